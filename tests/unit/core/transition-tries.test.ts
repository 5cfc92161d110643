import { describe, expect, test } from 'vitest';
import { transition } from '../../../src/core/transition.ts';
import {
  AT,
  attempt,
  answered,
  final,
  finishedTry,
  launched,
  plan,
  practised,
  question,
  run,
  session,
  tryAnswered,
  tryStarted,
} from './course.ts';
import { POOL, ready, kinds, withTries, running, expectNothing } from './transition-cases.ts';

describe('Starting a try', () => {
  test('asks the questions that were drawn in their order, and saves', () => {
    const [after, effects] = transition(ready, tryStarted([203, 201, 204, 202], 0xfffffff0));
    const open = { chosen: null, right: false, credit: 0 };
    expect(after.attempt.tries).toEqual([
      { seed: 0xfffffff0, items: [203, 201, 204, 202].map((number) => ({ question: number, ...open })) },
    ]);
    expect(effects).toEqual([{ type: 'save' }, { type: 'commit', when: 'soon' }]);
  });

  test.each([
    ['while the assessment is closed', launched(), POOL],
    ['while another runs', running(), POOL],
    ['when none is left', withTries(0, 2), POOL],
    ['after a pass', withTries(3), POOL],
    ['when there is nothing to draw', ready, []],
  ])('does nothing %s', (_, before, questions) => {
    expectNothing(before, tryStarted(questions));
  });

  test('asks a question once though it was drawn twice', () => {
    const [after] = transition(ready, tryStarted([203, 201, 203]));
    expect(after.attempt.tries[0]?.items.map(({ question: number }) => number)).toEqual([203, 201]);
  });

  test('again keeps the seed and what was answered', () => {
    const before = run(running(), [tryAnswered(201)]).session;
    const [after] = transition(before, tryStarted([204, 201, 209], 77));
    expect(after.attempt.tries).toEqual([
      {
        seed: 5,
        items: [
          { question: 204, chosen: null, right: false, credit: 0 },
          { question: 201, chosen: [1], right: true, credit: 100 },
          { question: 209, chosen: null, right: false, credit: 0 },
        ],
      },
    ]);
  });

  test('again without a question that was answered does nothing', () => {
    expectNothing(run(running(), [tryAnswered(201)]).session, tryStarted([202, 203, 204, 209]));
  });

  test('again after an update took an open question away draws another in its place', () => {
    const before = run(running(), [tryAnswered(201)]).session;
    const [after, effects] = transition(before, tryStarted([201, 202, 203, 209]));
    const items = after.attempt.tries[0]?.items ?? [];
    expect(items.map((item) => item.question).toSorted((a, b) => a - b)).toEqual([201, 202, 203, 209]);
    expect(items.find((item) => item.question === 201)).toEqual({
      question: 201,
      chosen: [1],
      right: true,
      credit: 100,
    });
    expect(after.attempt.tries).toHaveLength(1);
    expect(kinds(effects)).toEqual(['save', 'commit']);
  });

  test('again finishes the try where an update took all that was open away', () => {
    const before = run(running(), [tryAnswered(201), tryAnswered(202), tryAnswered(203)]).session;
    const [after, effects] = transition(before, tryStarted([201, 202, 203]));
    expect(after.attempt.status).toBe('passed');
    expect(effects).toContainEqual({
      type: 'report',
      outcome: {
        status: 'passed',
        completed: true,
        score: { raw: 100, passMark: 75, passed: true, missedCritical: false, form: { attempt: 1, seed: 5 } },
      },
      at: AT,
    });
  });
});

describe('Answering in a try', () => {
  test('records the answer with its try and weight, and says no result yet', () => {
    const [after, effects] = transition(running(), tryAnswered(202, [3]));
    expect(after.attempt.tries[0]?.items).toContainEqual({
      question: 202,
      chosen: [3],
      right: false,
      credit: 0,
    });
    expect(effects).toEqual([
      {
        type: 'record',
        interaction: {
          key: 't1_q202',
          item: {
            id: 'question-202',
            text: 'Which?',
            objective: 'O-1.1',
            parent: { kind: 'lesson', id: 'lesson-1' },
          },
          exchange: { kind: 'choice', choices: final(202).options, correct: [1], response: [3] },
          result: 'incorrect',
          credit: 0,
          weighting: 1,
          isRetry: false,
          form: { attempt: 1, seed: 5 },
          at: AT,
          latencyMs: 900,
        },
      },
      { type: 'save' },
      { type: 'commit', when: 'soon' },
    ]);
  });

  test('with the last question passes at the pass mark, and reports and commits at once', () => {
    const { session: after, effects } = run(running(), [
      tryAnswered(201),
      tryAnswered(202, [2]),
      tryAnswered(203),
      tryAnswered(204),
    ]);
    expect(after.attempt.status).toBe('passed');
    expect(effects.at(-1)?.slice(1)).toEqual([
      { type: 'save' },
      { type: 'progress', percent: 100, at: AT },
      {
        type: 'report',
        outcome: {
          status: 'passed',
          completed: true,
          score: {
            raw: 75,
            passMark: 75,
            passed: true,
            missedCritical: false,
            form: { attempt: 1, seed: 5 },
          },
        },
        at: AT,
      },
      { type: 'commit', when: 'now' },
    ]);
  });

  test('with the last question below the pass mark reports the score and stays incomplete while a try is left', () => {
    const wrong = POOL.map((number) => tryAnswered(number, [2]));
    const { session: first, effects } = run(running(), wrong);
    expect(first.attempt.status).toBe('incomplete');
    expect(effects.at(-1)?.slice(1)).toEqual([
      { type: 'save' },
      {
        type: 'report',
        outcome: {
          status: 'incomplete',
          completed: false,
          score: {
            raw: 0,
            passMark: 75,
            passed: false,
            missedCritical: false,
            form: { attempt: 1, seed: 5 },
          },
        },
        at: AT,
      },
      { type: 'commit', when: 'now' },
    ]);
    const second = run(first, [tryStarted(POOL), ...wrong]);
    expect(second.session.attempt.status).toBe('failed');
    expect(second.effects.at(-1)).toContainEqual({
      type: 'report',
      outcome: {
        status: 'failed',
        completed: false,
        score: { raw: 0, passMark: 75, passed: false, missedCritical: false, form: { attempt: 2, seed: 5 } },
      },
      at: AT,
    });
    expect(second.effects[1]?.[0]).toMatchObject({
      type: 'record',
      interaction: { key: 't2_q201', form: { attempt: 2 } },
    });
  });

  test('leaves single answers out of the records where the evidence is minimal, but reports the result', () => {
    const minimal = { ...running(), plan: plan({ evidence: 'minimal' }) };
    const { effects } = run(
      minimal,
      POOL.map((number) => tryAnswered(number)),
    );
    expect(effects.map(kinds)).toEqual([
      ['save', 'commit'],
      ['save', 'commit'],
      ['save', 'commit'],
      ['save', 'progress', 'report', 'commit'],
    ]);
  });

  test('does nothing for a question that is answered or not asked, or without a try', () => {
    expectNothing(transition(running(), tryAnswered(201))[0], tryAnswered(201, [2]));
    expectNothing(running(), tryAnswered(299));
    expectNothing(ready, tryAnswered(201));
    expectNothing(withTries(2), tryAnswered(201));
  });
});

describe('A course passed before its lessons are done', () => {
  test('stays incomplete until they are, and is then reported as passed', () => {
    const before = session({
      plan: plan({ navigation: 'free' }),
      attempt: attempt({ opened: [1, 2], answers: { 11: answered }, tries: [finishedTry(4)] }),
    });
    const [after, effects] = transition(before, practised(question(21)));
    expect(before.attempt.status).toBe('incomplete');
    expect(after.attempt.status).toBe('passed');
    expect(effects.at(-2)).toMatchObject({ type: 'report', outcome: { status: 'passed', completed: true } });
    expect(effects.at(-1)).toEqual({ type: 'commit', when: 'now' });
  });
});
