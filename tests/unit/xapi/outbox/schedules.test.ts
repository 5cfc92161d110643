import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../../src/xapi/statement.ts';
import { bareStatement } from '../../../support/lrs-stand.ts';
import { outboxWorld, type Fault, type World } from '../../../support/outbox-world.ts';

type Act =
  | { readonly do: 'put'; readonly window: number; readonly good: readonly boolean[] }
  | { readonly do: 'run'; readonly choice: number }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'wake' | 'flush' | 'hide' | 'leave' | 'kill'; readonly window: number }
  | { readonly do: 'steal' };

const window = fc.constantFrom(0, 1);
const good = fc.oneof(
  { weight: 9, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);
const put = fc.record({
  do: fc.constant('put' as const),
  window,
  // Some of them no LRS takes.
  good: fc.array(good, { minLength: 1, maxLength: 8 }),
});
const run = fc.record({ do: fc.constant('run' as const), choice: fc.nat(20) });
const advance = fc.record({ do: fc.constant('advance' as const), ms: fc.nat(90_000) });
const nudge = fc.record({ do: fc.constantFrom('wake' as const, 'flush' as const), window });
const leave = fc.record({
  do: fc.constantFrom('hide' as const, 'leave' as const, 'kill' as const),
  window,
});

/** @param others besides writing, working, waiting and waking */
const schedules = (...others: readonly fc.Arbitrary<Act>[]): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: put },
      { weight: 12, arbitrary: run },
      { weight: 2, arbitrary: advance },
      { weight: 2, arbitrary: nudge },
      ...others.map((arbitrary) => ({ weight: 2, arbitrary })),
    ),
    { maxLength: 120 },
  );
const all = schedules(leave, fc.constant({ do: 'steal' } as const));

const status = (...statuses: readonly number[]): fc.Arbitrary<Fault> =>
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(...statuses) });
const passing: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constantFrom('drop' as const, 'stored-but-unanswered' as const) }),
  status(500, 503),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constant(429),
    retryAfter: fc.nat(200).map(String),
  }),
);
/** Of one statement alone these say that the LRS does not want it. */
const refusing = status(401, 403, 409, 413);
const stopping: fc.Arbitrary<Fault> = fc.oneof(
  fc.constant({ kind: 'refused-credentials' } as const),
  status(404),
);

const faultsOf = (...kinds: readonly fc.Arbitrary<Fault>[]) =>
  fc.array(fc.oneof(...kinds), { maxLength: 25 });

interface Written {
  readonly id: string;
  /** Of one window, from its opening to its end. */
  readonly page: string;
}

const statementOf = (id: string) =>
  ({ ...bareStatement(0), id, timestamp: '2026-11-22T05:00:00.000Z' }) as unknown as Statement;

/** @returns what was written, in its order */
function play(world: World, schedule: readonly Act[]): readonly Written[] {
  const written: Written[] = [];
  const ends = [0, 0];
  for (const act of schedule) {
    switch (act.do) {
      case 'put': {
        const ids = act.good.map((isGood, at) => `${isGood ? 'good' : 'bad'}-${written.length + at}`);
        written.push(...ids.map((id) => ({ id, page: `${act.window}-${ends[act.window]}` })));
        world.happen(act.window, { type: 'put', statements: ids.map(statementOf), held: false });
        break;
      }
      case 'run':
        world.run(act.choice);
        break;
      case 'advance':
        world.advance(act.ms);
        break;
      case 'wake':
        world.happen(act.window, { type: 'woken' });
        break;
      case 'flush':
        world.happen(act.window, { type: 'flushed' });
        break;
      case 'hide':
        world.happen(act.window, { type: 'leaving', besides: 0 });
        break;
      case 'leave':
      case 'kill':
        if (act.do === 'leave') world.happen(act.window, { type: 'leaving', besides: 0 });
        world.kill(act.window);
        ends[act.window] = (ends[act.window] ?? 0) + 1;
        break;
      case 'steal':
        world.steal();
        break;
      default:
        act satisfies never;
    }
  }
  return written;
}

/** Nothing fails any more, and the same learner opens the course again on the same device. */
function openAgain(world: World): void {
  world.mend();
  world.kill(0);
  world.kill(1);
  world.happen(0, { type: 'woken' });
  comeToRest(world);
  saveOften(world, [0]);
}

/** Pages that stopped behind several bad ones in a row ask on with each save, or when they are left. */
function saveOften(world: World, windows: readonly number[]): void {
  for (let saves = 0; saves < world.rows.length; saves += 1) {
    for (const at of windows) world.happen(at, { type: 'flushed' });
    comeToRest(world);
  }
}

function comeToRest(world: World): void {
  for (let left = 20_000; left > 0; left -= 1) if (!world.run(0) && !world.skip()) return;
  throw new Error('The outbox never comes to rest.');
}

/** What became of each statement: stored, on the device and not to be sent by this page, both or neither. */
function fates(world: World, written: readonly Written[]): Record<string, string> {
  const aside = new Set(world.rows.flatMap(({ statement, state }) => (state === 'gone' ? [] : statement.id)));
  const fate = (id: string) => `${world.stored.includes(id) ? 'stored' : ''}${aside.has(id) ? 'aside' : ''}`;
  return Object.fromEntries(written.map(({ id }) => [id, fate(id)]));
}

const dueFates = (written: readonly Written[]) =>
  Object.fromEntries(written.map(({ id }) => [id, id.startsWith('bad') ? 'aside' : 'stored']));

/** Most requests in any minute. */
function busiestMinute({ asked }: World): number {
  return Math.max(0, ...asked.map((from) => asked.filter((at) => at >= from && at < from + 60_000).length));
}

describe('whatever fails, and whichever page is killed, closed, reloaded or asleep', () => {
  test('every statement is stored once, and only what no LRS takes stays on the device', () => {
    fc.assert(
      fc.property(all, faultsOf(passing, stopping), fc.boolean(), (schedule, faults, refusesRepeats) => {
        const world = outboxWorld(faults, refusesRepeats, () => 0.5);
        const written = play(world, schedule);
        openAgain(world);
        expect(fates(world, written)).toEqual(dueFates(written));
        expect(new Set(world.stored).size).toBe(world.stored.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('none is lost where the LRS refuses now one and now another', () => {
    fc.assert(
      fc.property(all, faultsOf(passing, refusing), fc.boolean(), (schedule, faults, refusesRepeats) => {
        const world = outboxWorld(faults, refusesRepeats, () => 0.5);
        const written = play(world, schedule);
        openAgain(world);
        for (const fate of Object.values(fates(world, written))) expect(fate).toMatch(/^(?:stored|aside)/);
        const waiting = world.rows.filter(({ state }) => state === 'waiting');
        expect(waiting.filter(({ statement }) => !world.isBad(statement.id))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the LRS stores them in the order in which they were written', () => {
    fc.assert(
      fc.property(
        all,
        faultsOf(passing, refusing, stopping),
        fc.boolean(),
        (schedule, faults, refusesRepeats) => {
          const world = outboxWorld(faults, refusesRepeats, () => 0.5);
          const written = play(world, schedule);
          openAgain(world);
          const pages = [...new Set(written.map(({ page }) => page))];
          const isLeft = schedule.some((act) => act.do === 'leave' || act.do === 'hide');
          // What leaves with a page does not wait for what another page has to send.
          const groups = isLeft
            ? pages.map((page) => written.flatMap((one) => (one.page === page ? one.id : [])))
            : [world.rows.map(({ statement }) => statement.id)];
          for (const group of groups) {
            const isDue = (id: string) => !world.beside.has(id) && !world.refused.has(id);
            const ids = group.filter((id) => world.stored.includes(id) && isDue(id));
            expect(world.stored.filter((id) => ids.includes(id))).toEqual(ids);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('no minute holds more requests than are needed', () => {
    fc.assert(
      fc.property(
        all,
        faultsOf(passing, refusing, stopping),
        fc.boolean(),
        (schedule, faults, refusesRepeats) => {
          const world = outboxWorld(faults, refusesRepeats, () => 0);
          const written = play(world, schedule);
          openAgain(world);
          const bad = written.filter(({ id }) => world.isBad(id)).length;
          // One a second, one for each statement, the search for those that are refused, what leaves with pages.
          const most = 60 + written.length + 14 * bad + 2 * faults.length + 2 * schedule.length;
          expect(busiestMinute(world)).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('two pages that stay open', () => {
  test('send everything by themselves once nothing fails, one request at a time', () => {
    fc.assert(
      fc.property(schedules(), faultsOf(passing), fc.boolean(), (schedule, faults, refusesRepeats) => {
        const world = outboxWorld(faults, refusesRepeats, () => 0.5);
        const written = play(world, schedule);
        world.mend();
        comeToRest(world);
        saveOften(world, [0, 1]);
        expect(fates(world, written)).toEqual(dueFates(written));
        expect(world.mostAtOnce()).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('an LRS that fails for good, however often pages wake,', () => {
  const statusFault = (code: number, retryAfter?: string): Fault => ({
    kind: 'status',
    status: code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });

  test.each([
    // One a second, whatever number of pages is open.
    [{ kind: 'drop' }, 61],
    [{ kind: 'stored-but-unanswered' }, 61],
    [statusFault(500), 61],
    [statusFault(503, '0'), 61],
    [statusFault(429, '30'), 3],
    // Each page asks, sees that it is refused, and asks no more.
    [{ kind: 'refused-credentials' }, 4],
    [statusFault(404), 2],
    // Each page searches for the one that is refused, asks for two more, and asks no more.
    [statusFault(400), 20],
    [statusFault(413), 20],
    // Before that it looks, which fails here too: one search and one look a second.
    ...[401, 403, 409].map((code) => [statusFault(code), 121] as const),
  ] as const satisfies readonly (readonly [Fault, number])[])(
    'with %j is asked %i times a minute at most',
    (fault, most) => {
      fc.assert(
        fc.property(fc.array(fc.nat(30), { minLength: 20, maxLength: 60 }), (choices) => {
          const world = outboxWorld(
            Array.from({ length: 50_000 }, () => fault),
            false,
            () => 0,
          );
          const statements = Array.from({ length: 60 }, (_, index) => statementOf(`good-${index}`));
          world.happen(0, { type: 'put', statements, held: false });
          for (const choice of choices) {
            for (const at of [0, 1]) world.happen(at, { type: 'woken' });
            for (let left = 2_000; left > 0 && world.run(choice); left -= 1);
            world.advance(choice * 100);
          }
          expect(world.asked.length).toBeGreaterThan(0);
          expect(busiestMinute(world)).toBeLessThanOrEqual(most);
        }),
        { numRuns: 30 },
      );
    },
  );
});
