import type { Statement } from '../statement.ts';
import { batchWithin, byteLength } from './batch.ts';
import { isLeft, type Command, type Machine, type OutboxEvent, type Step } from './machine.ts';
import { delivered } from './reaction.ts';

/** All requests that outlive their page share 64 KiB (Fetch, HTTP-network-or-cache fetch, keepalive). */
export const MOST_LEAVING_BYTES = 60_000;

/**
 * What is sent while the page goes away: what fits, oldest first, without the lock, since nothing can be
 * awaited. What another page sends at the same time has the same ids and is stored once.
 *
 * @param besides bytes of other requests that leave with the page
 */
export function leave(machine: Machine, besides: number): Step {
  const { departing, bytesDeparting, held } = machine;
  const waiting = machine.waiting.filter(
    ({ id }) => !departing.has(id) && !held.has(id) && !isLeft(machine, id),
  );
  const bytes = MOST_LEAVING_BYTES - besides - bytesDeparting;
  const batch = batchWithin(waiting, { statements: waiting.length, bytes });
  // What may be there already goes apart: an LMS that takes no second one refuses the whole request.
  const repeated = batch.filter(({ id }) => isUnderWay(machine, id));
  const others = batch.filter(({ id }) => !isUnderWay(machine, id));
  const commands = [repeated, others].filter(({ length }) => length > 0).map(departure);
  return [
    {
      ...machine,
      departing: new Set([...departing, ...batch.map(({ id }) => id)]),
      bytesDeparting: commands.reduce((sum, one) => sum + one.bytes, bytesDeparting),
    },
    commands,
  ];
}

/** Whatever was wrong, what did not arrive still waits, and the next ordinary request finds out. */
export function onDeparted(
  machine: Machine,
  { ids, bytes, arrived }: Extract<OutboxEvent, { type: 'departed' }>,
): Step {
  const gone = new Set(ids);
  const after: Machine = {
    ...machine,
    departing: new Set([...machine.departing].filter((id) => !gone.has(id))),
    bytesDeparting: machine.bytesDeparting - bytes,
  };
  return arrived ? [delivered(after, ids), [{ do: 'note', settlement: { delivered: ids } }]] : [after, []];
}

/** An ordinary request ends with its page, arrived or not. */
function isUnderWay({ phase }: Machine, id: string): boolean {
  return phase.at === 'posting' && phase.batch.some((statement) => statement.id === id);
}

function departure(batch: readonly Statement[]): Extract<Command, { do: 'depart' }> {
  return { do: 'depart', batch, bytes: byteLength(batch) };
}
