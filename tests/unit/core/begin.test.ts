import { describe, expect, test } from 'vitest';
import type { Place } from '../../../src/core/attempt.ts';
import { isOpen } from '../../../src/core/progress.ts';
import { begin, type Launch } from '../../../src/core/begin.ts';
import { transition } from '../../../src/core/transition.ts';
import {
  AT,
  REGISTRATION,
  answered,
  attempt,
  finishedTry,
  lesson,
  lessonsDone,
  opened,
  plan,
  practised,
  question,
} from './course.ts';

function launch(over: Partial<Launch> = {}): Launch {
  return {
    mode: 'normal',
    passMark: null,
    attempt: null,
    fresh: { registration: REGISTRATION, seed: 7 },
    at: AT,
    ...over,
  };
}

/** Where an attempt stands that nothing was finished in. */
const INCOMPLETE = { status: 'incomplete', completed: false, score: null } as const;

describe('A first launch', () => {
  test('begins an empty attempt at the first lesson and saves it', () => {
    const [session, effects] = begin(plan(), launch());
    expect(session).toEqual({
      plan: plan(),
      mode: 'normal',
      passMark: 75,
      phase: 'active',
      attempt: attempt(),
    });
    expect(effects).toEqual([
      { type: 'began', resumed: false, before: INCOMPLETE, at: AT },
      { type: 'save' },
      { type: 'commit', when: 'soon' },
    ]);
  });

  test.each(['free', 'sequential'] as const)(
    'goes to the lesson the LMS’s bookmark names, navigation %s',
    (navigation) => {
      const place: Place = { page: 'lesson', lesson: 2 };
      expect(begin(plan({ navigation }), launch({ place }))[0].attempt.place).toEqual(place);
    },
  );

  test('a bookmark opens its lesson and nothing after it', () => {
    const bookmarked = begin(plan(), launch({ place: { page: 'lesson', lesson: 2 } }))[0];
    expect(isOpen(bookmarked, { page: 'assessment' })).toBe(false);
    const atAssessment = begin(plan(), launch({ place: { page: 'assessment' } }))[0];
    expect(atAssessment.attempt.place).toEqual({ page: 'lesson', lesson: 1 });
  });

  test.each([
    ['the pass mark of the LMS', 90, 90],
    ['even where it is zero', 0, 0],
    ['else that of the edition', null, 75],
  ])('takes %s', (_, passMark, expected) => {
    expect(begin(plan(), launch({ passMark }))[0].passMark).toBe(expected);
  });
});

describe('A later launch', () => {
  test('goes on where the learner was and saves nothing', () => {
    const saved = attempt({
      opened: [1, 2],
      answers: { 11: answered },
      place: { page: 'lesson', lesson: 2 },
    });
    const [session, effects] = begin(
      plan(),
      launch({ attempt: saved, place: { page: 'lesson', lesson: 1 } }),
    );
    expect(session.attempt).toEqual(saved);
    expect(effects).toEqual([{ type: 'began', resumed: true, before: INCOMPLETE, at: AT }]);
  });

  test('saves the attempt again where nobody knows whether the LMS has stored it', () => {
    const saved = attempt({ opened: [1], answers: { 11: answered } });
    const [, effects] = begin(plan(), launch({ attempt: saved, saveAgain: true }));
    expect(effects.slice(1)).toEqual([{ type: 'save' }, { type: 'commit', when: 'soon' }]);
    const [, unread] = begin(plan(), launch({ saveAgain: true, holdSave: true }));
    expect(unread.slice(1)).toEqual([]);
    const [, review] = begin(plan(), launch({ attempt: saved, saveAgain: true, mode: 'review' }));
    expect(review).toEqual([]);
  });

  test.each<[string, Place]>([
    ['a lesson that is gone', { page: 'lesson', lesson: 9 }],
    ['a lesson that is closed', { page: 'lesson', lesson: 3 }],
    ['an assessment that is closed', { page: 'assessment' }],
    ['a result that is not there', { page: 'result' }],
    ['a scenario that is gone', { page: 'scenario', scenario: 40 }],
  ])('at %s goes on with the first lesson that is not done', (_, place) => {
    const lessons = [...plan().lessons, lesson(3)];
    const saved = attempt({ opened: [1], answers: { 11: answered }, place });
    const [session] = begin(plan({ lessons }), launch({ attempt: saved }));
    expect(session.attempt).toEqual({ ...saved, place: { page: 'lesson', lesson: 2 } });
  });

  test('reports a status that an update raised', () => {
    const saved = attempt(lessonsDone);
    const [session, effects] = begin(plan({ assessment: null }), launch({ attempt: saved }));
    expect(session.attempt.status).toBe('completed');
    expect(effects).toEqual([
      { type: 'began', resumed: true, before: INCOMPLETE, at: AT },
      { type: 'save' },
      { type: 'report', outcome: { status: 'completed', completed: true, score: null }, at: AT },
      { type: 'commit', when: 'now' },
    ]);
  });

  test('never takes back a pass', () => {
    const saved = attempt({ ...lessonsDone, tries: [finishedTry(3)], status: 'passed' });
    const [session, effects] = begin(plan(), launch({ attempt: saved, passMark: 100 }));
    expect(session.attempt.status).toBe('passed');
    expect(effects.map(({ type }) => type)).toEqual(['began']);
  });
});

describe('A launch to browse or review', () => {
  test.each(['browse', 'review'] as const)('has no effects (%s)', (mode) => {
    expect(begin(plan(), launch({ mode }))[1]).toEqual([]);
    expect(begin(plan({ assessment: null }), launch({ mode, attempt: attempt(lessonsDone) }))[1]).toEqual([]);
  });
});

describe('A launch with a state that could not be read', () => {
  const [held, effects] = begin(plan(), launch({ holdSave: true }));

  test('leaves that state alone at first, by opening lessons and by leaving', () => {
    expect(effects).toEqual([{ type: 'began', resumed: false, before: INCOMPLETE, at: AT }]);
    const [reading, caused] = transition(held, opened(1));
    expect(caused).toEqual([]);
    expect(reading.attempt.opened).toEqual([1]);
    expect(transition(reading, { type: 'left', by: 'exit', at: AT })[1].map(({ type }) => type)).toEqual([
      'end',
    ]);
  });

  test('saves from the first answer on', () => {
    const [reading] = transition(held, opened(1));
    const [answering, first] = transition(reading, practised(question(11)));
    expect(first.map(({ type }) => type)).toEqual(['record', 'save', 'progress', 'commit']);
    expect(transition(answering, opened(2))[1].map(({ type }) => type)).toEqual(['save', 'commit']);
  });

  test('saves with the first result, though it came without an answer', () => {
    const short = plan({ assessment: null, lessons: [lesson(1)] });
    const [session] = begin(short, launch({ holdSave: true }));
    expect(transition(session, opened(1))[1].map(({ type }) => type)).toEqual([
      'save',
      'progress',
      'report',
      'commit',
    ]);
  });
});
