import { isoTimestamp } from '../../core/timestamp.ts';

/** 2039-01-01T00:00:00Z, epoch milliseconds: SCORM 2004 knows the years 1970 to 2038. */
const END = 2_177_452_800_000;

/**
 * The data type time(second,10,0) of the SCORM 2004 Run-Time Environment 4.1.1.7 in UTC:
 * `YYYY-MM-DDThh:mm:ss.ssZ`. Always two decimals, since "Z" is only legal behind a fraction, which is cut
 * and not rounded.
 *
 * @param ms epoch milliseconds; what lies outside the years 1970 to 2038 becomes the epoch
 */
export function timestamp2004(ms: number): string {
  return `${isoTimestamp(ms < END ? ms : 0).slice(0, -2)}Z`;
}
