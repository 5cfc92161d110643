import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ValidStatement } from '../../src/lab/lrs/validation.ts';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { launchedPage } from '../support/launched-page.ts';
import { nameOfVerb, saidByCourse } from '../support/launched-stand.ts';
import { fakeStorage } from '../support/lms-environment.ts';

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
