import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { forgetOld } from '../../src/xapi/outbox/expiry.ts';
import { openDatabase, transact } from '../../src/xapi/outbox/indexed-db.ts';
import { createIndexedStore, queuesOf, untoldOf } from '../../src/xapi/outbox/indexed-store.ts';
import { createMemoryStore } from '../../src/xapi/outbox/memory-store.ts';
import { FRESH_PACING } from '../../src/xapi/outbox/pacing.ts';
import { createDevice } from '../support/device.ts';
import type { Statement } from '../../src/xapi/statement.ts';
import { nameUuid } from '../../src/xapi/name-uuid.ts';
import { bareStatement } from '../support/lrs-stand.ts';
import { registration, uuid } from '../support/xapi-course.ts';

const actor = {
  objectType: 'Agent' as const,
  name: 'Sam Rivera',
  account: { homePage: 'https://lms.example.gov', name: 'badge-4711' },
};

function statement(number: number, id = uuid(number)): Statement {
  return { ...bareStatement(number), id, actor, timestamp: '2026-11-22T05:00:00.000Z' };
}

const statements = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => statement(from + index));

const indexed = async (factory = new IDBFactory(), queue = 'queue') =>
  createIndexedStore(await openDatabase(factory), { family: 'family', queue }, actor);

describe.each([
  ['in memory', async () => createMemoryStore()],
  ['in IndexedDB', () => indexed()],
])('A store %s', (_name, make) => {
  test('holds nothing at first, and lets everything go as fast as it may', async () => {
    expect(await (await make()).read(50)).toEqual({ waiting: [], pacing: FRESH_PACING });
  });

  test('gives statements back as they were, oldest first, as many as are asked for', async () => {
    const store = await make();
    await Promise.all([store.add(statements(1, 2)), store.add(statements(3, 2))]);
    expect((await store.read(50)).waiting).toEqual(statements(1, 4));
    expect((await store.read(3)).waiting).toEqual(statements(1, 3));
    expect(JSON.stringify((await store.read(1)).waiting[0])).toBe(JSON.stringify(statement(1)));
  });

  test('shows what was added before it was asked, though nobody waited', async () => {
    const store = await make();
    void store.add(statements(1, 3));
    expect((await store.read(50)).waiting).toEqual(statements(1, 3));
  });

  test('forgets what was delivered or withdrawn, and keeps the order of the others', async () => {
    const store = await make();
    await store.add(statements(1, 5));
    await store.settle({ delivered: [uuid(1), uuid(3)], withdrawn: [uuid(4)] });
    expect((await store.read(50)).waiting).toEqual([statement(2), statement(5)]);
  });

  test('does not send again what was set aside, and does not take it again', async () => {
    const store = await make();
    await store.add(statements(1, 2));
    await store.settle({ aside: [{ id: uuid(1), status: 400 }] });
    await store.add(statements(1, 1));
    expect((await store.read(50)).waiting).toEqual([statement(2)]);
  });

  test('neither sends nor takes what the learner was told of as missing', async () => {
    const store = await make();
    await store.add(statements(1, 2));
    await store.settle({ told: [uuid(1)] });
    await store.add(statements(1, 1));
    expect((await store.read(50)).waiting).toEqual([statement(2)]);
  });

  test('takes no second statement under an id that waits', async () => {
    const store = await make();
    await store.add(statements(1, 1));
    await store.add([statement(1), statement(2)]);
    expect((await store.read(50)).waiting).toEqual(statements(1, 2));
  });

  test('takes nothing again that was delivered under a name', async () => {
    const store = await make();
    const passed = statement(1, nameUuid(registration, 'passed'));
    await store.add([passed]);
    await store.settle({ delivered: [passed.id] });
    await store.add([passed, statement(2)]);
    expect((await store.read(50)).waiting).toEqual([statement(2)]);
  });

  test('keeps how fast the LRS may be asked', async () => {
    const store = await make();
    const pacing = { most: 7, failures: 3, notBefore: 1_800_000_000_000 };
    await store.settle({ pacing });
    await store.settle({ delivered: [uuid(1)] });
    expect((await store.read(50)).pacing).toEqual(pacing);
  });

  test('is not troubled by ids it does not hold', async () => {
    const store = await make();
    await store.settle({ delivered: [uuid(1)], withdrawn: [uuid(2)], aside: [{ id: uuid(3), status: 413 }] });
    expect((await store.read(50)).waiting).toEqual([]);
  });
});

const DAY = 24 * 60 * 60 * 1_000;

/** Ids of all rows, whatever became of them. */
async function idsIn(database: IDBDatabase): Promise<readonly string[]> {
  const asked = await transact(database, 'readonly', ['statements'], (transaction) =>
    transaction.objectStore('statements').getAll(),
  );
  return asked.result.map(({ id }: { readonly id: string }) => id);
}

describe('A store in IndexedDB', () => {
  test('is there for every page of the device, and keeps one queue apart from another', async () => {
    const factory = new IDBFactory();
    const first = await indexed(factory, 'first');
    const second = await indexed(factory, 'second');
    await first.add(statements(1, 2));
    await second.add(statements(3, 1));
    expect((await (await indexed(factory, 'first')).read(50)).waiting).toEqual(statements(1, 2));
    expect((await second.read(50)).waiting).toEqual([statement(3)]);
  });

  test('tells in which queues something waits', async () => {
    createDevice();
    const factory = new IDBFactory();
    const database = await openDatabase(factory);
    const [first, second] = [await indexed(factory, 'first'), await indexed(factory, 'second')];
    await first.add(statements(1, 2));
    await second.add(statements(3, 2));
    expect(await queuesOf(database, 'family')).toEqual(['first', 'second']);
    await first.settle({ delivered: [uuid(1)], aside: [{ id: uuid(2), status: 400 }] });
    expect(await queuesOf(database, 'family')).toEqual(['second']);
    expect(await queuesOf(database, 'another')).toEqual([]);
  });

  test('tells of all queues what was set aside and nobody was told of', async () => {
    createDevice();
    const factory = new IDBFactory();
    const database = await openDatabase(factory);
    const [first, second] = [await indexed(factory, 'first'), await indexed(factory, 'second')];
    await first.add(statements(1, 3));
    await second.add(statements(4, 1));
    expect(await untoldOf(database, 'family')).toEqual([]);
    await first.settle({
      aside: [
        { id: uuid(1), status: 400 },
        { id: uuid(3), status: undefined },
      ],
    });
    await second.settle({ aside: [{ id: uuid(4), status: 413 }] });
    expect(await untoldOf(database, 'family')).toEqual([
      { queue: 'first', id: uuid(1), status: 400 },
      { queue: 'first', id: uuid(3), status: undefined },
      { queue: 'second', id: uuid(4), status: 413 },
    ]);
    expect(await untoldOf(database, 'another')).toEqual([]);
    await first.settle({ told: [uuid(1), uuid(2), uuid(3)] });
    expect(await untoldOf(database, 'family')).toEqual([{ queue: 'second', id: uuid(4), status: 413 }]);
    // Whatever it is told of is never sent again.
    expect((await first.read(50)).waiting).toEqual([]);
  });

  test.each([
    ['30 days and a moment', 30 * DAY + 1, [3]],
    ['30 days', 30 * DAY, [1, 2, 3]],
    ['a clock that was put back', -DAY, [1, 2, 3]],
  ])('forgets after %s what was set aside or said, and nothing that waits', async (_, later, left) => {
    const factory = new IDBFactory();
    const database = await openDatabase(factory);
    const store = await indexed(factory);
    const passed = nameUuid(registration, 'passed');
    await store.add([statement(1), statement(2, passed), statement(3)]);
    await store.settle({ aside: [{ id: uuid(1), status: 400 }], delivered: [passed] });
    await forgetOld(database, Date.parse('2026-11-22T05:00:00.000Z') + later);
    const ids = [uuid(1), passed, uuid(3)];
    expect(await idsIn(database)).toEqual(left.map((number) => ids[number - 1]));
    expect((await store.read(50)).waiting).toEqual([statement(3)]);
  });

  test('puts a statement together with the learner’s name of today', async () => {
    const factory = new IDBFactory();
    await (await indexed(factory)).add(statements(1, 1));
    const renamed = { ...actor, name: 'Sam Rivera-Cole' };
    const later = createIndexedStore(
      await openDatabase(factory),
      { family: 'family', queue: 'queue' },
      renamed,
    );
    expect((await later.read(50)).waiting).toEqual([{ ...statement(1), actor: renamed }]);
  });
});
