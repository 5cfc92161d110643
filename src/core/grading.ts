import type { Question, Response } from './question.ts';

/** What one response to one question is worth. */
export interface Grade {
  readonly verdict: 'right' | 'partly' | 'wrong' | 'noted';
  /** `null` where nothing was to be got right (`predict`). Partly right is not right. */
  readonly right: boolean | null;
  /** Keys among the chosen options. */
  readonly found: number;
  /** Keys the question has. */
  readonly keys: number;
  /** Chosen options that are no keys. */
  readonly extra: number;
}

/**
 * Grades all or nothing: right only when every key and nothing else was chosen.
 *
 * @param chosen a response that `legalResponse` let pass
 */
export function grade(question: Question, chosen: Response): Grade {
  const keys = question.options.filter((option) => option.correct).map((option) => option.number);
  const found = keys.filter((key) => chosen.includes(key)).length;
  const counts = { found, keys: keys.length, extra: chosen.length - found };
  if (question.use === 'predict') return { verdict: 'noted', right: null, ...counts };
  if (found === keys.length && counts.extra === 0) return { verdict: 'right', right: true, ...counts };
  return { verdict: found > 0 ? 'partly' : 'wrong', right: false, ...counts };
}

/**
 * Brings what a widget sent into the form of a response: ascending, without repeats.
 *
 * @returns `undefined` where it cannot be a response to this question: an option number the question
 * does not have, no option at all, or more than one in a `choice`
 */
export function legalResponse(question: Question, chosen: readonly number[]): Response | undefined {
  const numbers = [...new Set(chosen)].sort((a, b) => a - b);
  if (!numbers.every((number) => question.options.some((option) => option.number === number)))
    return undefined;
  switch (question.type) {
    case 'choice':
      return numbers.length === 1 ? numbers : undefined;
    case 'choices':
      return numbers.length > 0 ? numbers : undefined;
    default:
      return question.type satisfies never;
  }
}
