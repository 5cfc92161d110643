import { beforeEach, describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/core/attempt.ts';
import { decode, encode } from '../../src/core/suspend.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { createDevice, type Device } from '../support/device.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { attemptStateId, launchedCourse } from '../support/launched-stand.ts';
import { fakeStorage } from '../support/lms-environment.ts';
import { xapiStand } from '../support/xapi-under-test.ts';

/* What the LRS has not confirmed of the attempt is kept on the device, and joined at the next launch. */

const { plan } = launchedCourse;

let stand: Cmi5Stand;
let device: Device;
let localStorage: Storage;
beforeEach(async () => {
  stand = await cmi5Stand();
  device = createDevice();
  localStorage = storage();
});

/** A browser's storage, whose entries are properties of it. */
function storage(): Storage {
  const { getItem, setItem, removeItem } = fakeStorage();
  const keys = new Set<string>();
  return Object({
    getItem,
    setItem(key: string, value: string) {
      setItem(key, value);
      keys.add(key);
    },
    removeItem(key: string) {
      removeItem(key);
      keys.delete(key);
    },
    entries: () => [...keys].map((key) => `${key} ${getItem(key)}`),
  });
}

const entries = (): readonly string[] => (localStorage as unknown as { entries(): string[] }).entries();

const state = (...questions: readonly number[]) => {
  const answers = Object.fromEntries(questions.map((one) => [one, { chosen: [1], right: true }]));
  const attempt: Attempt = {
    registration: stand.registration,
    seed: 7,
    place: { page: 'lesson', lesson: 1 },
    opened: [1],
    answers,
    tries: [],
    runs: [],
    status: 'incomplete',
  };
  return encode(attempt, plan);
};

function answersIn(saved: string): readonly number[] {
  const decoded = decode(saved, plan);
  return decoded.kind === 'restored' ? Object.keys(decoded.attempt.answers).map(Number) : [];
}

const saved = () => (stand.document() as { readonly state: string }).state;

async function launch(own: object = { localStorage }) {
  const page = device.page();
  const environment = { fetch: page.fetch };
  const session = await connected(stand.open({}, { device: { ...page.own, ...own }, environment }));
  stand.advance(60_000);
  return { page, session };
}

async function save(session: LmsSession, text: string): Promise<void> {
  session.saveState(text, 'lesson-1');
  expect(await session.commit()).toEqual({ ok: true });
}

/** A tab that ends without a word while nothing reaches the LRS. */
async function killed(text: string, own?: object): Promise<void> {
  const { page, session } = await launch(own);
  stand.lrs.switches.arm({ kind: 'drop' }, 1_000);
  session.saveState(text, 'lesson-1');
  session.reportOutcome(scored('passed', 90));
  await session.commit();
  page.kill();
  stand.lrs.switches.clear();
  stand.advance(60_000);
}

describe('an attempt whose tab was killed while the LRS failed', () => {
  test('goes on with its answers and its pass, and nothing stays on the device', async () => {
    await killed(state(11, 12));
    const { session } = await launch();
    expect(answersIn(session.launch.savedState)).toEqual([11, 12]);
    expect(await session.commit()).toEqual({ ok: true });
    expect(answersIn(saved())).toEqual([11, 12]);
    expect(stand.document()).toMatchObject({ judged: { passed: { score: { raw: 90 } } } });
    expect(stand.said('passed')).toMatchObject([{ result: { score: { raw: 90 } } }]);
    expect(entries()).toEqual([]);
    expect(stand.lms.violations()).toEqual([]);
  });

  test('is saved at once by the launch that finds it, and a launch that finds nothing asks for nothing', async () => {
    const first = await launch();
    await save(first.session, state(11));
    await killed(state(11, 12));
    const found = await launch();
    expect(found.session.launch.saveAgain).toBe(true);
    expect(await found.session.commit()).toEqual({ ok: true });
    const next = await launch();
    expect(next.session.launch.saveAgain).toBe(false);
  });

  test('is joined with what was saved on another machine since', async () => {
    const first = await launch();
    await save(first.session, state(11));
    await killed(state(11, 12));
    const elsewhere = await launch({});
    await save(elsewhere.session, state(11, 13));
    const { session } = await launch();
    expect(answersIn(session.launch.savedState)).toEqual([11, 12, 13]);
    await session.end(UNFINISHED, 'exit');
    expect(answersIn(saved())).toEqual([11, 12, 13]);
    expect(stand.said('passed')).toHaveLength(1);
  });

  test('stays forgotten where the LRS was told to forget it', async () => {
    const first = await launch();
    await save(first.session, state(11));
    await killed(state(11, 12));
    const query = stand.lrs
      .requests()
      .find(({ query: asked }) => asked.get('stateId') === attemptStateId)?.query;
    stand.lrs.perform({
      method: 'DELETE',
      resource: 'activities/state',
      query: Object.fromEntries(query ?? []),
    });
    expect(stand.document()).toBeUndefined();
    const { session } = await launch();
    expect(session.launch.savedState).toBe('');
    expect(entries()).toEqual([]);
  });

  test('names nobody on the device, and holds no credentials', async () => {
    await killed(state(11));
    const kept = entries().join('\n');
    expect(kept).toContain(state(11));
    const { actor } = stand.lrs.statements()[0] ?? {};
    const tokens = stand.lrs.requests().map(({ headers }) => String(headers['authorization']).slice(6));
    const account = (actor as { account: { name: string } }).account.name;
    for (const secret of [account, 'http', ...tokens]) expect(kept).not.toContain(secret);
    expect(kept.replace(/"(state|id)":"[^"]*"/g, '')).not.toContain(stand.registration);
  });

  test('is lost, as it was, where storage is blocked, and the visit goes on', async () => {
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const blocked = { localStorage: { getItem: refuse, setItem: refuse, removeItem: refuse } };
    await killed(state(11), blocked);
    const { session } = await launch(blocked);
    expect(session.launch.savedState).toBe('');
    await save(session, state(12));
    expect(answersIn(saved())).toEqual([12]);
  });
});

test('of two windows on one device neither takes away what the other keeps', async () => {
  const one = await launch();
  const two = await launch();
  stand.lrs.switches.arm({ kind: 'drop' }, 1_000);
  one.session.saveState(state(11), 'lesson-1');
  two.session.saveState(state(12), 'lesson-1');
  one.page.kill();
  two.page.kill();
  stand.lrs.switches.clear();
  const { session } = await launch();
  expect(answersIn(session.launch.savedState)).toEqual([11, 12]);
});

test('what the LRS confirmed leaves nothing on the device', async () => {
  const { session } = await launch();
  session.saveState(state(11), 'lesson-1');
  expect(entries()).toHaveLength(1);
  expect(await session.commit()).toEqual({ ok: true });
  expect(entries()).toEqual([]);
});

describe('what is not confirmed is said to be kept on the device', () => {
  /** A session on the device, of which an answer is not confirmed. */
  async function unsaved(own?: object) {
    const launched = await launch(own);
    launched.session.saveState(state(11), 'lesson-1');
    launched.session.recordInteraction(interaction());
    return launched;
  }
  const away = () => stand.lrs.switches.arm({ kind: 'drop' }, 1_000);
  const refuse = () => {
    throw new DOMException('blocked', 'SecurityError');
  };

  test('where attempt and statements wait there', async () => {
    const { session } = await unsaved();
    away();
    expect(await session.commit()).toMatchObject({ ok: false });
    expect(session.isKept?.()).toBe(true);
  });

  test('where the LRS holds the attempt and the statements wait there', async () => {
    const { session } = await unsaved();
    stand.lrs.switches.arm({ kind: 'drop' }, { times: 1_000, resource: 'statements' });
    expect(await session.commit()).toMatchObject({ ok: false });
    expect(stand.document()).toMatchObject({ state: state(11) });
    expect(session.isKept?.()).toBe(true);
  });

  test.each([
    ['the attempt found no room', { getItem: () => null, setItem: refuse, removeItem: refuse }],
    ['nothing may be asked of the storage', { getItem: refuse, setItem: refuse, removeItem: refuse }],
  ])('and not where %s', async (_, blocked) => {
    const { session } = await unsaved({ localStorage: blocked });
    away();
    expect(await session.commit()).toMatchObject({ ok: false });
    expect(session.isKept?.()).toBe(false);
  });

  test('and not where the browser has no database: the statements wait in the page', async () => {
    const { session } = await unsaved({ localStorage, indexedDB: undefined });
    away();
    expect(await session.commit()).toMatchObject({ ok: false });
    expect(session.isKept?.()).toBe(false);
  });

  test('and no longer once the browser took the database away', async () => {
    const { session } = await unsaved();
    away();
    await session.commit();
    device.takeAway();
    session.recordInteraction(interaction());
    expect(await session.commit()).toMatchObject({ ok: false });
    expect(session.isKept?.()).toBe(false);
  });
});

test('an xAPI launch without a registration finds its own again', async () => {
  const xapi = await xapiStand();
  const page = device.page();
  const open = (own: object) => xapi.open({}, { device: { ...page.own, ...own } });
  const first = await xapi.connected(open({ localStorage }));
  xapi.lrs.switches.arm({ kind: 'drop' }, 1_000);
  first.saveState('kept', 'lesson-1');
  await first.commit();
  xapi.lrs.switches.clear();
  const second = await xapi.connected(open({ localStorage }));
  expect(second.launch).toMatchObject({
    savedState: 'kept',
    registration: first.launch.registration,
  });
});
