import { isNameUuid } from '../name-uuid.ts';
import { LrsError } from '../lrs-error.ts';
import type { Holding } from './inquiry.ts';
import { without, type Batch, type Machine, type Phase, type Step } from './machine.ts';
import { afterFailure, afterRefusal, afterSplit, afterSuccess, type Moment } from './pacing.ts';
import type { SetAside } from './state.ts';
import type { Settlement } from './store.ts';
import { verdictOn, type Problem } from './verdict.ts';

/* What an answer of the LRS means: what is delivered, what is set aside, and how it goes on. */

/** So many statements that are refused alone, one after the other, tell of the LRS and not of themselves. */
const MOST_REFUSED = 3;

/** The LRS took the batch: what it refused alone just before is to blame itself, and is not sent again. */
export function onTaken(machine: Machine, batch: Batch): Step {
  const aside = machine.inDoubt.map(({ id, status }) => ({ id, status }));
  const judged = without(
    machine,
    aside.map(({ id }) => id),
  );
  return onHeld({ ...judged, inDoubt: [] }, batch, aside);
}

/** The LRS holds the batch. */
function onHeld(machine: Machine, batch: Batch, aside: NonNullable<Settlement['aside']> = []): Step {
  const ids = batch.map(({ id }) => id);
  const pacing = afterSuccess(machine.pacing);
  return [
    { ...delivered(machine, ids), pacing, phase: { at: 'settling', until: undefined } },
    [{ do: 'settle', settlement: { delivered: ids, aside, pacing } }],
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
      return [
        { ...machine, phase: { at: 'looking', batch, error, refused: verdict.problem } },
        [{ do: 'look', statement: batch[0] }],
      ];
    case 'doubt':
      return doubt(machine, batch, error);
    default:
      return verdict satisfies never;
  }
}

/** A 409 may mean this very statement, a 401 or 403 this statement alone or whoever sends it. @see Verdict */
export function onLooked(
  machine: Machine,
  { batch, error, refused }: Extract<Phase, { at: 'looking' }>,
  holding: Holding,
): Step {
  if (refused !== undefined && holding === 'hidden') return stop(machine, refused);
  if (batch.length > 1) return split(machine, batch);
  if (isHeld(batch[0].id, holding)) return onHeld(machine, batch);
  return holding === 'other' ? setAside(machine, batch, error) : doubt(machine, batch, error);
}

/**
 * Whatever an LRS holds under a name is what the name says, in whichever words. A 409 says that it holds
 * something (xAPI 1.0.3 Communication 2.1.1), also where it does not show it.
 */
function isHeld(id: string, holding: Holding): boolean {
  return holding === 'this' || (isNameUuid(id) && holding !== 'nothing');
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
  return [{ ...machine, problem, phase: { at: 'stopped' } }, [{ do: 'unlock' }]];
}

function split(machine: Machine, batch: Batch): Step {
  const pacing = afterSplit(machine.pacing, batch.length);
  return [
    { ...machine, pacing, phase: { at: 'settling', until: undefined } },
    [{ do: 'settle', settlement: { pacing } }],
  ];
}

/** The LRS holds something else under the id: it never takes this one. */
function setAside(machine: Machine, [{ id }]: Batch, error: unknown): Step {
  const aside = refusalOf(id, error);
  const pacing = afterRefusal();
  return [
    {
      ...without(machine, [id]),
      pacing,
      setAside: [...machine.setAside, aside],
      problem: lasting(machine),
      phase: { at: 'settling', until: undefined },
    },
    [
      { do: 'settle', settlement: { aside: [{ id, status: aside.status }], pacing } },
      { do: 'tell', aside },
    ],
  ];
}

/**
 * Refused alone. It waits on the device until the LRS takes another, which shows that the statement is to
 * blame; several in a row stop the sending, and another page asks for all of them again.
 */
function doubt(machine: Machine, [{ id }]: Batch, error: unknown): Step {
  const aside = refusalOf(id, error);
  const inDoubt = [...machine.inDoubt, aside];
  const pacing = afterRefusal();
  const after = { ...machine, pacing, setAside: [...machine.setAside, aside] };
  if (inDoubt.length < MOST_REFUSED) {
    return [
      { ...after, inDoubt, problem: lasting(machine), phase: { at: 'settling', until: undefined } },
      [
        { do: 'settle', settlement: { pacing } },
        { do: 'tell', aside },
      ],
    ];
  }
  const passedOver = new Set([...machine.passedOver, ...inDoubt.map((one) => one.id)]);
  const { status, reason: message } = aside;
  const problem: Problem = { kind: 'misconfigured', from: 'lrs', status, message };
  return stop({ ...after, inDoubt: [], passedOver }, problem);
}

function refusalOf(id: string, error: unknown): SetAside {
  return { id, reason: String(error), status: error instanceof LrsError ? error.status : undefined };
}

/** An LRS that refuses can be reached; whether it takes anything, only a delivery tells. */
function lasting({ problem }: Machine): Problem | undefined {
  return problem?.kind === 'unreachable' ? undefined : problem;
}
