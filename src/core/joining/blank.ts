import type { Attempt } from '../attempt.ts';

/** Whether nothing was done in it yet but read. */
export function isBlank({ answers, tries, runs }: Attempt): boolean {
  return Object.keys(answers).length + tries.length + runs.length === 0;
}
