import type { Interaction, Outcome } from '../../src/core/session.ts';
import type { Option, Question } from '../../src/core/question.ts';

/** A question with options numbered 1 to 4, of which 2 and 4 are right. */
export function question(changes: Partial<Question> = {}): Question {
  return {
    id: 'distance-first',
    number: 12,
    type: 'choices',
    use: 'check',
    lesson: 'l1',
    objective: 'O-1.1',
    stem: 'What buys time?',
    options: [1, 2, 3, 4].map((number) => option(number, number % 2 === 0)),
    ...changes,
  };
}

export function option(number: number, correct: boolean): Option {
  return { id: `o${number}`, number, text: `Option ${number}`, correct, feedback: 'Because.' };
}

/** Answered wrongly at 09:05:07 local time, after 61.25 seconds. */
export function interaction(changes: Partial<Interaction> = {}): Interaction {
  return {
    key: 'q12',
    question: question(),
    chosen: [1, 4],
    result: 'incorrect',
    weighting: 0,
    attempt: null,
    at: new Date(2026, 10, 22, 9, 5, 7).getTime(),
    latencyMs: 61_250,
    ...changes,
  };
}

export const UNFINISHED: Outcome = { status: 'incomplete', completed: false, score: null };

export function scored(status: Outcome['status'], raw: number): Outcome {
  const passed = status === 'passed';
  return {
    status,
    completed: passed || status === 'completed',
    score: { raw, passMark: 80, passed, attempt: 1 },
  };
}
