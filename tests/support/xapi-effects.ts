import type { Effect, Outcome } from '../../src/core/session.ts';
import { answer, outcomeOf, prototypes, startedAt } from './xapi-course.ts';

export const DAY = 86_400_000;
/** Nothing right. */
export const failedTry = { raw: 0, passMark: 80, passed: false, form: { attempt: 1, seed: 0 } };
export const passedTry = { raw: 80, passMark: 80, passed: true, form: { attempt: 2, seed: 4_294_967_295 } };
export const passed: Outcome = { status: 'passed', completed: true, score: passedTry };

const keyless = {
  ...prototypes,
  options: prototypes.options.map((option) => ({ ...option, correct: false })),
};

/** All that statements are made of, in the order of one visit. */
export const effects: Readonly<Record<string, Effect>> = {
  'a first launch': { type: 'began', resumed: false, before: outcomeOf(), at: startedAt },
  'a launch that goes on': { type: 'began', resumed: true, before: outcomeOf(), at: startedAt },
  'a practice answer': answer(),
  'an answer without right or wrong': answer({ question: keyless, result: 'neutral' }),
  'an empty answer': answer({ chosen: [], result: 'incorrect', latencyMs: 0 }),
  'an assessment answer': answer({ form: { attempt: 1, seed: 0 }, weighting: 1 }),
  progress: { type: 'progress', percent: 0, at: startedAt },
  'a failed try': { type: 'report', outcome: outcomeOf({ score: failedTry }), at: startedAt },
  'a pass': { type: 'report', outcome: passed, at: startedAt },
  'a pass whose score is not held': { type: 'report', outcome: { ...passed, score: null }, at: startedAt },
  'a completion without assessment': {
    type: 'report',
    outcome: outcomeOf({ status: 'completed', completed: true }),
    at: startedAt,
  },
  'an end before the course is done': { type: 'end', outcome: outcomeOf(), by: 'exit', at: startedAt + DAY },
  'an end while tries are left': {
    type: 'end',
    outcome: outcomeOf({ score: failedTry }),
    by: 'exit',
    at: startedAt,
  },
  'an end after whole days': { type: 'end', outcome: passed, by: 'exit', at: startedAt + 3 * DAY },
};
