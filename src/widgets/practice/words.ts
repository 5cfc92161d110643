import { phrase } from '../../runtime/phrase.ts';
import { counted as counts, when } from '../../strings/en-practice.json';

/** `12 questions`, `one question`. */
export function counted(n: number): string {
  return n === 1 ? counts.one : phrase(counts.many, { n });
}

/** When a question comes back. @param days until then, from 0 */
export function whenIn(days: number): string {
  if (days <= 0) return when.round;
  return days === 1 ? when.tomorrow : phrase(when.days, { n: days });
}
