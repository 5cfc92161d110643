import type { Edition } from '../schemas/edition.ts';
import type { Form } from '../schemas/field.ts';
import type { Quiz, QuizQuestion } from '../schemas/quiz.ts';
import { askedIn } from './core-question.ts';

/** What a try asks of one bank. */
export interface BlueprintLine {
  /** Id of the quiz in `quizzes/final/`. */
  readonly bank: string;
  /** How many of its questions a try asks. */
  readonly count: number;
  /** Its questions that a try may ask: those of the edition's form. Empty where there is no such quiz. */
  readonly questions: readonly QuizQuestion[];
  /** Its questions of every form: a learner may have begun in another one. */
  readonly everyForm: readonly QuizQuestion[];
}

/**
 * The blueprint of an edition's assessment, in the order it gives; empty in an edition without one.
 * @param quizOf the quiz of an id
 */
export function blueprintOf(
  { assessment }: Pick<Edition, 'assessment'>,
  quizOf: (id: string) => Quiz | undefined,
): readonly BlueprintLine[] {
  return Object.entries(assessment?.banks ?? {}).map(([bank, count]) => {
    const everyForm = askedIn(quizOf(bank)?.questions ?? []);
    return { bank, count, questions: inForm(everyForm, assessment?.form), everyForm };
  });
}

/** Questions of a form; all of them where none is named. */
function inForm(questions: readonly QuizQuestion[], form: Form | undefined): readonly QuizQuestion[] {
  return form === undefined ? questions : questions.filter((question) => question.form === form);
}
