import type { Quiz } from '../../schemas/quiz.ts';
import type { ScenarioFile } from '../../schemas/scenario.ts';

/** What learners work through, whichever edition holds it; a course is one. */
export interface Material {
  readonly lessons: readonly LessonMaterial[];
  readonly quizzes: ReadonlyMap<string, Quiz>;
  readonly scenarios: readonly ScenarioFile[];
}

export interface LessonMaterial {
  readonly id: string;
  /** MDX after the front matter. */
  readonly body: string;
  /** Ids of its quizzes, in the order they stand. */
  readonly quizIds: readonly string[];
}
