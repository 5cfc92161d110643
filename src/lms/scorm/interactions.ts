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
}

/**
 * Appends interactions in order. They are optional for an LMS: where it has none, nothing more is sent
 * and nothing is reported.
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

  function send(): LmsProblem | undefined {
    for (let [next] = waiting; supported && next !== undefined; [next] = waiting) {
      const [id, ...parts] = rules.interactionEntries(next);
      const path = `cmi.interactions.${index}.`;
      const answer = record.put(path + id[0], id[1]);
      if (!answer.ok) {
        if (!rules.unsupported.has(answer.problem.code)) return answer.problem;
        supported = false;
        return undefined;
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
      send();
    },
    recordAgainFrom(earlier) {
      index = earlier;
    },
    send,
  };
}

/** What an element `_count` says; `undefined` where the LMS does not tell. */
export function countOf(value: string): number | undefined {
  return /^\d+$/.test(value) ? Number(value) : undefined;
}
