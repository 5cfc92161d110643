import { isNameUuid } from '../name-uuid.ts';
import { LrsError } from '../lrs-error.ts';
import type { Holding } from './inquiry.ts';
import { without, type Batch, type Machine, type Phase, type Step } from './machine.ts';
import { afterFailure, afterRefusal, afterSplit, afterSuccess, type Moment } from './pacing.ts';
import { verdictOn, type Problem } from './verdict.ts';

/* What an answer of the LRS means: what is delivered, what is set aside, and how it goes on. */

/** The LRS holds the batch. */
export function onTaken(machine: Machine, batch: Batch): Step {
  const ids = batch.map(({ id }) => id);
  const pacing = afterSuccess(machine.pacing);
  return [
    { ...delivered(machine, ids), pacing, phase: { at: 'settling', until: undefined } },
    [{ do: 'settle', settlement: { delivered: ids, pacing } }],
  ];
}

/** @returns the machine once the LRS holds statements; another page may have delivered some before */
export function delivered(machine: Machine, ids: readonly string[]): Machine {
  const after = without(machine, ids);
  const count = machine.waiting.length - after.waiting.length;
  return { ...after, delivered: machine.delivered + count, problem: undefined };
}

export function onFailed(machine: Machine, batch: Batch, error: unknown, moment: Moment): Step {
  const verdict = verdictOn(error, batch.length);
  switch (verdict.next) {
    case 'retry':
      return later(machine, verdict.problem, error, moment);
    case 'stop':
      return stop(machine, verdict.problem);
    case 'split':
      return split(machine, batch);
    case 'inquire':
      // Whatever an LRS holds under a name is what the name says: there is nothing to be looked at.
      if (verdict.problem === undefined && isNameUuid(batch[0].id)) return onTaken(machine, batch);
      return [
        { ...machine, phase: { at: 'looking', batch, error, refused: verdict.problem } },
        [{ do: 'look', statement: batch[0] }],
      ];
    case 'set-aside':
      return setAside(machine, batch, error, moment);
    default:
      return verdict satisfies never;
  }
}

/** A 409 may mean this very statement, a 401 or 403 this statement alone or whoever sends it. @see Verdict */
export function onLooked(
  machine: Machine,
  { batch, error, refused }: Extract<Phase, { at: 'looking' }>,
  holding: Holding,
  moment: Moment,
): Step {
  if (refused !== undefined && holding === 'hidden') return stop(machine, refused);
  if (batch.length > 1) return split(machine, batch);
  const isHeld = holding === 'this' || (holding === 'other' && isNameUuid(batch[0].id));
  return isHeld ? onTaken(machine, batch) : setAside(machine, batch, error, moment);
}

function later(machine: Machine, problem: Problem, error: unknown, moment: Moment): Step {
  const header = error instanceof LrsError ? error.retryAfter : undefined;
  const { pacing, until } = afterFailure(machine.pacing, header, moment);
  return [
    { ...machine, pacing, problem, phase: { at: 'settling', until } },
    [{ do: 'settle', settlement: { pacing } }],
  ];
}

function stop(machine: Machine, problem: Problem): Step {
  return [
    { ...machine, problem, phase: { at: 'stopped' } },
    [{ do: 'unlock' }, { do: 'tell-stopped', problem }],
  ];
}

function split(machine: Machine, batch: Batch): Step {
  const pacing = afterSplit(machine.pacing, batch.length);
  return [
    { ...machine, pacing, phase: { at: 'settling', until: undefined } },
    [{ do: 'settle', settlement: { pacing } }],
  ];
}

function setAside(machine: Machine, [{ id }]: Batch, error: unknown, moment: Moment): Step {
  const status = error instanceof LrsError ? error.status : undefined;
  const aside = { id, reason: String(error), status };
  const pacing = afterRefusal(machine.pacing, moment);
  const until = pacing.notBefore === 0 ? undefined : pacing.notBefore;
  return [
    {
      ...without(machine, [id]),
      pacing,
      setAside: [...machine.setAside, aside],
      problem: undefined,
      phase: { at: 'settling', until },
    },
    [
      { do: 'settle', settlement: { aside: [{ id, status }], pacing } },
      { do: 'tell', aside },
    ],
  ];
}
