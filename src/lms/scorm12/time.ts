import { spanOf } from '../../core/duration.ts';

/** Longest span that SCORM 1.2 can hold, milliseconds: 9999:59:59.99. */
const LONGEST = 35_999_999_990;

/**
 * The data type CMITimespan of the SCORM 1.2 Run-Time Environment: `HHHH:MM:SS.SS`. Hours are written with
 * four digits because some LMSs insist on them; longer spans stop at the longest that fits.
 *
 * @param ms milliseconds
 */
export function timeSpan12(ms: number): string {
  const { hours, minutes, hundredths } = spanOf(Number.isFinite(ms) ? Math.min(ms, LONGEST) : 0);
  const seconds = `${twoDigits(Math.floor(hundredths / 100))}.${twoDigits(hundredths % 100)}`;
  return `${String(hours).padStart(4, '0')}:${twoDigits(minutes)}:${seconds}`;
}

/** The data type CMITime of the SCORM 1.2 Run-Time Environment: `HH:MM:SS` of the local 24 hour clock. */
export function clockTime(date: Date): string {
  if (Number.isNaN(date.getTime())) return '00:00:00';
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
