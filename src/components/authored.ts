import type { Question } from '../core/question.ts';
import { readCourse } from '../packaging/course.ts';
import { questionsOf } from '../packaging/edition-plan.ts';

const course = readCourse(process.cwd());

/** Everything the authors wrote, read and checked once a build. */
export const authored = () => course;

/** @throws Error for an id that no quiz file has; the reader of author files names the line first */
export function questionsOfQuiz(id: string): readonly Question[] {
  return questionsOf(course, id);
}
