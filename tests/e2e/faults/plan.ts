import type { Launch } from '../lms-host.ts';
import { KIND_NAMES, type KindName } from '../../faults/kinds.ts';

/** One schedule in the browser; all of it follows from the seed. */
export interface FaultPlan {
  readonly seed: number;
  readonly kind: KindName;
  readonly launch: Pick<Launch, 'target' | 'edition'>;
  /** Questions that are answered before the fault, and while it lasts. */
  readonly before: number;
  readonly during: number;
}

/** Answers of a schedule in all. */
export const ANSWERS = 4;

const WITH_LRS = { target: 'scorm12', edition: 'annual-embedded' } as const;
const SCORM = [{ target: 'scorm12' }, { target: 'scorm2004-3rd' }, { target: 'scorm2004-4th' }] as const;
const LAUNCHED = [WITH_LRS, { target: 'cmi5' }, { target: 'xapi' }] as const;

/** Each kind once in as many seeds as there are kinds. */
export function planOf(seed: number): FaultPlan {
  const kind = KIND_NAMES[(seed - 1) % KIND_NAMES.length] ?? KIND_NAMES[0];
  if (kind === undefined) throw new Error('There is no kind of fault.');
  const round = Math.floor((seed - 1) / KIND_NAMES.length);
  const before = 1 + ((seed + round) % 2);
  // Every other time nothing follows the fault that would bring along what it kept back.
  const rest = Math.floor(seed / 2) % 2;
  return { seed, kind, launch: launchOf(kind, seed + round), before, during: ANSWERS - before - rest };
}

/** @param only a kind, or the first word of some; left out, all */
export function seedsOf(first: number, runs: number, only?: string): readonly number[] {
  const seeds: number[] = [];
  for (let seed = first; seeds.length < runs; seed += 1) {
    const { kind } = planOf(seed);
    if (only === undefined || kind === only || kind.startsWith(`${only} `)) seeds.push(seed);
  }
  return seeds;
}

function launchOf(kind: KindName, turn: number): FaultPlan['launch'] {
  const of = (list: readonly FaultPlan['launch'][]) => list[turn % list.length] ?? WITH_LRS;
  switch (kind) {
    case 'lms false':
    case 'lms null':
    case 'lms throw':
    case 'lms slow':
    case 'lms expired':
    case 'tab reload':
    case 'tab hide':
    case 'tab freeze':
      return of(SCORM);
    // Only LMSs of SCORM 1.2 are known to forget.
    case 'lms forgetful':
      return SCORM[0];
    case 'lrs drop':
    case 'lrs hang':
    case 'lrs 429':
    case 'lrs 500':
    case 'lrs stored-but-unanswered':
      return of(LAUNCHED);
    // In a launch by cmi5 these end the session.
    case 'lrs 401':
    case 'lrs 403':
    case 'lrs 409':
    case 'lrs 413':
    case 'network offline':
    case 'storage blocked':
    case 'storage full':
    case 'storage corrupted':
    case 'tab kill':
      return WITH_LRS;
    case 'tab duplicate':
      return of(SCORM);
    default:
      return kind satisfies never;
  }
}
