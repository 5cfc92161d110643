import { describe, expect, test } from 'vitest';
import { begin } from '../../src/core/begin.ts';
import { decode, encode } from '../../src/core/suspend.ts';
import type { Lrs } from '../../src/lab/lrs.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { cmi5Stand } from '../support/cmi5-under-test.ts';
import { interaction, scored } from '../support/interactions.ts';
import { attemptStateId, launchedCourse, saidByCourse } from '../support/launched-stand.ts';
import { xapiStand } from '../support/xapi-under-test.ts';

/* RFC 4122, 3: a UUID is written in lower case and read in either. An LMS may compare it as a text. */
const registration = 'EC531277-B57B-4C15-8D91-D292C5B2B8F7';

interface Opened {
  readonly lrs: Lrs;
  launch(): Promise<LmsSession>;
  violations(): readonly string[];
}

const standards: readonly (readonly [name: string, open: () => Promise<Opened>])[] = [
  [
    'cmi5',
    async () => {
      const stand = await cmi5Stand(registration);
      return {
        lrs: stand.lrs,
        launch: async () => (await stand.launch()).session,
        violations: stand.lms.violations,
      };
    },
  ],
  [
    'xAPI',
    async () => {
      const stand = await xapiStand();
      return {
        lrs: stand.lrs,
        launch: () => stand.connected(stand.open({ registration })),
        violations: stand.violations,
      };
    },
  ],
];

/** The state of an attempt that begins with this launch, as the course saves it. */
function firstState({ launch }: LmsSession): string {
  const { plan } = launchedCourse;
  const [{ attempt }] = begin(plan, {
    mode: launch.mode,
    passMark: launch.passMark,
    attempt: null,
    fresh: { registration: String(launch.registration).toLowerCase(), seed: 7 },
    at: 0,
  });
  return encode(attempt, plan);
}

describe.each(standards)('a registration in upper case, from a launch over %s,', (_name, open) => {
  test('goes into each statement and each call of the state as the launch spells it', async () => {
    const { lrs, launch, violations } = await open();
    const session = await launch();
    expect(session.launch.registration).toBe(registration);
    session.saveState(firstState(session), 'lesson-1');
    session.recordInteraction(interaction());
    await session.end(scored('passed', 90), 'exit');
    const told = saidByCourse(lrs).map(({ context }) => (context as { registration?: unknown }).registration);
    expect(told.length).toBeGreaterThanOrEqual(5);
    expect(new Set(told)).toEqual(new Set([registration]));
    const calls = lrs.requests().filter(({ query }) => query.get('stateId') === attemptStateId);
    expect(calls.map(({ method }) => method)).toEqual(expect.arrayContaining(['GET', 'PUT']));
    expect(new Set(calls.map(({ query }) => query.get('registration')))).toEqual(new Set([registration]));
    expect(violations()).toEqual([]);
  });

  test('lets the course save its attempt, and find it again at the next launch', async () => {
    const { launch } = await open();
    const first = await launch();
    first.saveState(firstState(first), 'lesson-1');
    expect(await first.commit()).toEqual({ ok: true });
    const { savedState, registration: again } = (await launch()).launch;
    expect(again).toBe(registration);
    expect(decode(savedState, launchedCourse.plan)).toMatchObject({
      kind: 'restored',
      attempt: { registration: registration.toLowerCase() },
    });
  });
});
