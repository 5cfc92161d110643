import type { Step } from './play.ts';

const WORTH = { yes: 1, partly: 0.5, no: 0 } as const;

/**
 * How the decisions stand against what was known then, whatever came of them: whole percent, where a
 * sound decision counts one and a partly sound one a half.
 *
 * @param steps the decisions taken; none is 0 percent
 */
export function processScore(steps: readonly Pick<Step, 'option'>[]): number {
  if (steps.length === 0) return 0;
  const sum = steps.reduce((total, { option }) => total + WORTH[option.sound], 0);
  return Math.round((100 * sum) / steps.length);
}
