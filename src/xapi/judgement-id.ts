import type { Score } from '../core/session.ts';
import { nameUuid } from './name-uuid.ts';

/**
 * Id of the statement of a judgement: a name, so that whichever device says it again says the same
 * statement. A pass and a completion are said once of a registration. A failed try is known by its number,
 * by the seed of its form, since an attempt that could not be read begins its tries anew, and by what it
 * came to.
 *
 * @param registration UUID of the attempt
 * @param score of the try; `null` where none is held
 */
export function judgementId(
  registration: string,
  verdict: 'completed' | 'passed' | 'failed',
  score: Pick<Score, 'form' | 'raw'> | null,
): string {
  const ofTry = score === null ? '' : `/${score.form.attempt}/${score.form.seed}/${score.raw}`;
  return nameUuid(registration, verdict === 'failed' ? `${verdict}${ofTry}` : verdict);
}
