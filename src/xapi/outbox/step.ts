import type { Statement } from '../statement.ts';
import { batchWithin } from './batch.ts';
import { leave, onDeparted } from './departure.ts';
import {
  isLeft,
  without,
  type Batch,
  type Command,
  type Machine,
  type OutboxEvent,
  type Step,
} from './machine.ts';
import { LEAST_REST_MS, MOST_STATEMENTS, notBefore, type Moment } from './pacing.ts';
import { onFailed, onLooked, onTaken } from './reaction.ts';
import type { Reading } from './store.ts';

/** Bytes of one request's JSON: servers refuse more than 64 kB of a request that outlives its page. */
const MOST_BYTES = 60_000;

/**
 * The one way in which the sending changes: what happened, and what is to be done about it, in order. Pure.
 * Statements go in the order of the store, one request at a time, and stay in it until the LRS has them.
 * An answer that nobody waits for any more changes nothing.
 */
export function step(machine: Machine, event: OutboxEvent, moment: Moment): Step {
  const { phase } = machine;
  switch (event.type) {
    case 'put':
      return put(machine, event, moment);
    case 'freed':
      return machine.held.size === 0 ? [machine, []] : wake({ ...machine, held: new Set() }, moment);
    case 'withdrawn':
      return withdraw(machine, event.ids);
    case 'woken':
      return wake(machine, moment);
    case 'flushed':
      return flush(machine, moment);
    case 'leaving': {
      const open = reopened(machine);
      return open.phase.at === 'stopped' ? [open, []] : leave(open, event.besides);
    }
    case 'departed': {
      const [after, commands] = onDeparted(machine, event);
      return followed(commands, after.phase.at === 'parting' ? read(after) : wakeIdle(after));
    }
    case 'locked':
      return phase.at === 'queueing' ? read(machine) : [machine, [{ do: 'unlock' }]];
    case 'lost':
      return phase.at === 'reading' ? followed([{ do: 'unlock' }], lock(machine)) : [machine, []];
    case 'read':
      return phase.at === 'reading' ? onRead(machine, event.reading, phase.since, moment) : [machine, []];
    case 'taken':
      return phase.at === 'posting' ? onTaken(machine, phase.batch) : [machine, []];
    case 'failed': {
      const isAsking = phase.at === 'posting' || phase.at === 'looking';
      return isAsking ? onFailed(machine, phase.batch, event.error, moment) : [machine, []];
    }
    case 'looked':
      return phase.at === 'looking' ? onLooked(machine, phase, event.holding) : [machine, []];
    case 'settled':
      if (phase.at !== 'settling') return [machine, []];
      return phase.until === undefined ? read(machine) : rest(machine, phase.until, moment);
    case 'rested':
      return phase.at === 'resting' && phase.timer === event.timer ? lock(machine) : [machine, []];
    default:
      return event satisfies never;
  }
}

function put(
  machine: Machine,
  { statements, held }: Extract<OutboxEvent, { type: 'put' }>,
  moment: Moment,
): Step {
  const known = new Set(machine.waiting.map(({ id }) => id));
  const fresh = statements.filter(({ id }) => !known.has(id));
  const ids = fresh.map(({ id }) => id);
  if (ids.length === 0) return [machine, []];
  const { phase } = machine;
  const after: Machine = {
    ...machine,
    waiting: [...machine.waiting, ...fresh],
    ...(held ? { held: new Set([...machine.held, ...ids]) } : {}),
    phase: phase.at === 'reading' ? { ...phase, since: new Set([...phase.since, ...ids]) } : phase,
  };
  const add: Command = { do: 'add', statements: fresh };
  return held ? [after, [add]] : followed([add], wake(after, moment));
}

function withdraw(machine: Machine, ids: readonly string[]): Step {
  if (ids.length === 0) return [machine, []];
  const withdrawn = new Set([...machine.withdrawn, ...ids]);
  return [{ ...without(machine, ids), withdrawn }, [{ do: 'note', settlement: { withdrawn: ids } }]];
}

function wake(machine: Machine, { now }: Moment): Step {
  const { phase } = machine;
  if (phase.at !== 'resting') return wakeIdle(machine);
  const left = notBefore(machine.pacing, now) - now;
  if (left <= 0) return lock(machine);
  const timer = machine.timer + 1;
  return [{ ...machine, timer, phase: { ...phase, timer } }, [{ do: 'rest', ms: left, timer }]];
}

/** In every other phase the store is read again anyway. */
function wakeIdle(machine: Machine): Step {
  return machine.phase.at === 'idle' ? lock(machine) : [machine, []];
}

function flush(machine: Machine, moment: Moment): Step {
  const open = reopened(machine);
  return isResting(open, moment.now) ? [open, []] : wake(open, moment);
}

/** Whether nobody who waits for a delivery waits so long. @param now epoch milliseconds */
export function isResting({ phase, pacing }: Machine, now: number): boolean {
  return phase.at === 'resting' && notBefore(pacing, now) - now > LEAST_REST_MS;
}

/** Somebody may have put an address or a right to write right meanwhile; credentials that are refused stay refused. */
function reopened(machine: Machine): Machine {
  const isStopped = machine.phase.at === 'stopped' && machine.problem?.kind === 'misconfigured';
  return isStopped ? { ...machine, phase: { at: 'idle' } } : machine;
}

function lock(machine: Machine): Step {
  return [{ ...machine, phase: { at: 'queueing' } }, [{ do: 'lock' }]];
}

function read(machine: Machine): Step {
  return [
    { ...machine, phase: { at: 'reading', since: new Set() } },
    [{ do: 'read', most: mostRead(machine) }],
  ];
}

function rest(machine: Machine, until: number, { now }: Moment): Step {
  const timer = machine.timer + 1;
  return [
    { ...machine, timer, phase: { at: 'resting', timer } },
    [{ do: 'unlock' }, { do: 'rest', ms: Math.max(0, until - now), timer }],
  ];
}

function onRead(machine: Machine, reading: Reading, since: ReadonlySet<string>, moment: Moment): Step {
  const { pacing } = reading;
  const rows = reading.waiting.filter(({ id }) => !machine.withdrawn.has(id));
  const isWhole = reading.waiting.length < mostRead(machine);
  const after: Machine = {
    ...machine,
    pacing,
    waiting: allWaiting(machine.waiting, rows, isWhole ? since : undefined),
  };
  if (after.departing.size > 0) return [{ ...after, phase: { at: 'parting' } }, []];
  const firstHeld = rows.findIndex(({ id }) => after.held.has(id));
  const open = firstHeld === -1 ? rows : rows.slice(0, firstHeld);
  const free = open.filter(({ id }) => !isLeft(after, id));
  const batch = nextBatch(free, pacing.most);
  if (batch === undefined) {
    const isNew = firstHeld === -1 && [...since].some((id) => !after.held.has(id));
    return isNew ? read(after) : [{ ...after, phase: { at: 'idle' } }, [{ do: 'unlock' }]];
  }
  const bound = notBefore(pacing, moment.now);
  if (bound > moment.now) return rest(after, bound, moment);
  return [{ ...after, phase: { at: 'posting', batch } }, [{ do: 'post', batch }]];
}

/** What this page asks no more stands before the others in the store. */
function mostRead({ inDoubt, passedOver }: Machine): number {
  return MOST_STATEMENTS + inDoubt.length + passedOver.size;
}

/**
 * What waits: what the store holds, and what it has not shown.
 *
 * @param since ids put in after it was asked, where it showed all it held
 */
function allWaiting(
  waiting: readonly Statement[],
  rows: readonly Statement[],
  since: ReadonlySet<string> | undefined,
): readonly Statement[] {
  const shown = new Set(rows.map(({ id }) => id));
  return [...rows, ...waiting.filter(({ id }) => !shown.has(id) && since?.has(id) !== false)];
}

/** A statement that is too large for any request goes alone, and the LRS says what it thinks of it. */
function nextBatch(free: readonly Statement[], most: number): Batch | undefined {
  const [first, ...others] = batchWithin(free, { statements: most, bytes: MOST_BYTES });
  if (first !== undefined) return [first, ...others];
  const [alone] = free;
  return alone === undefined ? undefined : [alone];
}

function followed(before: readonly Command[], [machine, commands]: Step): Step {
  return [machine, [...before, ...commands]];
}
