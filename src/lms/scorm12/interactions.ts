import type { Interaction } from '../../core/session.ts';
import type { LmsProblem } from '../port.ts';
import type { Scorm12Record } from './record.ts';
import { interactionEntries } from './values.ts';

/**
 * Appends interactions in order. `cmi.interactions` is optional in SCORM 1.2 (RTE 3.4.2): where the LMS
 * has none, nothing more is sent and nothing is reported.
 */
export interface Scorm12Interactions {
  add(interaction: Interaction): void;
  /** Sends what is waiting; gives the problem that keeps the rest waiting. */
  send(): LmsProblem | undefined;
}

/** Invalid argument, not implemented, keyword, read only: the LMS takes no interactions. */
const UNSUPPORTED = new Set(['201', '401', '402', '403']);

/** @param first index of the first interaction: what earlier sessions wrote is never touched */
export function openInteractions(record: Scorm12Record, first: number): Scorm12Interactions {
  const waiting: Interaction[] = [];
  let index = first;
  let supported = true;

  function send(): LmsProblem | undefined {
    for (let [next] = waiting; supported && next !== undefined; [next] = waiting) {
      const [id, ...parts] = interactionEntries(next);
      const path = `cmi.interactions.${index}.`;
      const answer = record.tryPut(path + id[0], id[1]);
      if (!answer.ok) {
        if (!UNSUPPORTED.has(answer.problem.code)) return answer.problem;
        supported = false;
        return undefined;
      }
      for (const [part, value] of parts) record.tryPut(path + part, value);
      waiting.shift();
      index += 1;
    }
    return undefined;
  }

  return {
    add(interaction) {
      waiting.push(interaction);
      send();
    },
    send,
  };
}
