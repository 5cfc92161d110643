import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cmi5LaunchOptions } from '../../src/lab/cmi5/launch-options.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { judgementId } from '../../src/xapi/judgement-id.ts';
import { createDevice, type Device, type DevicePage } from '../support/device.ts';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { answerTo, interaction, question, scored, UNFINISHED } from '../support/interactions.ts';
import { launchedPage, type LaunchedPage } from '../support/launched-page.ts';
import { fakeStorage } from '../support/lms-environment.ts';
import { xapiStand, type XapiStand } from '../support/xapi-under-test.ts';

const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';
const answerOn = (id: string) => interaction(answerTo(question({ id })));
const objects = (statements: readonly { readonly object?: unknown }[]) =>
  statements.map(({ object }) => (object as { id: string }).id.replace(/.*\//, ''));

let device: Device;
beforeEach(() => {
  device = createDevice();
});

/** What a page on the device has besides what any page has. */
const onDevice = (page: DevicePage) => ({ device: page.own, environment: { fetch: page.fetch } });

describe('an xAPI launch whose page was killed while the LRS failed', () => {
  let stand: XapiStand;
  beforeEach(async () => {
    stand = await xapiStand();
  });

  async function killed(): Promise<void> {
    const page = device.page();
    const session = await stand.connected(stand.open({ registration }, onDevice(page)));
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
    session.recordInteraction(answerOn('first'));
    await session.commit();
    session.recordInteraction(answerOn('second'));
    session.reportOutcome(scored('passed', 90));
    page.kill();
    stand.lrs.switches.clear();
    stand.advance(60_000);
  }

  test('has lost nothing when the same learner opens the course again: all of it goes first', async () => {
    await killed();
    const session = await stand.connected(stand.open({ registration }, onDevice(device.page())));
    expect(stand.verbs()).toEqual([
      'initialized',
      'answered',
      'answered',
      'passed',
      'completed',
      'initialized',
    ]);
    expect(objects(stand.lrs.statements().slice(1, 3))).toEqual(['first', 'second']);
    await session.end(scored('passed', 90), 'exit');
    expect(stand.verbs().filter((verb) => verb === 'passed')).toHaveLength(1);
    expect(stand.violations()).toEqual([]);
  });

  test('says what is due on another device, under the same id', async () => {
    await killed();
    const session = await stand.connected(stand.open({ registration }, onDevice(createDevice().page())));
    await session.end(scored('passed', 90), 'exit');
    const passed = judgementId(registration, 'passed', null);
    expect(stand.lrs.statements().filter(({ id }) => id === passed)).toHaveLength(1);
    // The first device knows nothing of it, and sends what it holds under the same id.
    await stand.connected(stand.open({ registration }, onDevice(device.page())));
    expect(stand.lrs.statements().filter(({ id }) => id === passed)).toHaveLength(1);
    expect(
      objects(
        stand.lrs
          .statements()
          .filter(({ result }) => (result as { response?: string })?.response !== undefined),
      ),
    ).toEqual(['first', 'second']);
  });

  test('does not send what waits of another registration: these credentials are not its own', async () => {
    await killed();
    const other = 'aaaaaaaa-b57b-4c15-8d91-d292c5b2b8f7';
    await stand.connected(stand.open({ registration: other }, onDevice(device.page())));
    expect(stand.verbs()).toEqual(['initialized', 'initialized']);
  });
});

describe('a cmi5 session', () => {
  let stand: Cmi5Stand;
  beforeEach(async () => {
    stand = await cmi5Stand();
  });
  afterEach(() => expect(stand.lms.violations()).toEqual([]));

  async function launch(
    page: DevicePage,
    options: Cmi5LaunchOptions = {},
    more: object = {},
  ): Promise<LmsSession> {
    return connected(stand.open(options, { ...onDevice(page), ...more }));
  }

  /** A page whose LRS fails, killed with an answer and a pass on its hands. */
  async function killed(more: object = {}): Promise<void> {
    const page = device.page();
    const session = await launch(page, {}, more);
    stand.advance(60_000);
    stand.lrs.switches.arm({ kind: 'drop' }, { times: 1_000, resource: 'statements', method: 'POST' });
    session.recordInteraction(answerOn('first'));
    session.reportOutcome(scored('passed', 90));
    await session.commit();
    page.kill();
    stand.lrs.switches.clear();
    stand.advance(60_000);
  }

  const again = (sessionStorage: object): LaunchedPage =>
    launchedPage({
      search: '',
      sessionStorage,
      device: device.page().own,
      environment: { now: stand.now },
    });

  test('whose killed page is opened again as the same session sends what waited, in order, once', async () => {
    const sessionStorage = fakeStorage();
    await killed({ sessionStorage });
    const session = await connected(again(sessionStorage));
    expect(stand.verbs()).toEqual(['initialized', 'answered', 'passed', 'completed']);
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual(['initialized', 'answered', 'passed', 'completed', 'terminated']);
  });

  test('whose killed page had failed a try that the document knows nothing of passes none in the same session', async () => {
    const sessionStorage = fakeStorage();
    const page = device.page();
    const first = await launch(page, {}, { sessionStorage });
    stand.lrs.switches.arm({ kind: 'drop' }, 1_000);
    first.reportOutcome(scored('failed', 40));
    await first.commit();
    page.kill();
    stand.lrs.switches.clear();
    stand.advance(60_000);
    const session = await connected(again(sessionStorage));
    expect(stand.document()).toBeUndefined();
    session.reportOutcome(scored('passed', 90));
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
    // cmi5 (Quartz) 9.3: one of passed and failed a session; the pass is said by the next.
    expect(stand.verbs()).toEqual(['initialized', 'failed', 'completed', 'terminated']);
    const next = await launch(device.page());
    await next.end(scored('passed', 90), 'exit');
    expect(stand.said('passed')).toHaveLength(1);
  });

  // cmi5 (Quartz) 9.3.6: nothing may be recorded for a session that was abandoned.
  test('that was abandoned has its judgements said by the next, under their ids, and its answers told as missing', async () => {
    await killed();
    const session = await launch(device.page());
    session.saveState('kept', 'lesson-2');
    expect(await session.commit()).toEqual({ ok: true });
    const told = [{ what: 'earlier', code: expect.stringMatching(/^POST statements abandoned [\da-f]{8}$/) }];
    await expect.poll(() => session.lacking?.()).toEqual(told);
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
    expect(session.lacking?.()).toEqual(told);
    expect(stand.verbs()).toEqual(['initialized', 'initialized', 'passed', 'completed', 'terminated']);
    expect(stand.said('passed')).toMatchObject([{ id: judgementId(stand.registration, 'passed', null) }]);
    await expect.poll(() => device.kept()).toContain('"state":"told"');
    const after = await launch(device.page());
    expect(await after.commit()).toEqual({ ok: true });
    expect(after.lacking?.()).toEqual([]);
    expect(await after.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
  });

  test('that was abandoned is told by the launch after, where the next one was closed before it told', async () => {
    await killed();
    const page = device.page();
    const closed = await launch(page);
    await closed.commit();
    page.kill();
    const session = await launch(device.page());
    expect(await session.commit()).toEqual({ ok: true });
    await expect.poll(() => session.lacking?.()).toMatchObject([{ what: 'earlier' }]);
  });

  test('that ended as its page went away leaves nothing to be told', async () => {
    const page = device.page();
    const session = await launch(page);
    session.recordInteraction(answerOn('first'));
    session.saveState('kept', 'lesson-2');
    expect(await session.commit()).toEqual({ ok: true });
    session.recordInteraction(answerOn('second'));
    void session.end(UNFINISHED, 'gone');
    page.kill();
    await expect.poll(() => stand.verbs()).toEqual(['initialized', 'answered', 'answered', 'terminated']);
    const next = await launch(device.page());
    next.saveState('kept too', 'lesson-3');
    expect(await next.commit()).toEqual({ ok: true });
    await expect.poll(() => device.kept()).not.toContain('"state":"waiting"');
    expect(await next.end(UNFINISHED, 'exit')).toEqual({ ok: true });
  });

  test('keeps neither its token nor the learner’s name on the device', async () => {
    await killed();
    const kept = await device.kept();
    expect(kept).toContain('waiting');
    const tokens = stand.lrs.requests().map(({ headers }) => String(headers['authorization']));
    for (const secret of ['badge-4711', ...tokens.flatMap((token) => [token, token.replace('Basic ', '')])]) {
      expect(kept).not.toContain(secret);
    }
  });
});
