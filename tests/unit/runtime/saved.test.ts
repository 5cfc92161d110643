import { describe, expect, test } from 'vitest';
import { begin } from '../../../src/core/begin.ts';
import { encode } from '../../../src/core/suspend.ts';
import { createScorm12Lms } from '../../../src/lab/scorm12-lms.ts';
import { createScorm2004Lms } from '../../../src/lab/scorm2004-lms.ts';
import { createCourse } from '../../../src/runtime/course.ts';
import { createKeeper } from '../../../src/runtime/keeper.ts';
import { readSaved } from '../../../src/runtime/saved.ts';
import { scored } from '../../support/interactions.ts';
import { fakeEnvironment } from '../../support/lms-environment.ts';
import { connected as connected12 } from '../../support/scorm12-under-test.ts';
import { connected2004 } from '../../support/scorm2004-under-test.ts';
import {
  RELEASE,
  AT,
  REGISTRATION,
  answered,
  attempt,
  finishedTry,
  judged,
  lesson,
  lessonsDone,
  plan,
  question,
} from '../core/course.ts';
import { lone } from '../../support/lone-keeper.ts';

const learner = { id: 'officer-1', name: 'Rivera, Sam' };
const reach = [
  [2, 0],
  [220, 0],
  [0, 0],
] as const;
/** What a package saved that had one question more. */
const newer = encode(
  attempt({ ...lessonsDone, answers: { ...lessonsDone.answers, 221: answered }, tries: [finishedTry(2)] }),
  RELEASE,
);

/** What a later version of the course saved, though it had the same questions. */
const later = encode(attempt({ ...lessonsDone, tries: [finishedTry(2)] }), { ...RELEASE, version: '1.0.1' });

describe('The attempt that was handed over', () => {
  test.each<[string, string, object]>([
    ['none', '', { attempt: null, isReadable: true, isLater: false }],
    ['one of this package', encode(attempt(lessonsDone), RELEASE), { isReadable: true, isLater: false }],
    ['one that names a later question', newer, { isReadable: true, isLater: true }],
    ['one of a later version', later, { attempt: null, isReadable: false, isLater: true }],
    ['one in a later format', '3.4.AAAA', { attempt: null, isReadable: false, isLater: true }],
    ['one that is cut', newer.slice(0, -4), { attempt: null, isReadable: false, isLater: false }],
    [
      'one of another course',
      encode(attempt(), { ...RELEASE, course: 'other' }),
      { attempt: null, isReadable: false, isLater: false },
    ],
  ])('is %s', (_, state, expected) => {
    expect(readSaved({ plan: plan(), reach }, state)).toMatchObject(expected);
  });
});

const STANDARDS = {
  'SCORM 1.2': () => {
    const lms = createScorm12Lms({ learner });
    return {
      open: (api: object) => connected12(fakeEnvironment({ API: api })),
      first: () => lms.api(),
      again: () => lms.relaunch(),
      held: () => strip(lms.data()),
    };
  },
  'SCORM 2004': () => {
    const lms = createScorm2004Lms({ learner });
    return {
      open: (api: object) => connected2004(fakeEnvironment({ API_1484_11: api })),
      first: () => lms.api(),
      again: () => lms.relaunch(),
      held: () => strip(lms.data()),
    };
  },
};

/** What the LMS holds of the attempt: time, entry and exit are the visit's. */
function strip(data: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(data).filter(([element, value]) => value !== '' && !/time|entry|exit/.test(element)),
  );
}

const OLDER = [
  ['SCORM 1.2', 'names a later question', newer],
  ['SCORM 1.2', 'is of a later version', later],
  ['SCORM 2004', 'names a later question', newer],
  ['SCORM 2004', 'is of a later version', later],
] as const;

describe.each(OLDER)('A package older than the state, in %s, which %s,', (standard, _, state) => {
  test('lets the learner look, and leaves state, status, score and answers as they were', async () => {
    const lms = STANDARDS[standard]();
    const first = await lms.open(lms.first());
    first.saveState(state, 'lesson-2');
    await first.end(scored('passed', 85), 'exit');
    const before = lms.held();

    const session = await lms.open(lms.again());
    const saved = readSaved({ plan: plan(), reach }, session.launch.savedState);
    expect(saved.isLater).toBe(true);
    const keeper = createKeeper({
      ...lone,
      lms: session,
      now: () => AT,
      after: () => () => {},
      show: () => {},
    });
    const course = createCourse(() => AT);
    const [begun, effects] = begin(plan({ lessons: [lesson(1, [11]), lesson(2, [21])] }), {
      mode: 'review',
      passMark: null,
      attempt: saved.attempt,
      fresh: { registration: REGISTRATION, seed: 1 },
      at: AT,
    });
    course.begin(begun, effects, [keeper.consume]);
    const asked = question(12);
    course.dispatch({ type: 'answered', question: asked, judged: judged(asked, [1]), latencyMs: 9 });
    keeper.flush();
    course.dispatch({ type: 'left', by: 'exit' });
    expect(await keeper.ended()).toEqual({ ok: true });
    expect(lms.held()).toEqual(before);
    expect((await lms.open(lms.again())).launch.savedState).toBe(state);
  });
});
