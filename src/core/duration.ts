/*
 * Times in the standards' own notations. Spans are cut to hundredths of a second, never rounded up:
 * no record may claim more time than passed. What is no time at all (negative, NaN, infinite) is 0.
 */

/** Longest span SCORM 1.2 can hold, in hundredths of a second: 9999:59:59.99. */
const LONGEST_12 = 9999 * 360_000 + 359_999;

/** 2039-01-01T00:00:00Z, epoch milliseconds: SCORM 2004 knows the years 1970 to 2038. */
const END_2004 = 2_177_452_800_000;

/**
 * The data type CMITimespan of the SCORM 1.2 Run-Time Environment: `HHHH:MM:SS.SS`. Hours are written with
 * four digits because some LMSs insist on them; longer spans stop at the longest that fits.
 *
 * @param ms milliseconds
 */
export function timeSpan12(ms: number): string {
  const { hours, minutes, hundredths } = parts(Math.min(inHundredths(ms), LONGEST_12));
  const seconds = `${twoDigits(Math.floor(hundredths / 100))}.${twoDigits(hundredths % 100)}`;
  return `${String(hours).padStart(4, '0')}:${twoDigits(minutes)}:${seconds}`;
}

/** The data type CMITime of the SCORM 1.2 Run-Time Environment: `HH:MM:SS` of the local 24 hour clock. */
export function clockTime(date: Date): string {
  if (Number.isNaN(date.getTime())) return '00:00:00';
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/**
 * ISO 8601 duration as SCORM 2004 and xAPI take it: `PT1H2M3.04S`, days as hours, since a day is not
 * always 24 hours and some LRSs refuse the designator.
 *
 * @param ms milliseconds
 */
export function isoDuration(ms: number): string {
  const { hours, minutes, hundredths } = parts(inHundredths(ms));
  const components = [
    hours > 0 ? `${hours}H` : '',
    minutes > 0 ? `${minutes}M` : '',
    hundredths > 0 ? `${hundredths / 100}S` : '',
  ].join('');
  return `PT${components === '' ? '0S' : components}`;
}

/**
 * The data type time(second,10,0) of the SCORM 2004 Run-Time Environment 4.1.1.7 in UTC:
 * `YYYY-MM-DDThh:mm:ss.ssZ`. Always two decimals, since "Z" is only legal behind a fraction, which is cut
 * and not rounded.
 *
 * @param ms epoch milliseconds; what lies outside the years 1970 to 2038 becomes the epoch
 */
export function timestamp2004(ms: number): string {
  return `${isoTimestamp(ms < END_2004 ? ms : 0).slice(0, -2)}Z`;
}

/**
 * ISO 8601 moment in UTC, to the millisecond.
 *
 * @param ms epoch milliseconds; what no date can hold becomes the epoch
 */
export function isoTimestamp(ms: number): string {
  const LAST_DATE = 8.64e15;
  // oxlint-disable-next-line no-restricted-globals -- writes a given time, reads no clock
  return new Date(ms >= 0 && ms <= LAST_DATE ? ms : 0).toISOString();
}

function inHundredths(ms: number): number {
  return Number.isFinite(ms) && ms > 0 ? Math.floor(ms / 10) : 0;
}

function parts(total: number): { hours: number; minutes: number; hundredths: number } {
  return {
    hours: Math.floor(total / 360_000),
    minutes: Math.floor((total % 360_000) / 6000),
    hundredths: total % 6000,
  };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
