import { afterEach, beforeEach, describe } from 'vitest';
import { serveCmi5, type HandmadeAu, type Json, type ServedCmi5 } from '../support/cmi5-session.ts';
import { extended, MASTERY, PROGRESS, scored } from '../support/cmi5-statements.ts';
import { testAllowed, testBreaches, type Breach } from './cmi5-breach.ts';

let served: ServedCmi5;
beforeEach(async () => {
  served = await serveCmi5(() => 0);
});
afterEach(() => served.close());

const breaches: readonly Breach[] = [
  {
    clause: '9.5.1.0-2',
    what: 'completed with a score',
    sent: (au) =>
      au.statement('completed', { result: { completion: true, duration: 'PT1S', score: { scaled: 1 } } }),
  },
  {
    clause: '9.5.1',
    what: 'a scaled score below 0',
    sent: (au) => au.statement('passed', { result: scored({ scaled: -0.1 }) }),
  },
  {
    clause: '9.5.1.0-3',
    what: 'raw without min and max',
    sent: (au) => au.statement('passed', { result: scored({ scaled: 0, raw: 0 }) }),
  },
  {
    clause: '9.5.1.0-3',
    what: 'a raw score that is no integer',
    sent: (au) => au.statement('passed', { result: scored({ scaled: 0.9, raw: 90.5, min: 0, max: 100 }) }),
  },
  {
    clause: '9.3.4.0-2',
    what: 'passed below the masteryScore',
    launch: { masteryScore: 0.8 },
    sent: (au) => extended(au.statement('passed', { result: scored({ scaled: 0.79 }) }), { [MASTERY]: 0.8 }),
  },
  {
    clause: '9.3.5.0-2',
    what: 'failed at the masteryScore',
    launch: { masteryScore: 0.8 },
    sent: (au) =>
      extended(au.statement('failed', { result: scored({ scaled: 0.8 }, { success: false }) }), {
        [MASTERY]: 0.8,
      }),
  },
  {
    clause: '9.5.2',
    what: 'passed without success',
    sent: (au) => au.statement('passed', { result: { duration: 'PT1S' } }),
  },
  {
    clause: '9.5.2',
    what: 'completed with success',
    sent: (au) =>
      au.statement('completed', { result: { completion: true, success: true, duration: 'PT1S' } }),
  },
  {
    clause: '9.5.3',
    what: 'completed without completion',
    sent: (au) => au.statement('completed', { result: { duration: 'PT1S' } }),
  },
  {
    clause: '9.5.3',
    what: 'failed with completion',
    sent: (au) => au.statement('failed', { result: { success: false, completion: true, duration: 'PT1S' } }),
  },
  ...['completed', 'passed', 'failed', 'terminated'].map((verb) => ({
    clause: '9.5.4.1',
    what: `${verb} without a duration`,
    sent: (au: HandmadeAu) => {
      const statement = au.statement(verb);
      const { duration: _duration, ...result } = statement.result as Json;
      return { ...statement, result };
    },
  })),
  {
    clause: '9.5.4.1-1',
    what: 'terminated with a duration that did not pass',
    sent: (au) => au.statement('terminated', { result: { duration: 'PT12M' } }),
  },
  {
    clause: '9.3.8',
    what: 'terminated with a response',
    sent: (au) => au.statement('terminated', { result: { duration: 'PT10M', response: 'bye' } }),
  },
  ...[100, -1, 12.5, '12'].map((progress) => ({
    clause: '9.5.5.1',
    what: `progress ${JSON.stringify(progress)}`,
    sent: (au: HandmadeAu) =>
      au.statement('progressed', { result: { extensions: { [PROGRESS]: progress } } }),
  })),
  {
    clause: '9.5.5.1',
    what: 'progress in completed',
    sent: (au) =>
      au.statement('completed', {
        result: { completion: true, duration: 'PT1S', extensions: { [PROGRESS]: 99 } },
      }),
  },
];

describe('the result of a statement', () => {
  testBreaches(() => served, breaches);

  testAllowed(
    () => served,
    [
      ['progress 0', (au) => au.statement('progressed', { result: { extensions: { [PROGRESS]: 0 } } })],
      [
        'a score of zero that failed',
        (au) =>
          au.statement('failed', {
            result: scored({ scaled: 0, raw: 0, min: 0, max: 100 }, { success: false }),
          }),
      ],
      [
        'success and score in an answer',
        (au) => au.statement('answered', { result: { success: true, score: { scaled: 1 } } }),
      ],
    ],
  );
});
