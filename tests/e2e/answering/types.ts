import type { QuestionType } from '../../../src/core/question.ts';

/** Every type of question that is answered and judged. */
export const TYPES = [
  'choice',
  'choices',
  'cues',
  'ordering',
  'matching',
  'sorting',
  'moment',
  'sentence',
  'decision',
] as const satisfies readonly QuestionType[];
