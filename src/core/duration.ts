/*
 * Spans of time are cut to hundredths of a second, never rounded up: no record may claim more time than
 * passed. What is no time at all (negative, NaN, infinite) is 0.
 */

export interface Span {
  readonly hours: number;
  /** 0 to 59. */
  readonly minutes: number;
  /** Hundredths of a second, 0 to 5999. */
  readonly hundredths: number;
}

/** @param ms milliseconds */
export function spanOf(ms: number): Span {
  const total = Number.isFinite(ms) && ms > 0 ? Math.floor(ms / 10) : 0;
  return {
    hours: Math.floor(total / 360_000),
    minutes: Math.floor((total % 360_000) / 6000),
    hundredths: total % 6000,
  };
}

/**
 * ISO 8601 duration as SCORM 2004 and xAPI take it: `PT1H2M3.04S`, days as hours, since a day is not
 * always 24 hours and some LRSs refuse the designator.
 *
 * @param ms milliseconds
 */
export function isoDuration(ms: number): string {
  const { hours, minutes, hundredths } = spanOf(ms);
  const components = [
    hours > 0 ? `${hours}H` : '',
    minutes > 0 ? `${minutes}M` : '',
    hundredths > 0 ? `${hundredths / 100}S` : '',
  ].join('');
  return `PT${components === '' ? '0S' : components}`;
}
