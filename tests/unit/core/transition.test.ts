import { describe, expect, test } from 'vitest';
import type { Session, SessionEvent } from '../../../src/core/session.ts';
import { transition } from '../../../src/core/transition.ts';
import {
  AT,
  attempt,
  answered,
  choices,
  final,
  launched,
  lesson,
  opened,
  plan,
  practised,
  question,
  run,
  session,
  tryAnswered,
  tryStarted,
} from './course.ts';
import { POOL, ready, kinds, withTries, running, expectNothing } from './transition-cases.ts';

const left: SessionEvent = { type: 'left', by: 'exit', at: AT };

describe('Opening a place', () => {
  test('remembers it and saves', () => {
    const [after, effects] = transition(launched(), opened(1));
    expect(after.attempt.place).toEqual({ page: 'lesson', lesson: 1 });
    expect(after.attempt.opened).toEqual([1]);
    expect(effects).toEqual([{ type: 'save' }, { type: 'commit', when: 'soon' }]);
  });

  test('keeps the opened lessons ascending and once each', () => {
    const { session: after } = run(launched({ navigation: 'free' }), [opened(2), opened(1), opened(2)]);
    expect(after.attempt.opened).toEqual([1, 2]);
    expect(after.attempt.place).toEqual({ page: 'lesson', lesson: 2 });
  });

  test('again, where the learner already is, does nothing', () => {
    expectNothing(run(launched(), [opened(1)]).session, opened(1));
    expectNothing(ready, { type: 'opened', place: { page: 'assessment' }, at: AT });
  });

  test('does nothing while it is closed', () => {
    expectNothing(launched(), opened(2));
    expectNothing(launched(), { type: 'opened', place: { page: 'assessment' }, at: AT });
    expectNothing(launched(), { type: 'opened', place: { page: 'result' }, at: AT });
  });

  test('is progress where the lesson has no checks', () => {
    const [, effects] = transition(launched({ lessons: [lesson(1), lesson(2, [21])] }), opened(1));
    expect(effects).toEqual([
      { type: 'save' },
      { type: 'progress', percent: 33, at: AT },
      { type: 'commit', when: 'soon' },
    ]);
  });

  test('completes a course that asks for nothing more, and commits at once', () => {
    const [after, effects] = transition(launched({ lessons: [lesson(1)], assessment: null }), opened(1));
    expect(after.attempt.status).toBe('completed');
    expect(effects).toEqual([
      { type: 'save' },
      { type: 'progress', percent: 100, at: AT },
      { type: 'report', outcome: { status: 'completed', completed: true, score: null }, at: AT },
      { type: 'commit', when: 'now' },
    ]);
  });
});

describe('Answering a practice question', () => {
  const start = run(launched({ lessons: [lesson(1, [11, 12]), lesson(2, [21])] }), [opened(1)]).session;

  test('records and saves the first answer', () => {
    const asked = question(11);
    const [after, effects] = transition(start, practised(asked, [2]));
    expect(after.attempt.answers).toEqual({ 11: { chosen: [2], right: false } });
    expect(effects).toEqual([
      {
        type: 'record',
        interaction: {
          key: 'q11',
          item: {
            id: 'question-11',
            text: 'Which?',
            objective: 'O-1.1',
            parent: { kind: 'lesson', id: 'lesson-1' },
          },
          exchange: { kind: 'choice', choices: asked.options, correct: [1], response: [2] },
          result: 'incorrect',
          credit: 0,
          weighting: 0,
          isRetry: false,
          form: null,
          at: AT,
          latencyMs: 4200,
        },
      },
      { type: 'save' },
      { type: 'commit', when: 'soon' },
    ]);
  });

  test.each([
    ['right', question(11), [1], 'correct', true],
    ['partly right', choices(11, [1, 2]), [1], 'incorrect', false],
    ['a first thought', question(31, [1], { use: 'predict' }), [1], 'neutral', null],
  ])('records what it was: %s', (_, asked, chosen, result, right) => {
    const [after, [effect]] = transition(start, practised(asked, chosen));
    expect(effect).toMatchObject({ type: 'record', interaction: { result } });
    expect(after.attempt.answers[asked.number]).toEqual({ chosen, right });
  });

  test('puts the response in order before it is kept or recorded', () => {
    const [after, [effect]] = transition(start, practised(choices(11, [1, 3]), [3, 1]));
    expect(after.attempt.answers[11]).toEqual({ chosen: [1, 3], right: true });
    expect(effect).toMatchObject({ type: 'record', interaction: { exchange: { response: [1, 3] } } });
  });

  test('is progress with the last check of a lesson, right or wrong', () => {
    const { effects } = run(start, [practised(question(11)), practised(question(12), [3])]);
    expect(effects.map(kinds)).toEqual([
      ['record', 'save', 'commit'],
      ['record', 'save', 'progress', 'commit'],
    ]);
  });

  test('a second time does nothing', () => {
    expectNothing(transition(start, practised(question(11), [2]))[0], practised(question(11), [1]));
  });

  test('does nothing for a question of the assessment', () => {
    expectNothing(start, practised(final(201)));
  });

  test('is kept out of the records where the evidence is minimal, but saved', () => {
    const minimal = session({ plan: plan({ evidence: 'minimal' }) });
    const [after, effects] = transition(minimal, practised(question(11)));
    expect(kinds(effects)).toEqual(['save', 'commit']);
    expect(after.attempt.answers[11]).toEqual(answered);
  });

  test('reports and commits at once when it completes the course', () => {
    const almost = session({
      plan: plan({ assessment: null }),
      attempt: attempt({ opened: [1, 2], answers: { 11: answered } }),
    });
    const [, effects] = transition(almost, practised(question(21)));
    expect(effects.slice(1)).toEqual([
      { type: 'save' },
      { type: 'progress', percent: 100, at: AT },
      { type: 'report', outcome: { status: 'completed', completed: true, score: null }, at: AT },
      { type: 'commit', when: 'now' },
    ]);
  });
});

describe('Leaving', () => {
  test('saves and ends with the outcome', () => {
    const [after, effects] = transition(withTries(2), left);
    expect(after.phase).toBe('ended');
    expect(effects).toEqual([
      { type: 'save' },
      {
        type: 'end',
        by: 'exit',
        outcome: {
          status: 'incomplete',
          completed: false,
          score: {
            raw: 50,
            passMark: 75,
            passed: false,
            missedCritical: false,
            form: { attempt: 1, seed: 9 },
          },
        },
        at: AT,
      },
    ]);
  });

  test('is the last thing that happens', () => {
    const ended = transition(running(), left)[0];
    for (const event of [opened(1), practised(question(31)), tryStarted(POOL), tryAnswered(201), left])
      expectNothing(ended, event);
  });
});

describe.each(['browse', 'review'] as const)('In mode %s', (mode) => {
  test('the pages work but nothing is saved, recorded or reported', () => {
    const start: Session = { ...launched(), mode };
    const { session: after, effects } = run(start, [
      opened(1),
      practised(question(11)),
      opened(2),
      practised(question(21)),
      tryStarted(POOL),
      ...POOL.map((number) => tryAnswered(number)),
    ]);
    expect(after.attempt.status).toBe('passed');
    expect(effects.flat()).toEqual([]);
    expect(kinds(transition(after, left)[1])).toEqual(['end']);
  });
});
