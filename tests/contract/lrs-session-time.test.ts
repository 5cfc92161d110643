import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ValidStatement } from '../../src/lab/lrs/validation.ts';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { launchedPage } from '../support/launched-page.ts';
import { nameOfVerb, saidByCourse } from '../support/launched-stand.ts';
import { fakeStorage } from '../support/lms-environment.ts';
import { xapiStand } from '../support/xapi-under-test.ts';

/* cmi5 (Quartz) 9.3: the order of a session's statements is that of their timestamps. */

const TEN_MINUTES = 600_000;
const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
});
afterEach(() => expect(stand.lms.violations()).toEqual([]));

const timeOf = ({ timestamp }: ValidStatement) => Date.parse(String(timestamp));
const sessionOf = ({ context }: ValidStatement) =>
  (context as { readonly extensions: Readonly<Record<string, unknown>> }).extensions[SESSION_ID];

/** Verbs that are told as older than the `initialized` of their session, or younger than its `terminated`. */
function outsideTheirSession(): readonly string[] {
  const said = saidByCourse(stand.lrs);
  const bound = (verb: string, session: unknown) =>
    said.filter((one) => nameOfVerb(one) === verb && sessionOf(one) === session).map(timeOf);
  return said
    .filter((one) => {
      const [begin = Number.NaN] = bound('initialized', sessionOf(one));
      const [end = Infinity] = bound('terminated', sessionOf(one));
      return !(timeOf(one) >= begin && timeOf(one) <= end);
    })
    .map(nameOfVerb);
}

test('judgements that are mended at the next launch are told within that session', async () => {
  const { session } = await stand.launch();
  stand.advance(60_000);
  stand.lrs.switches.arm({ kind: 'drop' }, { times: 1_000, resource: 'statements', method: 'POST' });
  session.reportOutcome(scored('passed', 90));
  await session.commit();
  stand.lrs.switches.clear();
  stand.advance(86_400_000);
  const next = await stand.launch();
  stand.advance(1_000);
  expect(await next.session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
  expect(stand.verbs()).toEqual(['initialized', 'initialized', 'passed', 'completed', 'terminated']);
  expect(outsideTheirSession()).toEqual([]);
});

test('a judgement that is said again keeps the time it was reached in the saved attempt', async () => {
  const { session } = await stand.launch();
  stand.advance(60_000);
  const reached = stand.now();
  stand.lrs.switches.arm({ kind: 'drop' }, { times: 1_000, resource: 'statements', method: 'POST' });
  session.reportOutcome(scored('passed', 90));
  await session.commit();
  stand.lrs.switches.clear();
  stand.advance(86_400_000);
  const next = await stand.launch();
  next.session.saveState('on', 'lesson-2');
  expect(await next.session.commit()).toEqual({ ok: true });
  expect(stand.document()).toMatchObject({ judged: { passed: { at: reached }, completed: { at: reached } } });
});

test('a failed try that is said again is the judgement of that session, also after a reload', async () => {
  const { session } = await stand.launch();
  stand.lrs.switches.arm({ kind: 'drop' }, { times: 1_000, resource: 'statements', method: 'POST' });
  session.reportOutcome(scored('failed', 40));
  await session.commit();
  stand.lrs.switches.clear();
  stand.advance(86_400_000);
  const sessionStorage = fakeStorage();
  const again = await connected(stand.open({}, { sessionStorage }));
  again.saveState('on', 'lesson-2');
  expect(await again.commit()).toEqual({ ok: true });
  const environment = { now: stand.now };
  const reloaded = await connected(launchedPage({ search: '', sessionStorage, environment }));
  reloaded.reportOutcome(scored('passed', 90));
  expect(await reloaded.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
  // cmi5 (Quartz) 9.3: one of passed and failed a session.
  expect(stand.verbs()).toEqual(['initialized', 'initialized', 'failed', 'completed', 'terminated']);
});

// Only cmi5 binds what is said to a session: here it has the time that it is about.
test('over xAPI a judgement is said with the time it was reached, on whichever machine', async () => {
  const xapi = await xapiStand();
  let isOpen = false;
  const withoutStatements: typeof fetch = (url, init) =>
    isOpen && init?.method === 'POST' ? new Promise<never>(() => {}) : fetch(url, init);
  const first = await xapi.connected(xapi.open({}, { environment: { fetch: withoutStatements } }));
  isOpen = true;
  xapi.advance(60_000);
  const reached = new Date(xapi.now()).toISOString();
  first.reportOutcome(scored('passed', 90));
  void first.commit();
  await expect.poll(() => xapi.document()).toMatchObject({ judged: { passed: {} } });
  xapi.advance(86_400_000);
  const second = await xapi.connected(xapi.open());
  expect(await second.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
  const passed = xapi.lrs.statements().find((one) => nameOfVerb(one) === 'passed');
  expect(passed?.timestamp).toBe(reached);
  expect(xapi.violations()).toEqual([]);
});

describe('a clock that is set back ten minutes during a visit', () => {
  test('puts nothing before initialized and makes no span negative', async () => {
    const { session } = await stand.launch();
    stand.advance(-TEN_MINUTES);
    session.reportProgress(50);
    session.recordInteraction(interaction({ at: stand.now() }));
    session.reportOutcome(scored('passed', 90));
    expect(await session.commit()).toEqual({ ok: true });
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual([
      'initialized',
      'progressed',
      'answered',
      'passed',
      'completed',
      'terminated',
    ]);
    expect(outsideTheirSession()).toEqual([]);
    const durations = ['passed', 'completed', 'terminated'].flatMap((verb) => stand.said(verb));
    expect(durations).toMatchObject(Array.from({ length: 3 }, () => ({ result: { duration: 'PT0S' } })));
  });

  test('and a reload after it keep the end behind the beginning', async () => {
    const sessionStorage = fakeStorage();
    const environment = { isReloading: () => true };
    const page = await connected(stand.open({}, { sessionStorage, environment }));
    stand.advance(-TEN_MINUTES);
    await page.end(UNFINISHED, 'gone');
    const reloaded = launchedPage({ search: '', sessionStorage, environment: { now: stand.now } });
    expect(await (await connected(reloaded)).end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual(['initialized', 'terminated']);
    expect(outsideTheirSession()).toEqual([]);
    expect(stand.said('terminated')).toMatchObject([{ result: { duration: 'PT0S' } }]);
  });
});
