import type { Reported } from '../../core/reported.ts';
import type { Score } from '../../core/session.ts';
import type { ScormApi } from './api.ts';
import type { Entry } from './interactions.ts';
import type { ScormRecord } from './record.ts';

/** An element that says how far the learner came. */
export interface StatusElement {
  readonly element: string;
  /** From the lowest to the highest. What is held never goes back; a word that is not here is below all. */
  readonly words: readonly string[];
  /** Words at launch that become the lowest of `words`: LMSs end a session that says nothing as completed. */
  readonly unstarted: readonly string[];
  wordOf(reported: Reported): string;
}

/** What a standard says of status and score. */
export interface StandingRules {
  /** The one that the score belongs to comes first: a score is written unless its status falls. */
  readonly statuses: readonly StatusElement[];
  scoreEntries(score: Score): readonly Entry[];
}

export interface Standing {
  report(reported: Reported): void;
}

/**
 * Reads what the LMS holds, and begins where it holds nothing.
 *
 * @param passMark percent that the LMS brought; `null` where it brought none
 */
export function openStanding(
  rules: StandingRules,
  { api, record, passMark }: { api: ScormApi; record: ScormRecord; passMark: number | null },
): Standing {
  const held = new Map(rules.statuses.map((status) => [status, begin(status)]));

  function begin({ element, words, unstarted }: StatusElement): number {
    const word = api.get(element);
    const [lowest] = words;
    if (lowest === undefined || !unstarted.includes(word)) return words.indexOf(word);
    record.put(element, lowest);
    return 0;
  }

  /**
   * An LMS with a pass mark judges by the score and overrules what the course says of success (SCORM 1.2
   * RTE 3.4.4, `cmi.student_data.mastery_score`; SCORM 2004 RTE 4.2.22): where the mark is reached and
   * something else keeps the learner from passing, the score waits.
   */
  function mayShow({ raw }: Score, { completion, success }: Reported): boolean {
    const isPending = completion === 'incomplete' || success === 'failed';
    return passMark === null || raw < passMark || !isPending;
  }

  return {
    report(reported) {
      const steps = rules.statuses.map((status) => {
        const rank = status.words.indexOf(status.wordOf(reported));
        return { status, rank, rise: rank - (held.get(status) ?? -1) };
      });
      // A score belongs to the first status that says something, or stops saying it.
      const decisive = steps.find(({ rank, rise }) => rank >= 0 || rise !== 0);
      const { score } = reported;
      if (score !== null && decisive !== undefined && decisive.rise >= 0 && mayShow(score, reported)) {
        for (const [element, value] of rules.scoreEntries(score)) record.put(element, value);
      }
      for (const { status, rank, rise } of steps) {
        if (rise <= 0) continue;
        held.set(status, rank);
        record.put(status.element, status.wordOf(reported));
      }
    },
  };
}
