import type { ReportingRule } from '../../src/core/plan.ts';
import { PLAIN_RULE, reportedOf, type Reported } from '../../src/core/reported.ts';
import type { Interaction, Item, ObjectiveResult, Outcome } from '../../src/core/session.ts';
import type { ChoicesQuestion, Option } from '../../src/core/question.ts';
import type { Exchange } from '../../src/core/exchange.ts';

/** A question with options numbered 1 to 4, of which 2 and 4 are right. */
export function question(changes: Partial<ChoicesQuestion> = {}): ChoicesQuestion {
  return {
    id: 'distance-first',
    number: 12,
    type: 'choices',
    credit: 'all',
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

/** What is recorded of the options `chosen` in a question: what was asked, and how it was answered. */
export function answerTo(
  asked: ChoicesQuestion,
  chosen: readonly number[] = [1, 4],
): { readonly item: Item; readonly exchange: Exchange } {
  const { id, stem, lesson, options } = asked;
  const keys = options.filter(({ correct }) => correct).map(({ number }) => number);
  return {
    item: { id, text: stem, objective: asked.objective, parent: { kind: 'lesson', id: lesson } },
    exchange: {
      kind: 'choice',
      choices: options,
      correct: keys.length === 0 ? null : keys,
      response: chosen,
    },
  };
}

/** Answered wrongly at 09:05:07 local time, after 61.25 seconds. */
export function interaction(changes: Partial<Interaction> = {}): Interaction {
  return {
    key: 'q12',
    ...answerTo(question()),
    result: 'incorrect',
    credit: 0,
    weighting: 0,
    isRetry: false,
    form: null,
    at: new Date(2026, 10, 22, 9, 5, 7).getTime(),
    latencyMs: 61_250,
    ...changes,
  };
}

/** What an LMS is told of a learner who has no score yet. */
export const UNFINISHED: Reported = { completion: 'incomplete', success: 'unknown', score: null };

/** What an LMS is told of an attempt with this status and score; by the plain rule unless `rule` says otherwise. */
export function scored(status: Outcome['status'], raw: number, rule: ReportingRule = PLAIN_RULE): Reported {
  const passed = status === 'passed';
  const outcome: Outcome = {
    status,
    completed: passed || status === 'completed',
    score: { raw, passMark: 80, passed, missedCritical: false, form: { attempt: 1, seed: 7 } },
  };
  return reportedOf(outcome, rule);
}

/** An objective that was practised, and not yet asked about. */
export function objective(changes: Partial<ObjectiveResult> = {}): ObjectiveResult {
  return {
    id: 'O-1.1',
    text: 'Name the four parts of the definition',
    completed: true,
    success: 'unknown',
    scaled: null,
    ...changes,
  };
}
