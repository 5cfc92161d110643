import type { Exchange } from './exchange.ts';
import type { Asked, Credit, Response } from './question.ts';

/** What one response to one question is worth. */
export interface Grade {
  readonly verdict: 'right' | 'partly' | 'wrong' | 'noted';
  /** `null` where nothing was to be got right (`predict`). Partly right is not right. */
  readonly right: boolean | null;
  /** Whole percent of the question's weight; `null` where nothing was to be got right. */
  readonly credit: number | null;
  /** Parts of the answer that are right. */
  readonly found: number;
  /** Parts that a right answer has. */
  readonly of: number;
  /** Parts given that no right answer has. */
  readonly extra: number;
}

/** A legal response and everything that follows from it: each question type makes its own. */
export interface Judged {
  readonly chosen: Response;
  readonly grade: Grade;
  readonly exchange: Exchange;
}

/** The one scale of all types: right only when every part and nothing else is there. */
export function gradeOf(
  { use, credit = 'all' }: Pick<Asked, 'use'> & { readonly credit?: Credit },
  { found, of, extra }: Pick<Grade, 'found' | 'of' | 'extra'>,
): Grade {
  const counts = { found, of, extra };
  if (use === 'predict') return { verdict: 'noted', right: null, credit: null, ...counts };
  if (found === of && extra === 0) return { verdict: 'right', right: true, credit: 100, ...counts };
  const part = credit === 'partial' ? Math.max(0, Math.floor((100 * (found - extra)) / of)) : 0;
  return { verdict: found > 0 ? 'partly' : 'wrong', right: false, credit: part, ...counts };
}
