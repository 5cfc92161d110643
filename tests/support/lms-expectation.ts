import type { Reported } from '../../src/core/reported.ts';
import type { Abilities, Stored } from './lms-under-test.ts';

/** The part of a record that an outcome decides. */
export type HeldOutcome = Pick<Stored, 'completion' | 'success' | 'score'>;

export const NOTHING_HELD: HeldOutcome = { completion: 'none', success: 'unknown', score: null };

const COMPLETION: readonly Stored['completion'][] = ['none', 'incomplete', 'completed'];
const SUCCESS: readonly Stored['success'][] = ['unknown', 'failed', 'passed'];

/**
 * What a record keeper of these abilities holds after the outcomes of several sessions, each in the order
 * it was reported: what it held already never gets worse, and the score belongs to what is held.
 */
export function expectedAfter(abilities: Abilities, sessions: readonly (readonly Reported[])[]): HeldOutcome {
  const sessionAfter = abilities.statuses === 'one' ? oneStatus : twoStatuses;
  return sessions.reduce((held, session) => sessionAfter(abilities, held, session), NOTHING_HELD);
}

/** SCORM 1.2 RTE 3.4.2, lesson_status: one word for both, from incomplete over failed and completed to passed. */
function oneStatus(_abilities: Abilities, before: HeldOutcome, session: readonly Reported[]): HeldOutcome {
  return session.reduce((held, { completion, success, score }) => {
    const told: Pick<HeldOutcome, 'completion' | 'success'> =
      success === 'passed'
        ? { completion: 'completed', success }
        : completion === 'completed'
          ? { completion, success: 'unknown' }
          : { completion, success };
    return rankOfOne(told) < rankOfOne(held) ? held : { ...told, score: score?.raw ?? held.score };
  }, before);
}

function rankOfOne({ completion, success }: Pick<HeldOutcome, 'completion' | 'success'>): number {
  if (completion === 'none') return -1;
  return completion === 'completed' ? 2 + SUCCESS.indexOf(success) : SUCCESS.indexOf(success);
}

function twoStatuses(abilities: Abilities, before: HeldOutcome, session: readonly Reported[]): HeldOutcome {
  let judged = abilities.judgesOncePerSession && before.success === 'passed';
  return session.reduce((held, { completion, success, score }) => {
    const mayJudge = !judged && success !== 'unknown';
    if (mayJudge && abilities.judgesOncePerSession) judged = true;
    const told = mayJudge ? success : 'unknown';
    const rise = SUCCESS.indexOf(success) - SUCCESS.indexOf(held.success);
    const judgesAgain = rise === 0 && success !== 'unknown';
    const counts = rise > 0 || judgesAgain || (rise === 0 && isAtLeast(completion, held.completion));
    const hasPlace = mayJudge || (!abilities.scoreNeedsJudgement && !abilities.judgesOncePerSession);
    return {
      completion: isAtLeast(completion, held.completion) ? completion : held.completion,
      success: SUCCESS.indexOf(told) > SUCCESS.indexOf(held.success) ? told : held.success,
      score: counts && hasPlace ? (score?.raw ?? held.score) : held.score,
    };
  }, before);
}

function isAtLeast(completion: Stored['completion'], other: Stored['completion']): boolean {
  return COMPLETION.indexOf(completion) >= COMPLETION.indexOf(other);
}
