/**
 * Number of the calendar day where the device is, 1 January 1970 being 0. Days are counted by the date,
 * not by hours: who practises late in the evening finds what is due tomorrow in the morning, also where
 * a clock was put forward in between.
 */
export function localDay(time: Date): number {
  return Math.max(0, Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000);
}
