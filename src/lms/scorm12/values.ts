import type { Status } from '../../core/attempt.ts';
import type { Exchange, Pair } from '../../core/exchange.ts';
import type { Reported } from '../../core/reported.ts';
import type { Interaction } from '../../core/session.ts';
import type { Entry } from '../scorm/interactions.ts';
import { clockTime, timeSpan12 } from './time.ts';

/* The course's facts in the notation of SCORM 1.2 RTE 3.4.4, as the strictest LMSs take it, and back. */

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz012345678';

/** Percent. `null` where `cmi.student_data.mastery_score` is blank or no number from 0 to 100. */
export function passMarkOf(value: string): number | null {
  const mark = value === '' ? Number.NaN : Number(value);
  return mark >= 0 && mark <= 100 ? mark : null;
}

/** The one `cmi.core.lesson_status` that holds both completion and success (SCORM 1.2 RTE 3.4.2). */
export function statusOf({ completion, success }: Reported): Status {
  if (success === 'passed') return 'passed';
  return completion === 'completed' ? 'completed' : success === 'failed' ? 'failed' : 'incomplete';
}

/** `''`, the plain exit, once nothing is left to come back for. */
export function exitOf({ completion, success }: Reported): '' | 'suspend' {
  return completion === 'completed' || success !== 'unknown' ? '' : 'suspend';
}

/**
 * The parts of an interaction below `cmi.interactions.n`, `id` and `type` first because some LMSs
 * check the others against them.
 */
export function interactionEntries(interaction: Interaction): readonly [Entry, ...Entry[]] {
  const { type, given, patterns } = feedbackOf(interaction.exchange);
  return [
    ['id', interaction.key],
    ['type', type],
    ['time', clockTime(new Date(interaction.at))],
    ...patterns.map((pattern, index) => [`correct_responses.${index}.pattern`, pattern] as const),
    ['student_response', given],
    ['result', resultOf(interaction.result)],
    ['weighting', String(interaction.weighting)],
    ['latency', timeSpan12(interaction.latencyMs)],
  ];
}

/** An answer in the notation of CMIFeedback, and every pattern that is right. */
export interface Feedback {
  readonly type: 'choice' | 'sequencing' | 'matching' | 'numeric';
  readonly given: string;
  readonly patterns: readonly string[];
}

/**
 * Comma separated, one character of `[0-9a-z]` for each thing that is named, by its ledger number. Its
 * `numeric` holds one number: each one within a range is a pattern. What other standards call a
 * performance is a choice, whose letters count its answers in the order of the ledger: a new one comes last.
 */
export function feedbackOf(exchange: Exchange): Feedback {
  switch (exchange.kind) {
    case 'choice':
    case 'sequencing': {
      const { correct, response } = exchange;
      return {
        type: exchange.kind,
        given: letters(response),
        patterns: correct === null ? [] : [letters(correct)],
      };
    }
    case 'matching': {
      const { correct, response } = exchange;
      return { type: 'matching', given: pairs(response), patterns: correct === null ? [] : [pairs(correct)] };
    }
    case 'numeric': {
      const [from, to] = exchange.correct ?? [1, 0];
      const patterns = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => String(from + index));
      return { type: 'numeric', given: String(exchange.response), patterns };
    }
    case 'performance': {
      const { steps, correct, response } = exchange;
      const answers = steps
        .flatMap((step) =>
          step.answers.map(({ number }) => [number, [step.number, number].join('.')] as const),
        )
        .sort(([a], [b]) => a - b)
        .map(([, name]) => name);
      const taken = (path: readonly Pair[]) =>
        letters(path.map((pair) => answers.indexOf(pair.join('.')) + 1));
      return { type: 'choice', given: taken(response), patterns: correct === null ? [] : [taken(correct)] };
    }
    default:
      return exchange satisfies never;
  }
}

function letters(numbers: readonly number[]): string {
  return numbers.map((number) => CHARACTERS.charAt(number - 1)).join(',');
}

function pairs(list: readonly Pair[]): string {
  return list.map((pair) => letters(pair).replace(',', '.')).join(',');
}

/** CMIVocabulary (Result): the standard's word is `wrong`, `incorrect` is refused with 405. */
export function resultOf(result: Interaction['result']): 'correct' | 'wrong' | 'neutral' {
  return result === 'incorrect' ? 'wrong' : result;
}
