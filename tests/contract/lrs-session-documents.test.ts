import { describe, expect, test } from 'vitest';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { UNFINISHED } from '../support/interactions.ts';
import { attemptStateId } from '../support/launched-stand.ts';
import { xapiStand } from '../support/xapi-under-test.ts';

const YEAR = 365 * 86_400_000;

/** A network in between that gives answers on with another ETag; `null` takes it out. */
const onTheWay =
  (change: (etag: string) => string | null): typeof fetch =>
  async (url, init) => {
    const answer = await fetch(url, init);
    const headers = new Headers(answer.headers);
    const etag = headers.get('ETag');
    const changed = etag === null ? null : change(etag);
    headers.delete('ETag');
    if (changed !== null) headers.set('ETag', changed);
    const { status } = answer;
    return new Response(status === 204 ? null : await answer.text(), { status, headers });
  };

const NETWORKS = {
  unchanged: (etag: string) => etag,
  'as a weak one': (etag: string) => `W/${etag}`,
  'with the name of a compression': (etag: string) => etag.replace(/"$/, '-gzip"'),
  'not at all': () => null,
} as const;

const ofAttempt = ({ lrs }: Pick<Cmi5Stand, 'lrs'>) =>
  lrs.requests().filter(({ query }) => query.get('stateId') === attemptStateId);

/** What a visit leaves behind. @param ahead milliseconds that its clock is ahead */
async function earlierVisit(stand: Cmi5Stand, ahead = 0): Promise<void> {
  const session = await connected(stand.open({}, { environment: { now: () => stand.now() + ahead } }));
  session.saveState('earlier', 'lesson-1');
  await session.end(UNFINISHED, 'exit');
}

describe('the document of an attempt, whose ETag arrives', () => {
  test.each([
    // What is held is seen at launch, and looked at before each later write: no answer to a PUT shows an ETag.
    ['unchanged', [1, 2, 2]],
    ['as a weak one', [1, 2, 2]],
    // Two are refused, each but the first after a look; from then on one look before each.
    ['with the name of a compression', [5, 2, 2]],
    ['not at all', [2, 2, 2]],
  ] as const)('%s, is saved each time, in no more requests than it takes', async (way, most) => {
    const stand = await cmi5Stand();
    await earlierVisit(stand);
    const session = await connected(stand.open({}, { environment: { fetch: onTheWay(NETWORKS[way]) } }));
    for (const [index, limit] of most.entries()) {
      const before = ofAttempt(stand).length;
      session.saveState(`state ${index}`, 'lesson-2');
      expect(await session.commit()).toEqual({ ok: true });
      expect(stand.document()).toMatchObject({ state: `state ${index}` });
      expect(ofAttempt(stand).length - before).toBeLessThanOrEqual(limit);
    }
    const writes = ofAttempt(stand).filter(({ method }) => method === 'PUT');
    expect(writes.every(({ headers }) => 'if-match' in headers || 'if-none-match' in headers)).toBe(true);
  });

  test.each(Object.entries(NETWORKS))(
    '%s, is not locked by an earlier visit whose clock was a year ahead',
    async (_way, change) => {
      const stand = await cmi5Stand();
      await earlierVisit(stand, YEAR);
      const session = await connected(stand.open({}, { environment: { fetch: onTheWay(change) } }));
      for (const state of ['one', 'two']) {
        session.saveState(state, 'lesson-2');
        expect(await session.commit()).toEqual({ ok: true });
      }
      expect(stand.document()).toMatchObject({ state: 'two' });
    },
  );
});

test('a window whose clock is a year ahead stops where the attempt was opened in another after it', async () => {
  const stand = await xapiStand();
  const registration = crypto.randomUUID();
  const ahead = stand.open({ registration }, { environment: { now: () => stand.now() + YEAR } });
  const first = await stand.connected(ahead);
  first.saveState('first', 'lesson-1');
  await first.commit();
  const second = await stand.connected(stand.open({ registration }));
  second.saveState('second', 'lesson-2');
  expect(await second.commit()).toEqual({ ok: true });
  first.saveState('first again', 'lesson-1');
  expect(await first.commit()).toMatchObject({ ok: false, over: true });
  expect(stand.document()).toMatchObject({ state: 'second' });
});

describe('a document', () => {
  test('for which a page came in place of an answer was not saved, and is saved later', async () => {
    const stand = await cmi5Stand();
    const { session } = await stand.launch();
    stand.lrs.switches.arm({ kind: 'portal' }, { method: 'PUT' });
    session.saveState('kept', 'lesson-2');
    expect(await session.commit()).toMatchObject({ ok: false, problem: { call: 'PUT activities/state' } });
    expect(stand.document()).toBeUndefined();
    expect(await session.commit()).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({ state: 'kept' });
  });

  test('that is answered with 200 and nothing is not there', async () => {
    const stand = await cmi5Stand();
    const emptyForMissing: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init);
      const isAttempt = new Request(url).url.includes(encodeURIComponent(attemptStateId));
      return isAttempt && answer.status === 404 ? new Response('', { status: 200 }) : answer;
    };
    const session = await connected(stand.open({}, { environment: { fetch: emptyForMissing } }));
    expect(session.launch.savedState).toBe('');
    session.saveState('kept', 'lesson-2');
    expect(await session.commit()).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({ state: 'kept' });
  });
});

describe('a page that leaves while the first document it writes is under way', () => {
  test.each([
    ['does not arrive', false],
    ['arrives', true],
  ])('and %s, brings the later state to the LRS', async (_what, arrives) => {
    const stand = await cmi5Stand();
    const begun = Promise.withResolvers<void>();
    let writes = 0;
    const withoutFirstAnswer: typeof fetch = async (url, init) => {
      writes += init?.method === 'PUT' ? 1 : 0;
      if (init?.method !== 'PUT' || writes > 1) return fetch(url, init);
      if (arrives) await fetch(url, init);
      begun.resolve();
      return new Promise<never>(() => {});
    };
    const session = await connected(stand.open({}, { environment: { fetch: withoutFirstAnswer } }));
    session.saveState('first', 'lesson-1');
    void session.commit();
    await begun.promise;
    session.saveState('second', 'lesson-2');
    expect(await session.end(UNFINISHED, 'gone')).toEqual({ ok: true });
    expect(stand.document()).toMatchObject({ state: 'second' });
  });
});
