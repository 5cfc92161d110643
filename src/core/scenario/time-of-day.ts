/**
 * The time of day so many minutes after the start, rounded down to minutes; it goes on after midnight.
 *
 * @param start for example `18:42`
 * @param minutes since then, 0 or more, also parts of one
 */
export function timeOfDay(start: string, minutes: number): string {
  const [hour = 0, minute = 0] = start.split(':').map(Number);
  const total = hour * 60 + minute + Math.floor(minutes);
  return `${twoDigits(Math.floor(total / 60) % 24)}:${twoDigits(total % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
