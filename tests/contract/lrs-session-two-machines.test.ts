import { beforeEach, describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/core/attempt.ts';
import { decode, encode } from '../../src/core/suspend.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { scored, UNFINISHED } from '../support/interactions.ts';
import type { PageOptions } from '../support/launched-page.ts';
import { attemptStateId, launchedCourse } from '../support/launched-stand.ts';
import { courseIri } from '../support/xapi-course.ts';
import { learner, xapiStand, type XapiStand } from '../support/xapi-under-test.ts';

/* One learner on two machines: whatever the order of their requests, no answer and no verdict is lost. */

const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';
const { plan } = launchedCourse;
const blank: Attempt = {
  registration,
  seed: 7,
  place: { page: 'lesson', lesson: 1 },
  opened: [1],
  answers: {},
  tries: [],
  runs: [],
  status: 'incomplete',
};

/** A saved attempt with these questions answered. */
const state = (...questions: readonly number[]) => stateOf({ answers: answersTo(questions) });
const stateOf = (changes: Partial<Attempt>) => encode({ ...blank, ...changes }, plan);
const answersTo = (questions: readonly number[]) =>
  Object.fromEntries(questions.map((question) => [question, { chosen: [1], right: true }]));

let stand: XapiStand;
beforeEach(async () => {
  stand = await xapiStand();
});

async function machine(page: Partial<PageOptions> = {}): Promise<LmsSession> {
  const session = await stand.connected(stand.open({ registration }, page));
  stand.advance(60_000);
  return session;
}

async function save(session: LmsSession, saved: string): Promise<void> {
  session.saveState(saved, 'lesson-1');
  expect(await session.commit()).toEqual({ ok: true });
}

/** What the LRS holds of the attempt. */
function heldAttempt(): Attempt {
  const { state: held } = stand.document() as { readonly state: string };
  const decoded = decode(held, plan);
  if (decoded.kind !== 'restored') throw new Error(`The LRS holds ${held}.`);
  return decoded.attempt;
}

const answered = () => Object.keys(heldAttempt().answers).map(Number);

/** A network that a page can be cut off from. */
function line() {
  let isCut = false;
  const over: typeof fetch = (url, init) =>
    isCut ? Promise.reject(new TypeError('There is no network.')) : fetch(url, init);
  return {
    page: { environment: { fetch: over } },
    cut: (cut: boolean) => {
      isCut = cut;
    },
  };
}

/** CORS that shows no ETag. */
const hiding: typeof fetch = async (url, init) => {
  const answer = await fetch(url, init);
  const headers = new Headers(answer.headers);
  headers.delete('ETag');
  const { status } = answer;
  return new Response(status === 204 ? null : await answer.text(), { status, headers });
};

describe.each([
  ['shows its ETag', {}],
  ['hides its ETag', { environment: { fetch: hiding } }],
])('where the LRS %s', (_how, page: Partial<PageOptions>) => {
  test('the later machine writes nothing away that the earlier one saved after it had opened', async () => {
    const first = await machine(page);
    await save(first, state(11));
    const second = await machine(page);
    first.reportOutcome(scored('passed', 90));
    await save(first, stateOf({ answers: answersTo([11, 12]), status: 'passed' }));
    await save(second, state(11, 13));
    expect(answered()).toEqual([11, 12, 13]);
    expect(heldAttempt().status).toBe('passed');
    expect(stand.document()).toMatchObject({ judged: { passed: { score: { raw: 90 } } } });
    // The page of the second knows nothing of it, and goes on.
    await save(second, state(11, 13, 14));
    expect(answered()).toEqual([11, 12, 13, 14]);
    second.saveState(state(11, 13, 14, 15), 'lesson-1');
    expect(await second.end(UNFINISHED, 'gone')).toEqual({ ok: true });
    expect(answered()).toEqual([11, 12, 13, 14, 15]);
    expect(heldAttempt().status).toBe('passed');
    expect(stand.document()).toMatchObject({ judged: { passed: {} } });
  });

  // cmi5 (Quartz) 9.5.5.1: no progress after completed; an xAPI launch keeps to it too.
  test('a machine that learns on saving that the course is completed says no progress any more', async () => {
    const first = await machine(page);
    await save(first, state(11));
    const second = await machine(page);
    first.reportOutcome(scored('passed', 90));
    await save(first, stateOf({ answers: answersTo([11, 12]), status: 'passed' }));
    second.reportProgress(25);
    await save(second, state(11, 13));
    expect(stand.verbs()).toContain('completed');
    expect(stand.verbs()).not.toContain('progressed');
    second.reportProgress(50);
    await save(second, state(11, 13, 14));
    expect(stand.verbs()).not.toContain('progressed');
  });

  test('a machine that closes an old page writes nothing over what the later one saved', async () => {
    const { page: offline, cut } = line();
    const first = await machine(offline);
    await save(first, state(11));
    cut(true);
    first.saveState(state(11, 12), 'lesson-1');
    expect(await first.commit()).toMatchObject({ ok: false });
    const second = await machine(page);
    second.reportOutcome(scored('passed', 90));
    await save(second, stateOf({ answers: answersTo([11, 13]), status: 'passed' }));
    cut(false);
    expect(await first.end(UNFINISHED, 'gone')).toMatchObject({ ok: false, problem: { code: '412' } });
    expect(answered()).toEqual([11, 13]);
    expect(stand.document()).toMatchObject({ judged: { passed: {} } });
  });

  test('nor one whose first document never arrived', async () => {
    const { page: offline, cut } = line();
    const first = await machine(offline);
    cut(true);
    first.saveState(state(11), 'lesson-1');
    expect(await first.commit()).toMatchObject({ ok: false });
    const second = await machine(page);
    await save(second, state(12));
    cut(false);
    expect(await first.end(UNFINISHED, 'gone')).toMatchObject({ ok: false, problem: { code: '412' } });
    expect(answered()).toEqual([12]);
  });

  test('a machine that has looked, and leaves before it could write, keeps what it saw', async () => {
    const first = await machine();
    await save(first, state(11));
    const second = await machine(page);
    first.reportOutcome(scored('passed', 90));
    await save(first, stateOf({ answers: answersTo([11, 12]), status: 'passed' }));
    // The first write is refused, the look after it answered, the second write answered by nobody.
    stand.lrs.switches.arm({ kind: 'status', status: 412 }, { resource: 'activities/state', method: 'PUT' });
    stand.lrs.switches.arm({ kind: 'drop' }, { resource: 'activities/state', method: 'PUT' });
    second.saveState(state(11, 13), 'lesson-1');
    expect(await second.commit()).toMatchObject({ ok: false });
    expect(await second.end(UNFINISHED, 'gone')).toEqual({ ok: true });
    expect(answered()).toEqual([11, 12, 13]);
    expect(stand.document()).toMatchObject({ judged: { passed: {} } });
  });

  test('a page that closes alone is stored, whatever became of the save before', async () => {
    const { page: offline, cut } = line();
    const session = await machine(offline);
    await save(session, state(11));
    cut(true);
    session.saveState(state(11, 12), 'lesson-1');
    await session.commit();
    cut(false);
    expect(await session.end(UNFINISHED, 'gone')).toEqual({ ok: true });
    expect(answered()).toEqual([11, 12]);
  });
});

// A whole number above 1 is a later package's, whatever else stands in it.
describe('a document of a later version', () => {
  const query = {
    stateId: attemptStateId,
    activityId: courseIri,
    agent: JSON.stringify({ objectType: 'Agent', ...learner }),
    registration,
  };
  const put = () => {
    const body = { v: 2, visit: { id: 'later', startedAt: 0 }, attempt: 'as it is written by then' };
    stand.lrs.perform({ method: 'PUT', resource: 'activities/state', query, body });
  };

  test('opens the course to look at, as its own suspend data would', async () => {
    put();
    const session = await machine();
    const before = stand.document();
    expect(session.launch.mode).toBe('review');
    expect(decode(session.launch.savedState, plan)).toEqual({ kind: 'unreadable', why: 'newer-version' });
    session.saveState(state(11), 'lesson-1');
    session.reportOutcome(scored('passed', 90));
    expect(await session.commit()).toEqual({ ok: true });
    await session.end(scored('passed', 90), 'exit');
    expect(stand.document()).toEqual(before);
    expect(stand.verbs()).not.toContain('passed');
  });

  test('that came during a visit stays, and the window stops', async () => {
    const session = await machine();
    await save(session, state(11));
    put();
    const before = stand.document();
    session.saveState(state(11, 12), 'lesson-1');
    expect(await session.commit()).toMatchObject({ ok: false, over: true });
    expect(stand.document()).toEqual(before);
  });
});

test('what a later package saved in another window stays, and this window stops', async () => {
  const first = await machine();
  await save(first, state(11));
  const second = await machine();
  const ofLater = encode({ ...blank, answers: answersTo([11, 12]) }, { ...plan, version: '2.2.0' });
  await save(first, ofLater);
  second.saveState(state(11, 13), 'lesson-1');
  expect(await second.commit()).toMatchObject({ ok: false, over: true });
  expect(stand.document()).toMatchObject({ state: ofLater });
});
