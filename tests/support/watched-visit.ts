import { expect } from 'vitest';
import { begin } from '../../src/core/begin.ts';
import { connectionText } from '../../src/core/connection.ts';
import { decode } from '../../src/core/suspend.ts';
import { transition } from '../../src/core/transition.ts';
import { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import { openScorm12 } from '../../src/lms/scorm12/session.ts';
import { watchConnection } from '../../src/runtime/connection-watch.ts';
import { createKeeper, type Keeper } from '../../src/runtime/keeper.ts';
import type { Keeping } from '../../src/runtime/keeping.ts';
import { RELEASE, AT, judged, plan, question, REGISTRATION } from '../unit/core/course.ts';
import { lone } from './lone-keeper.ts';

/** What the LMS's server has for the request of the file. */
export type Server = () => Promise<Response>;

export const file: Server = () => Promise.resolve(new Response(connectionText(plan())));
export const login: Server = () => Promise.resolve(new Response('<!doctype html><title>Log in</title>'));
export const gone: Server = () => Promise.reject(new TypeError('Failed to fetch'));
export const absent: Server = () => Promise.resolve(new Response('Not found', { status: 404 }));

/** A visit over a SCORM 1.2 LMS in memory, and a server beside it; the clock moves only when told. */
export async function watchedVisit(first: Server = file) {
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
