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
