import type { Attempt } from '../../../src/core/attempt.ts';
import type { Lack } from '../../../src/lms/port.ts';
import { holds, type Accepted } from '../custody.ts';

/** An answer, its statement, and how its device stood. */
export interface Given extends Accepted {
  /** Id of its statement; `undefined` where none was made. */
  readonly statement: string | undefined;
  readonly at: number;
  /** Which device has to keep it until the LRS has it. */
  readonly device: number;
  /** The device kept nothing of the attempt at that moment. */
  readonly isAtRisk: boolean;
  /** Something had happened to the device since the page opened: its statements wait in its memory alone. */
  readonly isInMemory: boolean;
  /** How often something had happened to the device by then. */
  readonly troubles: number;
  /** Id of the cmi5 session; empty in a launch over xAPI. */
  readonly session: string;
  /** The LRS held it once in the attempt's document. */
  wasStored: boolean;
  /** Its page had all it takes to bring it to the LRS: an LRS that works, and the time. */
  hadChance: boolean;
}

/** What the learner was told, epoch milliseconds. */
export interface Told extends Lack {
  readonly at: number;
  /** When the page was opened that told it. */
  readonly openedAt: number;
}

/** Follows every answer from the page to the LRS, and what the learner was told. */
export interface Ledger {
  readonly given: readonly Given[];
  readonly told: readonly Told[];
  accept(answer: Omit<Given, 'wasStored' | 'hadChance'>): void;
  tell(told: Told): void;
  /** The LRS holds this attempt now. */
  stored(attempt: Attempt): void;
  /** What the page took before then should be on the LRS by now. @param before epoch milliseconds */
  owe(page: object, before: number): void;
}

export function createLedger(): Ledger {
  const given: Given[] = [];
  const told: Told[] = [];
  return {
    given,
    told,
    accept: (answer) => void given.push({ ...answer, wasStored: false, hadChance: false }),
    tell: (one) => void told.push(one),
    stored(attempt) {
      for (const answer of given) answer.wasStored ||= holds(attempt, answer);
    },
    owe(page, before) {
      for (const answer of given) answer.hadChance ||= answer.page === page && answer.at <= before;
    },
  };
}
