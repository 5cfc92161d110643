import type { Effect, Outcome } from '../../src/core/session.ts';
import type { Known } from '../../src/xapi/statements.ts';
import { answerTo } from './interactions.ts';
import { answer, outcomeOf, prototypes, startedAt } from './xapi-course.ts';

export const DAY = 86_400_000;
/** Nothing right. */
export const failedTry = {
  raw: 0,
  passMark: 80,
  passed: false,
  missedCritical: false,
  form: { attempt: 1, seed: 0 },
};
export const passedTry = {
  raw: 80,
  passMark: 80,
  passed: true,
  missedCritical: false,
  form: { attempt: 2, seed: 4_294_967_295 },
};
export const passed: Outcome = { status: 'passed', completed: true, score: passedTry };

const keyless = {
  ...prototypes,
  options: prototypes.options.map((option) => ({ ...option, correct: false })),
};

const porch = { kind: 'scenario', id: 'the-porch' } as const;
const decision = {
  key: 's40_d1',
  item: { id: 'the-porch/door', text: 'What do you do at the door?', objective: 'O-1.1', parent: porch },
  exchange: {
    kind: 'performance',
    steps: [
      {
        id: 'door',
        number: 1,
        text: 'What do you do at the door?',
        answers: [
          { id: 'wait', number: 1, text: 'Wait' },
          { id: 'knock', number: 2, text: 'Knock' },
        ],
      },
    ],
    correct: null,
    response: [[1, 2]],
  },
  result: 'neutral',
  credit: null,
} as const;

const AFTER_A_PASS = 'a launch that goes on after a pass';

/** What was known before the effects of these names. */
export const known: Readonly<Record<string, Known>> = {
  [AFTER_A_PASS]: {
    earlier: [
      { verdict: 'failed', score: failedTry, at: startedAt - DAY },
      { verdict: 'passed', score: passedTry, at: startedAt - 3_600_000 },
      { verdict: 'completed', at: startedAt - 3_600_000 },
    ],
  },
};

/** All that statements are made of, in the order of one visit. */
export const effects: Readonly<Record<string, Effect>> = {
  'a first launch': { type: 'began', resumed: false, before: outcomeOf(), at: startedAt },
  'a launch that goes on': { type: 'began', resumed: true, before: outcomeOf(), at: startedAt },
  [AFTER_A_PASS]: { type: 'began', resumed: true, before: passed, at: startedAt },
  'a practice answer': answer(),
  'an answer without right or wrong': answer({ ...answerTo(keyless), result: 'neutral', credit: null }),
  'an empty answer': answer({ ...answerTo(prototypes, []), result: 'incorrect', credit: 0, latencyMs: 0 }),
  'an answer that is worth a part': answer({ ...answerTo(prototypes, [3]), result: 'incorrect', credit: 50 }),
  'an answer to what was answered before': answer({ isRetry: true }),
  'a decision': answer(decision),
  'a decision taken again': answer({ ...decision, isRetry: true }),
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
