import { describe, expect, test } from 'vitest';
import type { Reported } from '../../../src/core/reported.ts';
import { due, merged, readJudged, type Judged, type Judgement } from '../../../src/lms/lrs/judgement.ts';

const score = (raw: number, attempt = 1) => ({
  raw,
  passMark: 80,
  passed: raw >= 80,
  missedCritical: false,
  form: { attempt, seed: 7 },
});
const judgement = (id: string, changes: Partial<Judgement> = {}): Judgement => ({
  id,
  at: 1,
  after: 1,
  score: null,
  sent: true,
  ...changes,
});
const outcome = (changes: Partial<Reported>): Reported => ({
  completion: 'incomplete',
  success: 'unknown',
  score: null,
  ...changes,
});

describe('what an outcome asks to be said in a registration', () => {
  const held: Judged = { failed: judgement('f', { score: score(0) }) };

  test.each<readonly [string, string, Reported, Judged, readonly string[]]>([
    ['nothing', 'nothing is judged', outcome({ score: score(40) }), {}, []],
    ['completed alone', 'only that is reached', outcome({ completion: 'completed' }), {}, ['completed']],
    [
      'passed and completed',
      'both are reached',
      outcome({ completion: 'completed', success: 'passed' }),
      {},
      ['passed', 'completed'],
    ],
    [
      'nothing',
      'both were said already',
      outcome({ completion: 'completed', success: 'passed' }),
      { passed: judgement('p'), completed: judgement('c') },
      [],
    ],
    ['no failed', 'passed was said', outcome({ success: 'failed' }), { passed: judgement('p') }, []],
    [
      'no second failed',
      'it is the same try, with a score of zero too',
      outcome({ success: 'failed', score: score(0) }),
      held,
      [],
    ],
    ['failed', 'a later try failed', outcome({ success: 'failed', score: score(0, 2) }), held, ['failed']],
    [
      'failed',
      'only the score is another',
      outcome({ success: 'failed', score: score(1) }),
      held,
      ['failed'],
    ],
    ['passed', 'failed was said', outcome({ success: 'passed', score: score(80) }), held, ['passed']],
  ])('is %s where %s', (_said, _where, reported, judged, expected) => {
    expect(due(reported, judged, true)).toEqual(expected);
  });

  test('is no second judgement in a session, while completed may still be said', () => {
    const both = outcome({ completion: 'completed', success: 'passed' });
    expect(due(both, {}, false)).toEqual(['completed']);
  });
});

describe('judgements of two windows', () => {
  test('what another window said stands in place of what was not sent yet', () => {
    const mine = { passed: judgement('mine', { sent: false }) };
    const theirs = { passed: judgement('theirs'), completed: judgement('c') };
    expect(merged(mine, theirs)).toEqual(theirs);
  });

  test('what was sent stays, and so does a later failed try', () => {
    const mine = { passed: judgement('mine'), failed: judgement('later', { sent: false }) };
    expect(merged(mine, { passed: judgement('theirs'), failed: judgement('earlier') })).toEqual(mine);
  });
});

test('a document is read back as it was written, and what is no judgement is left out', () => {
  const judged = { failed: judgement('f', { score: score(0) }), completed: judgement('c', { sent: false }) };
  expect(readJudged(JSON.parse(JSON.stringify(judged)))).toEqual(judged);
  expect(readJudged({ passed: { id: 7 }, failed: null, completed: 'yes', other: judgement('o') })).toEqual(
    {},
  );
  expect(readJudged(null)).toEqual({});
});
