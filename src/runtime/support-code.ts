import type { LmsProblem } from '../lms/port.ts';

/** For the coordinator: which call failed and with which code. Nothing about the learner. */
export function supportCodeOf({ call, code }: LmsProblem): string {
  return `${call} ${code === '' ? '?' : code}`;
}
