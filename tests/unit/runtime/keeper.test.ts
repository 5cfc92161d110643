import { expect, test } from 'vitest';
import { begin } from '../../../src/core/begin.ts';
import { decode } from '../../../src/core/suspend.ts';
import { transition } from '../../../src/core/transition.ts';
import { createScorm12Lms } from '../../../src/lab/scorm12-lms.ts';
import { openScorm12 } from '../../../src/lms/scorm12/session.ts';
import type { LmsSession } from '../../../src/lms/port.ts';
import { createKeeper } from '../../../src/runtime/keeper.ts';
import type { Keeping } from '../../../src/runtime/keeping.ts';
import { RELEASE, AT, judged, plan, question, REGISTRATION } from '../core/course.ts';
import { lone } from '../../support/lone-keeper.ts';

/**
 * A visit over a real SCORM 1.2 LMS in memory, with a clock that moves only when told.
 * @param change what is put in front of the LMS's adapter @param registration of the attempt
 */
function visit(change: (lms: LmsSession) => LmsSession = (lms) => lms, registration = REGISTRATION) {
  const lms = createScorm12Lms({ learner: { id: 'officer-1', name: 'Rivera, Sam' } });
  let now = AT;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const shown: Keeping[] = [];
  const session = openScorm12(lms.api(), { now: () => now, isReloading: () => false });
  if (session === undefined) throw new Error('The LMS did not open.');
  const keeper = createKeeper({
    ...lone,
    lms: change(session),
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    show: (keeping) => void shown.push(keeping),
  });
  let [current, effects] = begin(plan(), {
    mode: 'normal',
    passMark: null,
    attempt: null,
    fresh: { registration, seed: 7 },
    at: now,
  });
  keeper.consume(effects, current);
  return {
    lms,
    keeper,
    shown,
    dispatch(event: Parameters<typeof transition>[1]) {
      const [next, made] = transition(current, event);
      current = next;
      keeper.consume(made, next);
    },
    /** Runs what falls due in so many milliseconds. */
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((one) => one !== due);
        now = due.at;
        due.run();
        await Promise.resolve();
        await Promise.resolve();
      }
      now = until;
    },
    commits: () => lms.log.filter(({ name }) => name === 'LMSCommit'),
    session: () => current,
  };
}

const answer = (number: number) =>
  ({
    type: 'answered',
    question: question(number),
    judged: judged(question(number), [1]),
    latencyMs: 900,
    at: AT,
  }) as const;

test('answers given within a second cost one commit and one writing of the state', async () => {
  const { dispatch, pass, commits, lms, session, shown } = visit();
  dispatch({ type: 'opened', place: { page: 'lesson', lesson: 1 }, at: AT });
  dispatch(answer(11));
  dispatch(answer(12));
  expect(commits()).toHaveLength(0);
  await pass(1_000);
  expect(commits()).toHaveLength(1);
  expect(lms.log.filter(({ args }) => args[0] === 'cmi.suspend_data' && args.length === 2)).toHaveLength(1);
  expect(decode(lms.data()['cmi.suspend_data'] ?? '', RELEASE)).toEqual({
    kind: 'restored',
    attempt: session().attempt,
  });
  expect(shown.at(-1)).toEqual({ state: 'saved', at: AT + 1_000, isProven: false });
});

test('where the state is kept on the device at once, each answer hands it over before anything is sent', () => {
  const handed: string[] = [];
  const { dispatch, commits, session } = visit((lms) => ({
    ...lms,
    isKeptAtOnce: true,
    saveState: (state) => void handed.push(state),
  }));
  handed.length = 0;
  for (const number of [11, 12]) {
    dispatch(answer(number));
    expect(decode(handed.at(-1) ?? '', RELEASE)).toEqual({ kind: 'restored', attempt: session().attempt });
  }
  expect(handed).toHaveLength(2);
  expect(commits()).toHaveLength(0);
});

test('answers that keep following each other within a second do not put the commit off', async () => {
  const { dispatch, pass, commits } = visit();
  for (const number of [11, 12, 13, 14]) {
    dispatch(answer(number));
    await pass(400);
  }
  expect(commits()).toHaveLength(1);
});

test('a commit that fails is tried again after 1, 2, 4, 8 and 16 seconds, then each minute, until the LMS holds all', async () => {
  const { dispatch, pass, commits, lms, shown } = visit();
  lms.faults.LMSCommit = 'false';
  dispatch(answer(11));
  await pass(1_000);
  expect(shown.at(-1)).toMatchObject({ state: 'late', failures: 1, problem: { call: 'LMSCommit' } });
  for (const [index, wait] of [1_000, 2_000, 4_000, 8_000, 16_000, 60_000, 60_000].entries()) {
    const before = commits().length;
    await pass(wait - 1);
    expect(commits()).toHaveLength(before);
    await pass(1);
    expect(commits().length).toBeGreaterThan(before);
    expect(shown.at(-1)).toMatchObject({ state: 'late', failures: index + 2 });
  }
  delete lms.faults.LMSCommit;
  await pass(60_000);
  expect(shown.at(-1)).toMatchObject({ state: 'saved' });
  expect(lms.data()['cmi.interactions.0.id']).toBe('q11');
  expect(decode(lms.data()['cmi.suspend_data'] ?? '', RELEASE).kind).toBe('restored');
});

test('a result is committed at once', () => {
  const { dispatch, commits, keeper } = visit();
  const questions = [101, 102, 103, 104];
  dispatch({ type: 'opened', place: { page: 'lesson', lesson: 1 }, at: AT });
  dispatch(answer(11));
  dispatch({ type: 'opened', place: { page: 'lesson', lesson: 2 }, at: AT });
  dispatch(answer(21));
  dispatch({ type: 'try-started', seed: 1, questions, at: AT });
  for (const number of questions) {
    expect(commits()).toHaveLength(0);
    dispatch({ ...answer(number), type: 'try-answered', question: question(number, [1], { use: 'final' }) });
  }
  expect(commits()).toHaveLength(1);
  expect(keeper.ended()).toBeNull();
});

test('leaving writes the latest state and finishes once; nothing follows', async () => {
  const { dispatch, pass, keeper, lms, session } = visit();
  dispatch(answer(11));
  dispatch({ type: 'left', by: 'exit', at: AT });
  dispatch({ type: 'left', by: 'exit', at: AT });
  expect(await keeper.ended()).toEqual({ ok: true });
  const calls = lms.log.length;
  keeper.flush();
  await pass(600_000);
  expect(lms.log).toHaveLength(calls);
  expect(lms.log.filter(({ name }) => name === 'LMSFinish')).toHaveLength(1);
  expect(decode(lms.data()['cmi.suspend_data'] ?? '', RELEASE)).toEqual({
    kind: 'restored',
    attempt: session().attempt,
  });
});

test('what waits can be settled before leaving, and a failure is told', async () => {
  const { dispatch, keeper, lms } = visit();
  lms.faults.LMSCommit = 'throws';
  dispatch(answer(11));
  expect(await keeper.settle()).toMatchObject({ ok: false, problem: { call: 'LMSCommit' } });
  delete lms.faults.LMSCommit;
  expect(await keeper.settle()).toEqual({ ok: true });
});

test('a session that the LMS has ended is told once and asked for nothing more', async () => {
  const problem = { call: 'POST statements', code: '403', message: 'The session was abandoned.' };
  let commits = 0;
  let ends = 0;
  const { dispatch, pass, keeper, shown } = visit((lms) => ({
    ...lms,
    commit() {
      commits += 1;
      return Promise.resolve({ ok: false, over: true, problem });
    },
    end() {
      ends += 1;
      return Promise.resolve({ ok: true });
    },
  }));
  dispatch(answer(11));
  await pass(1_000);
  expect(shown.at(-1)).toEqual({ state: 'over', problem });
  const { length } = shown;
  dispatch(answer(12));
  await pass(600_000);
  keeper.flush();
  dispatch({ type: 'left', by: 'gone', at: AT });
  expect(await keeper.settle()).toEqual({ ok: false, over: true, problem });
  expect([commits, ends, shown.length]).toEqual([1, 0, length]);
});

test('a state that cannot be written is told as not saved, and never holds up the leaving', async () => {
  const { dispatch, pass, keeper, lms, shown } = visit((session) => session, 'no UUID');
  dispatch(answer(11));
  await pass(1_000);
  expect(shown.at(-1)).toMatchObject({ state: 'late', failures: 1, problem: { call: 'save' } });
  await pass(1_000);
  expect(shown.at(-1)).toMatchObject({ state: 'late', failures: 2 });
  expect(await keeper.settle()).toMatchObject({ ok: false });
  dispatch({ type: 'left', by: 'exit', at: AT });
  expect(await keeper.ended()).toMatchObject({ ok: false, problem: { call: 'save' } });
  expect(lms.log.filter(({ name }) => name === 'LMSFinish')).toHaveLength(1);
});

test('a visit that goes on in another window asks the LMS for nothing more, not even its end', async () => {
  const { dispatch, pass, keeper, lms } = visit();
  dispatch(answer(11));
  await pass(1_000);
  const calls = lms.log.length;
  const elsewhere = { ok: false, over: true, problem: { call: 'window', code: '', message: '' } } as const;
  keeper.stop(elsewhere);
  dispatch({ type: 'opened', place: { page: 'lesson', lesson: 1 }, at: AT });
  await pass(600_000);
  keeper.flush();
  dispatch({ type: 'left', by: 'gone', at: AT });
  expect(await keeper.settle()).toEqual(elsewhere);
  expect(lms.log).toHaveLength(calls);
});
