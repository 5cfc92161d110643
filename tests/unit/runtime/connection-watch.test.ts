import { expect, test } from 'vitest';
import { AT } from '../core/course.ts';
import { absent, file, gone, login, type Server, watchedVisit } from '../../support/watched-visit.ts';

test('commits are taken at their word within a minute of a look, and then looked after', async () => {
  const { world, pass, answer, shown } = await watchedVisit();
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
  const { lms, world, pass, answer, shown, answersHeld, stateHeld, session } = await watchedVisit();
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
  const { lms, world, pass, answer, shown, answersHeld } = await watchedVisit();
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
    const { lms, world, keeper, shown, pass, answer } = await watchedVisit();
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
  const { lms, world, pass, answer, shown } = await watchedVisit();
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
  const { lms, world, pass, answer, shown } = await watchedVisit();
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
  const { world, keeper, pass, answer } = await watchedVisit();
  await pass(1_000);
  answer(11);
  await pass(1_000);
  expect(await keeper.settle()).toEqual({ ok: true, isProven: true });
  expect(world.looks).toBe(2);
  expect(await keeper.settle()).toEqual({ ok: true, isProven: true });
  expect(world.looks).toBe(2);
});

test('who leaves although nothing was confirmed is told so of the end too', async () => {
  const { lms, world, keeper, pass, answer, leave } = await watchedVisit();
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
  const { world, keeper, pass, answer, shown } = await watchedVisit(absent);
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
    const { lms, world, pass, answer, shown, answersHeld, stateHeld, session } = await watchedVisit(first);
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
  const { lms, world, keeper, shown, pass, answer, answersHeld } = await watchedVisit(login);
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
  const { world, keeper, pass, answer, shown } = await watchedVisit(login);
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
  const { world, keeper, pass, answer, settled } = await watchedVisit();
  await pass(1_000);
  world.server = () => new Promise(() => {});
  answer(11);
  const delivery = keeper.settle();
  await settled();
  await pass(5_000);
  expect(await delivery).toMatchObject({ ok: false, problem: { reason: 'offline' } });
});

test('while the page goes away nothing is asked for, and what is under way means nothing', async () => {
  const { world, keeper, pass, answer, settled } = await watchedVisit();
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
  const { lms, world, keeper, pass, answer } = await watchedVisit();
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
