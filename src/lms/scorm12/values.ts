import type { Status } from '../../core/attempt.ts';
import { clockTime, timeSpan12 } from '../../core/duration.ts';
import type { Option, QuestionType, Response } from '../../core/question.ts';
import type { Interaction, Mode, Outcome } from '../../core/session.ts';

/* The course's facts in the notation of SCORM 1.2 RTE 3.4.4, as the strictest LMSs take it, and back. */

/** What one LMSSetValue writes. */
export type Entry = readonly [element: string, value: string];

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz012345678';

const RANK: Readonly<Record<Status, number>> = { incomplete: 1, failed: 2, completed: 3, passed: 4 };

/** 0 where `cmi.core.lesson_status` says nothing about how far the learner came; higher never goes back. */
export function statusRank(status: string): number {
  return Object.entries(RANK).find(([known]) => known === status)?.[1] ?? 0;
}

/** A launch turns only these into `incomplete`; LMSs end a `not attempted` session as `completed`. */
export function isUnstarted(status: string): boolean {
  return ['', 'not attempted', 'unknown', 'browsed'].includes(status);
}

/** CMIVocabulary (Mode); whatever an LMS invents beside it counts as `normal`. */
export function modeOf(value: string): Mode {
  return value === 'browse' || value === 'review' ? value : 'normal';
}

/** Percent. `null` where `cmi.student_data.mastery_score` is blank or no number from 0 to 100. */
export function passMarkOf(value: string): number | null {
  const mark = value === '' ? Number.NaN : Number(value);
  return mark >= 0 && mark <= 100 ? mark : null;
}

/** Index to append at: `cmi.interactions._count`, 0 where the LMS does not tell. */
export function countOf(value: string): number {
  return /^\d+$/.test(value) ? Number(value) : 0;
}

/** `''`, the plain exit, once nothing is left to come back for. */
export function exitOf({ completed, status }: Outcome): '' | 'suspend' {
  return completed || status === 'passed' || status === 'failed' ? '' : 'suspend';
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
