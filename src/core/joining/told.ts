import type { Attempt } from '../attempt.ts';
import type { Interaction } from '../session.ts';

/**
 * Whether an attempt holds the answer that an interaction tells of. Answers and the state that holds them
 * go to the LMS in one commit, so whoever keeps the one keeps the other.
 */
export function isToldIn({ answers, tries, runs }: Attempt, { key, form }: Interaction): boolean {
  const [, practised] = /^q(\d+)$/.exec(key) ?? [];
  if (practised !== undefined) return answers[Number(practised)] !== undefined;
  const [, asked] = /^t\d+_q(\d+)$/.exec(key) ?? [];
  if (asked !== undefined && form !== null) {
    const taken = tries[form.attempt - 1];
    return (
      taken?.seed === form.seed &&
      taken.items.some(({ question, chosen }) => question === Number(asked) && chosen !== null)
    );
  }
  const [, scenario, position] = /^s(\d+)_d(\d+)_/.exec(key) ?? [];
  // The decisions of the first run are the ones on record.
  const first = runs.find((run) => run.scenario === Number(scenario));
  return first !== undefined && first.path.length >= Number(position);
}
