import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { begin } from '../../src/core/begin.ts';
import type { Session, SessionEvent } from '../../src/core/session.ts';
import { transition } from '../../src/core/transition.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { createKeeper, type Keeper } from '../../src/runtime/keeper.ts';
import type { Keeping } from '../../src/runtime/keeping.ts';
import { judgementId } from '../../src/xapi/judgement-id.ts';
import { cmi5Stand, connected } from '../support/cmi5-under-test.ts';
import { createDevice, type Device, type DevicePage } from '../support/device.ts';
import { interaction, scored } from '../support/interactions.ts';
import { launchedPage, type LaunchedPage, type PageOptions } from '../support/launched-page.ts';
import { fakeStorage } from '../support/lms-environment.ts';
import { lone } from '../support/lone-keeper.ts';
import { xapiStand } from '../support/xapi-under-test.ts';
import {
  attempt,
  lessonsDone,
  plan,
  practised,
  question,
  REGISTRATION,
  tryAnswered,
  tryStarted,
} from '../unit/core/course.ts';

/*
 * In a launch the statements are the record: what the learner is told of one that the LRS refuses, by whom
 * it is confirmed, and what the sign in the header says meanwhile.
 */

/** One learner's registration, launched by either standard. */
interface Launches {
  /** A new launch. */
  open(page: Partial<PageOptions>): Promise<LmsSession>;
  /** The page of a launch, loaded again in its window. */
  reload(page: Partial<PageOptions>): Promise<LmsSession>;
  verbs(): readonly string[];
  document(): unknown;
  advance(ms: number): void;
  /** Of all statements, the course's and the LMS's. */
  ids(): readonly unknown[];
  /** What was done against the standard, in words. */
  violations(): readonly string[];
}

const launches: Readonly<Record<'cmi5' | 'xAPI', () => Promise<Launches>>> = {
  async cmi5() {
    const stand = await cmi5Stand(REGISTRATION);
    return {
      ...stand,
      open: (page) => connected(stand.open({}, page)),
      reload: (page) => connected(reloaded(stand, page)),
      violations: () => stand.lms.violations(),
      ids: () => stand.lrs.statements().map(({ id }) => id),
    };
  },
  async xAPI() {
    const stand = await xapiStand();
    return {
      ...stand,
      open: (page) => stand.connected(stand.open({ registration: REGISTRATION }, page)),
      reload: (page) => stand.connected(reloaded(stand, page)),
      ids: () => stand.lrs.statements().map(({ id }) => id),
    };
  },
};

function reloaded({ now }: { now(): number }, page: Partial<PageOptions>): LaunchedPage {
  return launchedPage({ search: '', ...page, environment: { now, ...page.environment } });
}

const PASSED = 'http://adlnet.gov/expapi/verbs/passed';
const FIRST = '/interactions/question-11"';
const PASS = [
  tryStarted([201, 202, 203, 204]),
  ...[201, 202, 203, 204].map((number) => tryAnswered(number)),
] as const;

let device: Device;
/** What a statement has in it that the LRS refuses; each of them. */
let refused: readonly string[];
beforeEach(() => {
  device = createDevice();
  refused = [];
});

/** A page of the device, with an LRS that refuses some statements, whatever else is in the request. */
function onDevice(page: DevicePage = device.page()): Partial<PageOptions> {
  const answer: typeof fetch = async (url, init) => {
    const request = new Request(url, init);
    const body = request.method === 'POST' ? await request.text() : '';
    const isRefused = refused.some((text) => body.includes(text));
    return isRefused ? new Response('Not taken.', { status: 400 }) : page.fetch(url, init);
  };
  return { device: { ...page.own, localStorage: fakeStorage() }, environment: { fetch: answer } };
}

interface Visit {
  readonly lms: LmsSession;
  readonly keeper: Keeper;
  /** What the sign has said. */
  readonly shown: readonly Keeping[];
  dispatch(...events: readonly SessionEvent[]): void;
}

/** The real record keeper of the page over the session; nothing is tried again unless a test says so. */
function visit(lms: LmsSession, begun = attempt()): Visit {
  const shown: Keeping[] = [];
  const keeper = createKeeper({
    ...lone,
    lms,
    now: () => 0,
    after: () => () => {},
    show: (keeping) => void shown.push(keeping),
  });
  const fresh = { registration: REGISTRATION, seed: 7 };
  const { saveAgain } = lms.launch;
  const asked = { mode: 'normal', passMark: null, attempt: begun, fresh, at: 0, saveAgain } as const;
  let [session, effects]: readonly [Session, Parameters<Keeper['consume']>[0]] = begin(plan(), asked);
  keeper.consume(effects, session);
  return {
    lms,
    keeper,
    shown,
    dispatch(...events) {
      for (const event of events) {
        [session, effects] = transition(session, event);
        keeper.consume(effects, session);
      }
    },
  };
}

const lacking = ({ lms }: Visit) => lms.lacking?.() ?? [];
const done = attempt(lessonsDone);
const codeOf = (id: unknown) => `POST statements 400 ${String(id).slice(0, 8)}`;

describe.each(['cmi5', 'xAPI'] as const)('In a launch over %s', (standard) => {
  let lrs: Launches;
  beforeEach(async () => {
    lrs = await launches[standard]();
  });
  afterEach(() => expect(lrs.violations()).toEqual([]));

  test('a refused answer is told once with a code of its own, all others arrive, and the sign says saved', async () => {
    const page = visit(await lrs.open(onDevice()));
    refused = [FIRST];
    page.dispatch(practised(question(11)), practised(question(21)));
    expect(await page.keeper.settle()).toEqual({ ok: true });
    expect(page.shown.map(({ state }) => state)).not.toContain('late');
    expect(page.shown.at(-1)).toMatchObject({ state: 'saved' });
    const told = [{ what: 'entry', code: expect.stringMatching(/^POST statements 400 [\da-f]{8}$/) }];
    expect(lacking(page)).toEqual(told);
    expect(lrs.verbs().filter((verb) => verb === 'answered')).toHaveLength(1);
    page.dispatch({ type: 'left', by: 'exit', at: 0 });
    expect(await page.keeper.ended()).toEqual({ ok: true });
    expect(lacking(page)).toEqual(told);
    expect(lrs.verbs().at(-1)).toBe('terminated');
  });

  test('a refused answer whose page ended before it told is told by the next visit on the device, once', async () => {
    const killed = device.page();
    const page = visit(await lrs.open(onDevice(killed)));
    refused = [FIRST];
    page.dispatch(practised(question(11)), practised(question(21)));
    expect(await page.keeper.settle()).toEqual({ ok: true });
    killed.kill();
    lrs.advance(60_000);
    refused = [];
    const next = visit(await lrs.open(onDevice()));
    expect(await next.keeper.settle()).toEqual({ ok: true });
    await expect
      .poll(() => lacking(next))
      .toEqual([{ what: 'entry', code: expect.stringMatching(/^POST statements 400 [\da-f]{8}$/) }]);
    await expect.poll(() => device.kept()).toContain('"state":"told"');
    const later = visit(await lrs.open(onDevice()));
    expect(await later.keeper.settle()).toEqual({ ok: true });
    expect(lacking(later)).toEqual([]);
    expect(lrs.verbs().filter((verb) => verb === 'answered')).toHaveLength(1);
  });

  test('a refused answer that its page has told is not told again by the next visit', async () => {
    const page = visit(await lrs.open(onDevice()));
    refused = [FIRST];
    page.dispatch(practised(question(11)), practised(question(21)));
    await page.keeper.settle();
    expect(lacking(page)).toHaveLength(1);
    await expect.poll(() => device.kept()).toContain('"state":"told"');
    refused = [];
    const next = visit(await lrs.open(onDevice()));
    expect(await next.keeper.settle()).toEqual({ ok: true });
    expect(lacking(next)).toEqual([]);
  });

  test('a refused answer is told though nothing comes after it', async () => {
    const page = visit(await lrs.open(onDevice()));
    refused = [FIRST];
    page.dispatch(practised(question(11)));
    expect(await page.keeper.settle()).toEqual({ ok: true });
    expect(lacking(page)).toMatchObject([{ what: 'entry' }]);
  });

  test('three that are refused in a row fail the saves, and are lacking still when the LRS takes the next', async () => {
    const page = visit(await lrs.open(onDevice()), done);
    refused = ['/interactions/question-20'];
    page.dispatch(...PASS.slice(0, -1));
    expect(await page.keeper.settle()).toMatchObject({ ok: false, problem: { code: '400' } });
    expect(page.shown.at(-1)).toMatchObject({ state: 'late' });
    refused = [];
    page.dispatch(...PASS.slice(-1));
    expect(await page.keeper.settle()).toEqual({ ok: true });
    expect(lacking(page)).toMatchObject([{ what: 'entry' }, { what: 'entry' }, { what: 'entry' }]);
  });

  test('a refused pass is never confirmed: not by a save, not in the account, not at the end', async () => {
    const page = visit(await lrs.open(onDevice()), done);
    await page.keeper.settle();
    const before = page.keeper.account().confirmed;
    refused = [PASSED];
    page.dispatch(...PASS);
    const answer = { ok: false, problem: { call: 'POST statements', code: '400', reason: 'refused' } };
    for (let time = 1; time <= 3; time += 1) {
      expect(await page.keeper.settle()).toMatchObject(answer);
      expect(page.shown.at(-1)).toMatchObject({ state: 'late', problem: { reason: 'refused' } });
    }
    expect(page.shown.slice(-3).map(({ state }) => state)).not.toContain('saved');
    expect(page.keeper.account()).toMatchObject({ confirmed: before, problem: { code: '400' } });
    expect(page.keeper.account().waitingSince).not.toBeNull();
    expect(lacking(page)).toEqual([
      { what: 'result', code: codeOf(judgementId(REGISTRATION, 'passed', null)) },
    ]);
    page.dispatch({ type: 'left', by: 'exit', at: 0 });
    expect(await page.keeper.ended()).toMatchObject(answer);
    expect(lrs.verbs()).not.toContain('passed');
    // The session ends well all the same, and what it is about is kept for the next.
    expect(lrs.verbs().slice(-2)).toEqual(['completed', 'terminated']);
    expect(lrs.document()).toMatchObject({ judged: { passed: { sent: false } } });
  });

  test('a refused fail, after which nothing comes, is not confirmed either', async () => {
    const { lms } = visit(await lrs.open(onDevice()), done);
    refused = ['http://adlnet.gov/expapi/verbs/failed'];
    lms.reportOutcome(scored('failed', 40));
    expect(await lms.commit()).toMatchObject({ ok: false, problem: { reason: 'refused' } });
    expect(lms.lacking?.()).toMatchObject([{ what: 'result' }]);
  });

  test('what is done after a refused pass is delivered as ever', async () => {
    const page = visit(await lrs.open(onDevice()), done);
    refused = [PASSED];
    page.dispatch(...PASS);
    await page.keeper.settle();
    const answers = () => lrs.verbs().filter((verb) => verb === 'answered').length;
    const before = answers();
    page.lms.recordInteraction(interaction());
    page.lms.saveState('kept', 'lesson-2');
    expect(await page.lms.commit()).toMatchObject({ ok: false, problem: { reason: 'refused' } });
    expect(answers()).toBe(before + 1);
    expect(lrs.document()).toMatchObject({ state: 'kept' });
  });

  /** A visit that ended with its pass refused and set aside. */
  async function withoutPass(page: Partial<PageOptions> = onDevice()): Promise<void> {
    const first = visit(await lrs.open(page), done);
    refused = [PASSED];
    first.dispatch(...PASS);
    await first.keeper.settle();
    lrs.advance(60_000);
  }

  test('a refused pass is sent again by the next visit on the device, and confirmed when it is taken', async () => {
    await withoutPass();
    refused = [];
    const next = visit(await lrs.open(onDevice()), done);
    expect(await next.keeper.settle()).toEqual({ ok: true });
    expect(lrs.ids().filter((id) => id === judgementId(REGISTRATION, 'passed', null))).toHaveLength(1);
    expect(lacking(next)).toEqual([]);
  });

  test('a pass that the next visit is refused as well is told again, and not confirmed', async () => {
    await withoutPass();
    const next = visit(await lrs.open(onDevice()), done);
    expect(await next.keeper.settle()).toMatchObject({ ok: false, problem: { reason: 'refused' } });
    expect(next.keeper.account()).toMatchObject({ confirmed: null });
    expect(lacking(next)).toMatchObject([{ what: 'result' }]);
    expect(lrs.document()).toMatchObject({ judged: { passed: { sent: false } } });
  });

  test('a refused pass is sent again by its own page, loaded again, and confirmed only when it is taken', async () => {
    const sessionStorage = fakeStorage();
    const page = () => ({ ...onDevice(), sessionStorage });
    await withoutPass(page());
    const still = visit(await lrs.reload(page()), done);
    expect(await still.keeper.settle()).toMatchObject({ ok: false, problem: { reason: 'refused' } });
    expect(still.keeper.account()).toMatchObject({ confirmed: null });
    refused = [];
    const mended = visit(await lrs.reload(page()), done);
    expect(await mended.keeper.settle()).toEqual({ ok: true });
    expect(lrs.verbs().filter((verb) => verb === 'passed')).toHaveLength(1);
    expect(lrs.verbs().filter((verb) => verb === 'initialized')).toHaveLength(1);
    expect(lacking(mended)).toEqual([]);
  });

  test('an LRS that refuses nothing leaves nothing to tell', async () => {
    const page = visit(await lrs.open(onDevice()), done);
    page.dispatch(...PASS);
    expect(await page.keeper.settle()).toEqual({ ok: true });
    expect(lacking(page)).toEqual([]);
  });
});
