import type { Exchange } from '../../src/core/exchange.ts';
import type { Question, Response } from '../../src/core/question.ts';
import type { StoredInteraction } from '../support/lms-under-test.ts';
import { keyOf, response } from './answering/response.ts';

/** What was given and what is right are told in the terms of a response, whatever a standard writes. */
export interface DoneAnswer extends StoredInteraction {
  /** What kind of answer every standard but SCORM 1.2 calls it. */
  readonly type: Exchange['kind'];
  /** Time of day, UTC, `HH:MM:SS`. */
  readonly answeredAt: string;
}

/** No two questions take the same time; hundredths are the least that every standard holds. */
export function thinkingMs(number: number): number {
  return 4_000 + number * 370;
}

interface Times {
  /** Epoch milliseconds. */
  readonly shownAt: number;
  readonly now: number;
}

export function timesOf({ shownAt, now }: Times): Pick<DoneAnswer, 'latencyMs' | 'answeredAt'> {
  return { latencyMs: now - shownAt, answeredAt: new Date(now).toISOString().slice(11, 19) };
}

interface Answered extends Pick<DoneAnswer, 'key' | 'weighting'>, Times {
  readonly question: Question;
  readonly right: boolean;
}

export function deed({ key, question, right, weighting, ...times }: Answered): DoneAnswer {
  const result = question.use === 'predict' ? 'neutral' : right ? 'correct' : 'incorrect';
  const chosen = inRecord(question, response(question, right));
  const correct = inRecord(question, keyOf(question));
  return { ...timesOf(times), key, type: kindOf(question), chosen, correct, result, weighting };
}

/** Options of a choice are a set in every standard. */
function inRecord({ type }: Question, given: Response): Response {
  return type === 'choices' || type === 'cues' ? [...given].sort((a, b) => a - b) : given;
}

/** Types of interactions that the standards have for the questions (SCORM 2004 RTE 4.2.9, xAPI 1.0.3 Appendix C). */
function kindOf({ type }: Question): Exchange['kind'] {
  switch (type) {
    case 'choice':
    case 'choices':
    case 'cues':
      return 'choice';
    case 'ordering':
    case 'sentence':
      return 'sequencing';
    case 'matching':
    case 'sorting':
      return 'matching';
    case 'moment':
      return 'numeric';
    case 'decision':
      return 'performance';
    default:
      return type satisfies never;
  }
}

/** The question's number in the key of its answer, `q12` or `t1_q207`. */
export function numberOf(key: string): number {
  return Number(key.replace(/^.*q/, ''));
}
