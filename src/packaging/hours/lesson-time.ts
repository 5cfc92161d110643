import type { Quiz } from '../../schemas/quiz.ts';
import { mdxTexts } from '../words/mdx-texts.ts';
import { mean, practiceSeconds } from './item-time.ts';
import type { LessonMaterial, Material } from './material.ts';
import { secondsToRead } from './reading-time.ts';

/** Minutes of a lesson. */
export interface LessonTime {
  readonly reading: number;
  /** First thoughts, practice and recall, as many questions as each learner is asked. */
  readonly practice: number;
}

export function lessonTime(
  { body, quizIds }: LessonMaterial,
  { quizzes }: Pick<Material, 'quizzes'>,
): LessonTime {
  const texts = mdxTexts({ file: '', ids: [], body, bodyLine: 1 }).map(({ text }) => text);
  const asked = quizIds.flatMap((id) => quizzes.get(id) ?? []);
  return {
    reading: secondsToRead(texts) / 60,
    practice: asked.reduce((sum, quiz) => sum + quizSeconds(quiz), 0) / 60,
  };
}

/** Of a quiz that is drawn from, as many questions of middling length as it draws. */
function quizSeconds(quiz: Quiz): number {
  const seconds = quiz.questions.map((item) => practiceSeconds(item));
  const count = quiz.use === 'check' ? (quiz.draw ?? seconds.length) : seconds.length;
  return count * mean(seconds);
}
