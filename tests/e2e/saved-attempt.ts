import { randomUUID } from 'node:crypto';
import type { Attempt, Place, Try } from '../../src/core/attempt.ts';
import { encode } from '../../src/core/suspend.ts';
import { routeOf } from '../../src/runtime/route.ts';
import { response } from './answering/response.ts';
import type { Authored } from './authored.ts';
import { endedRun } from './scenario-play.ts';

/** What of the course a learner has not done yet. */
export interface Undone {
  /** Left away, every scenario was played once. */
  readonly runs?: Attempt['runs'];
  /** Numbers of questions that are still to be answered. */
  readonly open?: readonly number[];
  /** How many tries at the assessment there were, all of them failed; left away, none. */
  readonly failed?: number;
}

/** What a record keeper holds of a learner: the saved state, and the name of the place. */
export interface SavedAttempt {
  readonly state: string;
  readonly bookmark: string;
}

/** Every question that a try asks, answered wrong. */
function failedTry({ assessment }: Authored['plan'], seed: number): Try {
  const asked = assessment?.groups.flatMap(({ pool, count }) => pool.slice(0, count)) ?? [];
  return {
    seed,
    reached: { raw: 0, passed: false },
    items: asked.map((question) => ({ question, chosen: [1], right: false, credit: 0 })),
  };
}

/** A learner who has answered everything in the lessons right, but for what is undone, and stands at `place`. */
export function savedAttempt(
  { plan, quizzes, scenarios }: Authored,
  place: Place,
  undone: Undone = {},
): SavedAttempt {
  const { runs = scenarios.map(endedRun), open = [], failed = 0 } = undone;
  const answered = new Set(
    plan.lessons.flatMap(({ checks, draws }) => [
      ...checks,
      ...draws.flatMap(({ pool, count }) => pool.slice(0, count)),
    ]),
  );
  const attempt: Attempt = {
    registration: randomUUID(),
    seed: 1,
    place,
    opened: plan.lessons.map(({ number }) => number).sort((a, b) => a - b),
    answers: Object.fromEntries(
      quizzes
        .filter(({ number }) => answered.has(number) && !open.includes(number))
        .map((question) => [question.number, { chosen: response(question, true), right: true }]),
    ),
    tries: Array.from({ length: failed }, (_, seed) => failedTry(plan, seed)),
    runs,
    status: 'incomplete',
  };
  return { state: encode(attempt, plan), bookmark: routeOf(place, plan) };
}
