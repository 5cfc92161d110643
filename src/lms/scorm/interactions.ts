import type { Interaction } from '../../core/session.ts';
import type { LmsProblem } from '../port.ts';
import type { ScormRecord } from './record.ts';

/** What one call writes. */
export type Entry = readonly [element: string, value: string];

/** What a standard says of interactions. */
export interface InteractionRules {
  /** The parts of an interaction below `cmi.interactions.n`, its id first. */
  interactionEntries(interaction: Interaction): readonly [Entry, ...Entry[]];
  /** Interactions that an attempt can hold; further ones are dropped. */
  readonly mostInteractions: number;
  /** Errors by which an LMS says that it has no place for an optional part of the data. */
  readonly unsupported: ReadonlySet<string>;
  /** The one of them that may mean trouble of the moment as well; left out where a standard has none. */
  readonly doubtful?: string;
}

/**
 * Appends interactions in order. They are optional for an LMS: where it has none, nothing more is sent
 * and nothing is reported. A refusal that leaves this open is reported once, and counts when it comes again.
 */
export interface ScormInteractions {
  add(interaction: Interaction): void;
  /** The next one is written there. */
  recordAgainFrom(index: number): void;
  /** Sends what is waiting; gives the problem that keeps the rest waiting. */
  send(): LmsProblem | undefined;
}

/** @param first index of the first interaction, 0 unless told: what earlier sessions wrote is never touched */
export function openInteractions(rules: InteractionRules, record: ScormRecord, first = 0): ScormInteractions {
  const waiting: Interaction[] = [];
  let index = first;
  let supported = true;
  /** The one with which the last commit met the doubtful error. */
  let doubted: Interaction | undefined;

  /** @param again where this one meets the doubtful error too, the LMS has no interactions */
  function sendWaiting(again?: Interaction): LmsProblem | undefined {
    for (let [next] = waiting; supported && next !== undefined; [next] = waiting) {
      const [id, ...parts] = rules.interactionEntries(next);
      const path = `cmi.interactions.${index}.`;
      const answer = record.put(path + id[0], id[1]);
      if (!answer.ok) {
        const { problem } = answer;
        supported =
          !rules.unsupported.has(problem.code) || (problem.code === rules.doubtful && next !== again);
        return supported ? problem : undefined;
      }
      for (const [part, value] of parts) record.put(path + part, value);
      waiting.shift();
      index += 1;
    }
    return undefined;
  }

  return {
    add(interaction) {
      if (index + waiting.length >= rules.mostInteractions) return;
      waiting.push(interaction);
      // Answers come as fast as they like: a moment has passed only with the next commit.
      sendWaiting();
    },
    recordAgainFrom(earlier) {
      index = earlier;
    },
    send() {
      const problem = sendWaiting(doubted);
      doubted = problem?.code === rules.doubtful ? waiting[0] : undefined;
      return problem;
    },
  };
}

/** What an element `_count` says; `undefined` where the LMS does not tell. */
export function countOf(value: string): number | undefined {
  return /^\d+$/.test(value) ? Number(value) : undefined;
}
