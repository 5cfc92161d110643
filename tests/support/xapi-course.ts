import type { CoursePlan } from '../../src/core/plan.ts';
import type { ChoicesQuestion } from '../../src/core/question.ts';
import type { Effect, Interaction, Outcome } from '../../src/core/session.ts';
import { scormFrame } from '../../src/xapi/context-frame.ts';
import type { ReportContext } from '../../src/xapi/report-context.ts';
import type { StampedEffect } from '../../src/xapi/stamped.ts';
import { answerTo } from './interactions.ts';

export const courseIri = 'https://training.example.gov/courses/de-escalation';
export const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';
/** 2026-11-22T05:00:00Z. */
export const startedAt = Date.UTC(2026, 10, 22, 5);

const plan: CoursePlan = {
  course: 'de-escalation',
  edition: 'annual',
  title: 'De-escalation',
  version: '2.1.0',
  contentHash: '9f86d081884c7d65',
  navigation: 'sequential',
  lessons: [
    {
      id: 'what-it-is',
      number: 1,
      title: 'What de-escalation is, and is not',
      minutes: 10,
      checks: [12],
      draws: [],
      objectives: [{ id: 'O-1.1', text: 'Name the four parts of the definition', checks: [12], items: [] }],
      testOut: false,
    },
  ],
  scenarios: [{ id: 'the-porch', number: 40, title: 'The porch', minutes: 12 }],
  assessment: {
    groups: [{ pool: [201, 202], count: 2 }],
    passMark: 80,
    attempts: 3,
    itemFeedback: false,
    weights: {},
    critical: [],
  },
  completion: { lessons: 'all', assessment: 'passed', scenarios: 'none' },
  reporting: { onPass: 'passed', onFail: 'failed', score: true },
  evidence: 'standard',
};

/** The prototypes question of xAPI 1.0.3 Data, Appendix C, choice. */
export const prototypes: ChoicesQuestion = {
  id: 'prototypes',
  number: 12,
  type: 'choices',
  credit: 'all',
  use: 'check',
  lesson: 'what-it-is',
  objective: 'O-1.1',
  stem: 'Which of these prototypes are available at the beta site?',
  options: [
    { id: 'golf', number: 4, text: 'Golf Example', correct: true, feedback: '' },
    { id: 'facebook', number: 2, text: 'Facebook App', correct: false, feedback: '' },
    { id: 'tetris', number: 3, text: 'Tetris Example', correct: true, feedback: '' },
    { id: 'scrabble', number: 1, text: 'Scrabble Example', correct: false, feedback: '' },
  ],
};

export const report: ReportContext = {
  actor: {
    objectType: 'Agent',
    account: { homePage: 'https://lms.example.gov', name: 'badge-4711' },
  },
  registration,
  courseIri,
  activityIri: courseIri,
  plan,
  language: 'en-US',
  startedAt,
  frame: scormFrame('SCORM 1.2'),
};

/** UUIDs that tell where they come from. @param number 0 to 9999 */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** @param number makes the ids differ */
export function stamped(effect: Effect, number = 1): StampedEffect {
  return { effect, ids: [uuid(2 * number), uuid(2 * number + 1)] };
}

export function answer(interaction: Partial<Interaction> = {}): Effect {
  return {
    type: 'record',
    interaction: {
      key: 'q12',
      ...answerTo(prototypes, [3, 4]),
      result: 'correct',
      credit: 100,
      weighting: 0,
      isRetry: false,
      form: null,
      at: startedAt + 60_000,
      latencyMs: 12_345,
      ...interaction,
    },
  };
}

export function outcomeOf(outcome: Partial<Outcome> = {}): Outcome {
  return { status: 'incomplete', completed: false, score: null, ...outcome };
}
