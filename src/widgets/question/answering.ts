import type { Judged } from '../../core/judged.ts';
import type { Question, Response } from '../../core/question.ts';

/** What every question widget is given, whatever its type. */
export interface QuestionProps<Q extends Question> {
  readonly question: Q;
  /** Unsigned 32-bit number from which what it shows is put in an order; `null`: the author's order. */
  readonly seed: number | null;
  /** Where it stands in a row of questions, in words. */
  readonly count?: string;
  /** Whether an answer can be taken now. */
  readonly live: boolean;
  /** The answer given; `null` while it is open. */
  readonly answered: Response | null;
  /** Whether the learner is told at once what the answer is worth. */
  readonly tells: boolean;
  /** What to say of an answer that is not the first one; it stands under the verdict. */
  readonly standing?: string;
  /** Label of the button that gives the answer. */
  readonly label: string;
  onAnswer(judged: Judged): void;
  /** What the button after an answer does; none where the answer stands. */
  readonly after?: { readonly label: string; run(): void };
}
