import { expect, test } from 'vitest';
import { begin } from '../../../src/core/begin.ts';
import { connectionText } from '../../../src/core/connection.ts';
import { decode } from '../../../src/core/suspend.ts';
import { transition } from '../../../src/core/transition.ts';
import { createScorm12Lms } from '../../../src/lab/scorm12-lms.ts';
import { openScorm12 } from '../../../src/lms/scorm12/session.ts';
import { watchConnection } from '../../../src/runtime/connection-watch.ts';
import { createKeeper, type Keeper } from '../../../src/runtime/keeper.ts';
import type { Keeping } from '../../../src/runtime/keeping.ts';
import { RELEASE, AT, judged, plan, question, REGISTRATION } from '../core/course.ts';
import { lone } from '../../support/lone-keeper.ts';

type Server = () => Promise<Response>;

const file: Server = () => Promise.resolve(new Response(connectionText(plan())));
const login: Server = () => Promise.resolve(new Response('<!doctype html><title>Log in</title>'));
const gone: Server = () => Promise.reject(new TypeError('Failed to fetch'));
const absent: Server = () => Promise.resolve(new Response('Not found', { status: 404 }));

/** A visit over a SCORM 1.2 LMS in memory, and a server beside it; the clock moves only when told. */
async function visit(first: Server = file) {
  const lms = createScorm12Lms({ learner: { id: 'officer-1', name: 'Rivera, Sam' } });
  const world = { now: AT, server: first, isOnline: true, isGoingAway: false, looks: 0 };
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const after = (ms: number, run: () => void) => {
    const timer = { at: world.now + ms, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  };
  const session = openScorm12(lms.api(), { now: () => world.now, isReloading: () => false });
  if (session === undefined) throw new Error('The LMS did not open.');
  const shown: Keeping[] = [];
  const confirm = watchConnection({
    plan: plan(),
    lms: session,
    fetch: (address, options) => {
      expect(address).toBe('connection.txt');
      expect(options).toMatchObject({ cache: 'no-store', redirect: 'manual' });
      world.looks += 1;
      return Promise.race([
        world.server(),
        new Promise<Response>((_, refuse) => {
          options?.signal?.addEventListener('abort', () => refuse(new Error('aborted')));
        }),
      ]);
    },
    now: () => world.now,
    after,
    isOnline: () => world.isOnline,
    isGoingAway: () => world.isGoingAway,
    settle: () => void keeper.settle(),
  });
  const keeper: Keeper = createKeeper({
    ...lone,
    lms: session,
    now: () => world.now,
    after,
    show: (keeping) => void shown.push(keeping),
    confirm,
  });
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  let [current, effects] = begin(plan(), {
    mode: 'normal',
    passMark: null,
    attempt: null,
    fresh: { registration: REGISTRATION, seed: 7 },
    at: world.now,
  });
  keeper.consume(effects, current);
  const dispatch = (event: Parameters<typeof transition>[1]) => {
    const [next, made] = transition(current, event);
    current = next;
    keeper.consume(made, next);
  };
  await settled();
  return {
    lms,
    world,
    keeper,
    shown,
    settled,
    answer: (number: number) =>
      dispatch({
        type: 'answered',
        question: question(number),
        judged: judged(question(number), [1]),
        latencyMs: 900,
        at: world.now,
      }),
    leave: () => dispatch({ type: 'left', by: 'exit', at: world.now }),
    /** Runs what falls due in so many milliseconds. */
    async pass(ms: number) {
      const until = world.now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((one) => one !== due);
        world.now = due.at;
        due.run();
        await settled();
      }
      world.now = until;
    },
    answersHeld: () =>
      Object.entries(lms.data())
        .filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element))
        .map(([, id]) => id),
    stateHeld: () => {
      const held = decode(lms.data()['cmi.suspend_data'] ?? '', RELEASE);
      return held.kind === 'restored' ? held.attempt : held.kind;
    },
    session: () => current,
  };
}

test('commits are taken at their word within a minute of a look, and then looked after', async () => {
  const { world, pass, answer, shown } = await visit();
  expect(world.looks).toBe(1);
  await pass(1_000);
  answer(11);
  await pass(1_000);
  expect(world.looks).toBe(1);
  expect(shown.at(-1)).toMatchObject({ state: 'saved', isProven: false });
  await pass(60_000);
  expect(world.looks).toBe(2);
  expect(shown.at(-1)).toMatchObject({ state: 'saved', isProven: true });
  await pass(600_000);
  expect(world.looks).toBe(2);
});

test('where the browser says that the network is gone, a "true" is looked into at once, not believed, and written again', async () => {
  const { lms, world, pass, answer, shown, answersHeld, stateHeld, session } = await visit();
  await pass(1_000);
  Object.assign(world, { server: gone, isOnline: false });
  lms.faults.serverDown = 'unnoticed';
  answer(11);
  await pass(1_000);
  expect(shown.at(-1)).toMatchObject({
    state: 'late',
    failures: 1,
    problem: { call: 'connection', code: 'offline', reason: 'offline' },
  });
  expect(answersHeld()).toEqual([]);
  Object.assign(world, { server: file, isOnline: true });
  lms.faults.serverDown = false;
  await pass(1_000);
  expect(shown.at(-1)?.state).toBe('saved');
  expect(answersHeld()).toEqual(['q11']);
  expect(stateHeld()).toEqual(session().attempt);
});

test('what was believed for a while is written again too once it turns out that nobody was there', async () => {
  const { lms, world, pass, answer, shown, answersHeld } = await visit();
  await pass(1_000);
  lms.faults.serverDown = 'unnoticed';
  world.server = gone;
  answer(11);
  await pass(10_000);
  answer(12);
  await pass(10_000);
  expect(shown.at(-1)?.state).toBe('saved');
  await pass(45_000);
  expect(shown.at(-1)).toMatchObject({ state: 'late', problem: { reason: 'offline' } });
  lms.faults.serverDown = false;
  world.server = file;
  await pass(60_000);
  expect(shown.at(-1)?.state).toBe('saved');
  expect(answersHeld()).toEqual(['q11', 'q12']);
});

test('a login page in place of the file is told as such, at the first failure, whatever the commit answered', async () => {
  for (const answered of ['unnoticed', true] as const) {
    const { lms, world, keeper, shown, pass, answer } = await visit();
    await pass(1_000);
    lms.faults.serverDown = answered;
    world.server = login;
    answer(11);
    expect(await keeper.settle()).toMatchObject({ ok: false, problem: { reason: 'signed-out' } });
    expect(shown.at(-1)).toMatchObject({ state: 'late', failures: 1 });
    lms.faults.serverDown = false;
    world.server = file;
    expect(await keeper.settle()).toEqual({ ok: true, isProven: true });
    expect(lms.data()['cmi.interactions.0.id']).toBe('q11');
  }
});

test('why commits fail is asked at the first failure, and then at most once a minute', async () => {
  const { lms, world, pass, answer, shown } = await visit();
  await pass(1_000);
  lms.faults.serverDown = true;
  answer(11);
  await pass(32_000);
  expect(shown.at(-1)).toMatchObject({ state: 'late', failures: 6, problem: { code: '101' } });
  expect(world.looks).toBe(2);
  world.server = login;
  await pass(60_000);
  expect(world.looks).toBe(3);
  expect(shown.at(-1)).toMatchObject({ problem: { code: '101', reason: 'signed-out' } });
});

test('the "true" after a commit that failed is looked after at once: other values may stand where it was to store', async () => {
  const { lms, world, pass, answer, shown } = await visit();
  await pass(1_000);
  lms.faults.serverDown = true;
  answer(11);
  await pass(1_000);
  expect(shown.at(-1)).toMatchObject({ state: 'late', failures: 1 });
  expect(world.looks).toBe(2);
  lms.faults.serverDown = 'unnoticed';
  world.server = login;
  await pass(1_000);
  expect(world.looks).toBe(3);
  expect(shown.at(-1)).toMatchObject({ state: 'late', failures: 2, problem: { reason: 'signed-out' } });
});

test('before leaving, what no look has confirmed is asked about, and nothing else', async () => {
  const { world, keeper, pass, answer } = await visit();
  await pass(1_000);
  answer(11);
  await pass(1_000);
  expect(await keeper.settle()).toEqual({ ok: true, isProven: true });
  expect(world.looks).toBe(2);
  expect(await keeper.settle()).toEqual({ ok: true, isProven: true });
  expect(world.looks).toBe(2);
});

test('who leaves although nothing was confirmed is told so of the end too', async () => {
  const { lms, world, keeper, pass, answer, leave } = await visit();
  await pass(1_000);
  Object.assign(world, { server: gone, isOnline: false });
  lms.faults.serverDown = 'unnoticed';
  answer(11);
  expect(await keeper.settle()).toMatchObject({ ok: false });
  leave();
  expect(await keeper.ended()).toMatchObject({ ok: false, problem: { reason: 'offline' } });
  expect(lms.log.filter(({ name }) => name === 'LMSFinish')).toHaveLength(1);
});

test('an LMS that serves the package without the file is believed', async () => {
  const { world, keeper, pass, answer, shown } = await visit(absent);
  await pass(1_000);
  answer(11);
  expect(await keeper.settle()).toEqual({ ok: true, isProven: true });
  await pass(600_000);
  expect(world.looks).toBe(1);
  expect(shown.every(({ state }) => state === 'saving' || state === 'saved')).toBe(true);
});

test.each<[string, Server]>([
  ['a login page', login],
  ['no answer', gone],
])(
  'where the first look met %s, nothing is proven until the file is seen, and then all is written again',
  async (_, first) => {
    const { lms, world, pass, answer, shown, answersHeld, stateHeld, session } = await visit(first);
    lms.faults.serverDown = 'unnoticed';
    answer(11);
    await pass(10_000);
    expect(shown.at(-1)).toMatchObject({ state: 'saved', isProven: false });
    await pass(60_000);
    expect(world.looks).toBe(2);
    expect(shown.at(-1)).toMatchObject({ state: 'saved', isProven: false });
    lms.faults.serverDown = false;
    world.server = file;
    answer(12);
    await pass(70_000);
    expect(shown.at(-1)).toMatchObject({ state: 'saved', isProven: true });
    expect(answersHeld().toSorted()).toEqual(['q11', 'q12']);
    expect(stateHeld()).toEqual(session().attempt);
  },
);

test('where the login ends again while all is written again, that is told', async () => {
  const { lms, world, keeper, shown, pass, answer, answersHeld } = await visit(login);
  lms.faults.serverDown = 'unnoticed';
  answer(11);
  await pass(10_000);
  world.server = () => {
    world.server = login;
    return file();
  };
  expect(await keeper.settle()).toMatchObject({ ok: false, problem: { reason: 'signed-out' } });
  expect(shown.at(-1)).toMatchObject({ state: 'late', failures: 1 });
  lms.faults.serverDown = false;
  world.server = file;
  await pass(1_000);
  expect(shown.at(-1)).toMatchObject({ state: 'saved', isProven: true });
  expect(answersHeld()).toEqual(['q11']);
});

test('an LMS that always leads to another page is believed, and proven by nothing', async () => {
  const { world, keeper, pass, answer, shown } = await visit(login);
  await pass(1_000);
  answer(11);
  expect(await keeper.settle()).toEqual({ ok: true });
  expect(world.looks).toBe(2);
  answer(12);
  await pass(600_000);
  expect(world.looks).toBe(3);
  expect(shown.every(({ state }) => state === 'saving' || state === 'saved')).toBe(true);
});

test('a server that never answers is given a few seconds', async () => {
  const { world, keeper, pass, answer, settled } = await visit();
  await pass(1_000);
  world.server = () => new Promise(() => {});
  answer(11);
  const delivery = keeper.settle();
  await settled();
  await pass(5_000);
  expect(await delivery).toMatchObject({ ok: false, problem: { reason: 'offline' } });
});

test('while the page goes away nothing is asked for, and what is under way means nothing', async () => {
  const { world, keeper, pass, answer, settled } = await visit();
  await pass(1_000);
  let refuse: (cause: Error) => void = () => {};
  world.server = () => new Promise((_, reject) => (refuse = reject));
  answer(11);
  const under = keeper.settle();
  await settled();
  world.isGoingAway = true;
  refuse(new TypeError('aborted'));
  expect(await under).toEqual({ ok: true });
  answer(12);
  expect(await keeper.settle()).toEqual({ ok: true });
  expect(world.looks).toBe(2);
});

test('what is confirmed, and since when something waits, is told for a receipt', async () => {
  const { lms, world, keeper, pass, answer } = await visit();
  expect(keeper.account()).toEqual({ confirmed: null, waitingSince: AT, problem: null, isKept: false });
  await pass(1_000);
  const confirmed = { at: AT + 1_000, status: 'incomplete' };
  expect(keeper.account()).toEqual({ confirmed, waitingSince: null, problem: null, isKept: false });
  lms.faults.serverDown = true;
  world.now += 500;
  answer(11);
  await pass(10_000);
  expect(keeper.account()).toMatchObject({
    confirmed,
    waitingSince: AT + 1_500,
    problem: { call: 'LMSCommit', code: '101' },
  });
});
