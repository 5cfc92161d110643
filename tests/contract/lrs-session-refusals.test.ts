import { beforeEach, describe, expect, test } from 'vitest';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { answerTo, interaction, question, UNFINISHED } from '../support/interactions.ts';
import { courseIri } from '../support/xapi-course.ts';

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
});

const REFUSED = 'not-taken';
const questionIri = (id: string) => `${courseIri}/interactions/${id}`;
const answerOn = (id: string) => interaction(answerTo(question({ id })));

/** The network of an LMS that refuses each request with a certain statement, whatever else is in it. */
const refusesOne =
  (status: number): typeof fetch =>
  async (url, init) => {
    const body = await new Request(url, init).text();
    return body.includes(REFUSED) ? new Response('9.3.0.0-2', { status }) : fetch(url, init);
  };

describe('a session of which a statement is refused alone', () => {
  test.each([401, 403])('with %s delivers all others, tells of it once, and ends well', async (status) => {
    const session = await connected(stand.open({}, { environment: { fetch: refusesOne(status) } }));
    session.recordInteraction(answerOn('first'));
    session.recordInteraction(answerOn(REFUSED));
    session.recordInteraction(answerOn('third'));
    expect(await session.commit()).toEqual({ ok: true });
    session.recordInteraction(answerOn('fourth'));
    expect(await session.commit()).toEqual({ ok: true });
    expect(session.lacking?.()).toEqual([
      { what: 'entry', code: expect.stringContaining(`POST statements ${status} `) },
    ]);
    expect(await session.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(stand.said('answered').map(({ object }) => object)).toMatchObject(
      ['first', 'third', 'fourth'].map((id) => ({ id: questionIri(id) })),
    );
    expect(stand.verbs().at(-1)).toBe('terminated');
    expect(stand.lms.violations()).toEqual([]);
  });
});

describe('a session whose credentials are refused, for reading too', () => {
  test.each([401, 403] as const)(
    'with %s is over after one further request, and asks nothing more',
    async (status) => {
      const { session } = await stand.launch();
      stand.lrs.switches.arm({ kind: 'status', status }, 1_000);
      const before = stand.lrs.requests().length;
      session.recordInteraction(answerOn('first'));
      session.recordInteraction(answerOn('second'));
      expect(await session.commit()).toMatchObject({
        ok: false,
        over: true,
        problem: { call: 'POST statements', code: String(status) },
      });
      expect(stand.lrs.requests().length - before).toBeLessThanOrEqual(2);
      const asked = stand.lrs.requests().length;
      stand.advance(600_000);
      session.saveState('kept', 'lesson-2');
      expect(await session.commit()).toMatchObject({ ok: false, over: true });
      expect(await session.end(UNFINISHED, 'exit')).toMatchObject({ ok: false, over: true });
      expect(stand.lrs.requests()).toHaveLength(asked);
    },
  );
});

describe('a session behind a gateway that answers 404 in place of the LRS', () => {
  test('says so, and delivers what waits once the LRS is back', async () => {
    const { session } = await stand.launch();
    stand.lrs.switches.arm({ kind: 'status', status: 404 }, { times: 2, resource: 'statements' });
    session.recordInteraction(answerOn('first'));
    for (let commit = 0; commit < 2; commit += 1) {
      const delivery = await session.commit();
      expect(delivery).toMatchObject({ ok: false, problem: { call: 'POST statements', code: '404' } });
      expect(delivery).not.toHaveProperty('over');
      stand.advance(60_000);
    }
    session.recordInteraction(answerOn('second'));
    expect(await session.commit()).toEqual({ ok: true });
    expect(await session.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual(['initialized', 'answered', 'answered', 'terminated']);
    expect(stand.lms.violations()).toEqual([]);
  });
});
