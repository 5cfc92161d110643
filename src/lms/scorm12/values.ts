import type { Status } from '../../core/attempt.ts';
import type { Option, QuestionType, Response } from '../../core/question.ts';
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
  const { question, chosen } = interaction;
  const correct = question.options.filter((option) => option.correct).map(numberOf);
  return [
    ['id', interaction.key],
    ['type', typeOf(question.type)],
    ['time', clockTime(new Date(interaction.at))],
    ...(correct.length === 0 ? [] : [['correct_responses.0.pattern', feedbackOf(correct)] as const]),
    ['student_response', feedbackOf(chosen)],
    ['result', resultOf(interaction.result)],
    ['weighting', String(interaction.weighting)],
    ['latency', timeSpan12(interaction.latencyMs)],
  ];
}

/** CMIFeedback of a choice: one character of `[0-9a-z]` an option, by its ledger number, comma separated. */
export function feedbackOf(numbers: Response): string {
  return numbers.map((number) => CHARACTERS.charAt(number - 1)).join(',');
}

/** CMIVocabulary (Result): the standard's word is `wrong`, `incorrect` is refused with 405. */
export function resultOf(result: Interaction['result']): 'correct' | 'wrong' | 'neutral' {
  return result === 'incorrect' ? 'wrong' : result;
}

function typeOf(type: QuestionType): 'choice' {
  switch (type) {
    case 'choice':
    case 'choices':
      return 'choice';
    default:
      return type satisfies never;
  }
}

function numberOf(option: Option): number {
  return option.number;
}
