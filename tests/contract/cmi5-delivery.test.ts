import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { attemptStateId } from '../support/launched-stand.ts';

const DAY = 86_400_000;

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
});
afterEach(() => expect(stand.lms.violations()).toEqual([]));

const said = (verb: string) => stand.said(verb);

describe('a session on a bad line', () => {
  test('whose acknowledgement was lost ends with one statement of each id', async () => {
    const { session } = await stand.launch();
    stand.lrs.switches.arm({ kind: 'store-then-drop' }, { resource: 'statements' });
    session.reportOutcome(scored('passed', 90));
    await session.commit();
    stand.lrs.switches.arm({ kind: 'store-then-drop' }, { resource: 'activities/state', method: 'PUT' });
    session.saveState('kept', 'lesson-2');
    await session.commit();
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual(['initialized', 'passed', 'completed', 'terminated']);
    expect(stand.document()).toMatchObject({ state: 'kept' });
  });

  test('that cannot deliver what is left says so and is not terminated', async () => {
    const { session } = await stand.launch();
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, { times: 50, resource: 'statements' });
    session.recordInteraction(interaction());
    expect(await session.end(UNFINISHED, 'exit')).toMatchObject({
      ok: false,
      problem: { call: 'POST statements', code: '503' },
    });
    stand.lrs.switches.clear();
    expect(said('terminated')).toEqual([]);
  });

  test('tells of a document that is refused for good, and delivers the statements', async () => {
    const { session } = await stand.launch();
    const puts = { resource: 'activities/state', method: 'PUT', times: 2 } as const;
    stand.lrs.switches.arm({ kind: 'status', status: 413 }, puts);
    session.saveState('kept', 'lesson-2');
    session.recordInteraction(interaction());
    const answer = { ok: false, problem: { call: 'PUT activities/state', code: '413' } };
    expect(await session.commit()).toMatchObject(answer);
    // Once may be a moment's: what is said before it is on record may be said again elsewhere.
    expect(said('answered')).toEqual([]);
    expect(await session.commit()).toMatchObject(answer);
    expect(said('answered')).toHaveLength(1);
    expect(await session.commit()).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({ state: 'kept' });
  });

  test.each([400, 403] as const)(
    'tells once of a statement that alone is refused with %s',
    async (status) => {
      const { session } = await stand.launch();
      stand.lrs.switches.arm({ kind: 'status', status }, { resource: 'statements' });
      session.recordInteraction(interaction());
      expect(await session.commit()).toEqual({ ok: true });
      const told = [{ what: 'entry', code: expect.stringContaining(`POST statements ${status} `) }];
      expect(session.lacking?.()).toEqual(told);
      expect(await session.end(UNFINISHED, 'exit')).toEqual({ ok: true });
      expect(session.lacking?.()).toEqual(told);
      expect(stand.verbs()).toEqual(['initialized', 'terminated']);
    },
  );
});

describe('a page that was killed between document and statement', () => {
  /** A pass on record whose statements never left, and the id of its statement. */
  async function killed(): Promise<{ readonly id: string }> {
    const { session } = await stand.launch();
    stand.advance(60_000);
    stand.lrs.switches.arm({ kind: 'drop' }, { times: 1_000, resource: 'statements', method: 'POST' });
    session.reportOutcome(scored('passed', 90));
    await session.commit();
    const { judged } = stand.document() as { judged: { passed: { id: string } } };
    stand.lrs.switches.clear();
    return judged.passed;
  }

  test('says the judgement at the next launch, under its id, with its duration, after initialized (cmi5 9.3)', async () => {
    const { id } = await killed();
    stand.lms.launch({ registration: stand.registration });
    stand.advance(DAY);
    const { session } = await stand.launch();
    await session.commit();
    expect(said('passed')).toMatchObject([{ id, result: { score: { scaled: 0.9 }, duration: 'PT1M' } }]);
    const [passed] = said('passed');
    const initialized = said('initialized').at(-1);
    expect(Date.parse(String(passed?.timestamp))).toBeGreaterThan(Date.parse(String(initialized?.timestamp)));
    expect(said('completed')).toHaveLength(1);
    await session.end(scored('passed', 90), 'exit');
    expect(stand.document()).toMatchObject({ judged: { passed: { sent: true }, completed: { sent: true } } });
  });

  test('says it once where the LRS holds it already', async () => {
    const { session } = await stand.launch();
    session.reportOutcome(scored('passed', 90));
    await session.commit();
    expect(stand.document()).toMatchObject({ judged: { passed: { sent: false } } });
    const next = await stand.launch();
    await next.session.end(scored('passed', 90), 'exit');
    expect(said('passed')).toHaveLength(1);
    expect(said('completed')).toHaveLength(1);
  });

  test('risks nothing where the LRS does not show what it holds', async () => {
    const { session } = await stand.launch();
    session.reportOutcome(scored('passed', 90));
    await session.commit();
    const page = stand.open();
    stand.lrs.switches.arm(
      { kind: 'status', status: 403 },
      { times: 2, resource: 'statements', method: 'GET' },
    );
    const next = await connected(page);
    expect(await next.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
    expect(said('passed')).toHaveLength(1);
  });
});

describe('a document that another window wrote meanwhile', () => {
  function rewrite(changes: object): void {
    const first = stand.lrs.requests().find(({ query }) => query.get('stateId') === attemptStateId);
    const body = { ...(stand.document() as object), ...changes };
    stand.lrs.perform({
      method: 'PUT',
      resource: 'activities/state',
      query: Object.fromEntries(first?.query ?? []),
      body,
    });
  }

  test('of an earlier visit is written over, and its judgements are kept', async () => {
    const { session } = await stand.launch();
    session.saveState('mine', 'lesson-1');
    await session.commit();
    const completed = { id: crypto.randomUUID(), at: 5, after: 5, score: null, sent: true };
    rewrite({ visit: { id: 'other', startedAt: 5 }, state: 'theirs', judged: { completed } });
    session.saveState('mine too', 'lesson-2');
    expect(await session.commit()).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({
      state: 'mine too',
      judged: { completed: { id: completed.id } },
    });
  });

  test('of a later visit stays, and this window stops', async () => {
    const { session } = await stand.launch();
    session.saveState('mine', 'lesson-1');
    await session.commit();
    rewrite({ visit: { id: 'other', startedAt: stand.now() + 1 }, state: 'theirs' });
    session.saveState('mine too', 'lesson-2');
    expect(await session.commit()).toMatchObject({ ok: false, over: true });
    const before = stand.lrs.requests().length;
    await session.commit();
    expect(stand.lrs.requests()).toHaveLength(before);
    expect(stand.document()).toMatchObject({ state: 'theirs' });
  });

  test.each([409, 412] as const)('is read again and written where %s is answered', async (status) => {
    const { session } = await stand.launch();
    stand.lrs.switches.arm({ kind: 'status', status }, { resource: 'activities/state', method: 'PUT' });
    session.saveState('mine', 'lesson-1');
    expect(await session.commit()).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({ state: 'mine' });
  });

  test('is never written without a word on which document is meant', async () => {
    const { session } = await stand.launch();
    for (const state of ['one', 'two']) {
      session.saveState(state, 'lesson-1');
      await session.commit();
    }
    const writes = stand.lrs.requests().filter(({ method }) => method === 'PUT');
    expect(writes.map(({ headers }) => headers['if-none-match'] ?? headers['if-match'])).toEqual([
      '*',
      expect.stringMatching(/^"[\da-f]{40}"$/),
    ]);
  });

  test('is written where CORS hides the ETag', async () => {
    const page = stand.open(
      {},
      {
        environment: {
          fetch: async (url, init) => {
            const answer = await fetch(url, init);
            const headers = new Headers(answer.headers);
            headers.delete('ETag');
            const { status } = answer;
            return new Response(status === 204 ? null : await answer.text(), { status, headers });
          },
        },
      },
    );
    const session = await connected(page);
    for (const state of ['one', 'two', 'three']) {
      session.saveState(state, 'lesson-1');
      expect(await session.commit()).toEqual({ ok: true });
    }
    expect(stand.document()).toMatchObject({ state: 'three' });
  });
});
