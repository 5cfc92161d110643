import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clausesOf, serveCmi5, startedAu } from '../support/cmi5-session.ts';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { launchedPage } from '../support/launched-page.ts';
import { fakeStorage } from '../support/lms-environment.ts';

/* Some LMSs look at verbs and not at ids: what they took once they refuse, though it is the same again. */

describe('the LMS that refuses repeats', () => {
  test.each(['initialized', 'passed', 'completed', 'failed'])(
    'answers 403 to the same %s again, and notes no breach',
    async (verb) => {
      const served = await serveCmi5(() => 0);
      try {
        const au = await startedAu(served);
        const held = served.lrs.statements().at(-1);
        const { stored: _stored, authority: _authority, version: _version, ...initialized } = held ?? {};
        const statement = verb === 'initialized' ? initialized : au.statement(verb);
        const first = await au.send(statement);
        served.lms.faults.repeats = 'refused';
        expect([first, await au.send(statement)]).toEqual([200, 403]);
        expect(clausesOf(served)).toEqual([]);
        expect(await au.send(au.statement('answered'))).toBe(200);
      } finally {
        await served.close();
      }
    },
  );

  test('takes again what cmi5 does not define, and notes a second verb under another id', async () => {
    const served = await serveCmi5(() => 0);
    try {
      const au = await startedAu(served);
      served.lms.faults.repeats = 'refused';
      const answered = au.statement('answered');
      expect([await au.send(answered), await au.send(answered)]).toEqual([200, 200]);
      expect(await au.send(au.statement('initialized'))).toBe(403);
      expect(clausesOf(served)).toEqual(['9.3.0.0-2']);
    } finally {
      await served.close();
    }
  });
});

describe('where the LMS refuses repeats, a session whose acknowledgement was lost', () => {
  let stand: Cmi5Stand;
  beforeEach(async () => {
    stand = await cmi5Stand();
    stand.lms.faults.repeats = 'refused';
  });
  afterEach(() => expect(stand.lms.violations()).toEqual([]));

  const loseAnswer = () =>
    stand.lrs.switches.arm({ kind: 'store-then-drop' }, { resource: 'statements', method: 'POST' });

  test('for initialized is open, and goes on', async () => {
    const page = stand.open();
    loseAnswer();
    const session = await connected(page);
    session.recordInteraction(interaction());
    expect(await session.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual(['initialized', 'answered', 'terminated']);
  });

  test('for passed and completed has said each once, tells of no refusal, and goes on', async () => {
    const { session } = await stand.launch();
    loseAnswer();
    session.reportOutcome(scored('passed', 90));
    expect(await session.commit()).toMatchObject({ ok: false, problem: { code: '' } });
    stand.advance(60_000);
    session.recordInteraction(interaction());
    expect(await session.commit()).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({ judged: { passed: {}, completed: {} } });
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual(['initialized', 'passed', 'completed', 'answered', 'terminated']);
    expect(stand.document()).toMatchObject({ judged: { passed: { sent: true }, completed: { sent: true } } });
  });

  test('for terminated has ended, and a reload says so', async () => {
    const sessionStorage = fakeStorage();
    const session = await connected(stand.open({}, { sessionStorage }));
    loseAnswer();
    expect(await session.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual(['initialized', 'terminated']);
    const reloaded = connected(launchedPage({ search: '', sessionStorage }));
    await expect(reloaded).rejects.toMatchObject({ fault: 'ended' });
  });
});
