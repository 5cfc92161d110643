import { readCourse } from '../packaging/course.ts';
import * as planned from '../packaging/edition-plan.ts';
import type { QuizShown } from '../packaging/edition-plan.ts';

const course = readCourse(process.cwd());

/** Everything the authors wrote, read and checked once a build. */
export const authored = () => course;

/** @throws Error for an id that no quiz file has; the reader of author files names the line first */
export function quizOf(id: string): QuizShown {
  return planned.quizOf(course, id);
}

/** The drawing of a scene, ready to stand in the page. @throws Error where `content/scenes` holds no such file */
export function sceneOf(name: string): string {
  const drawing = course.scenes.get(name);
  if (drawing === undefined) throw new Error(`content/scenes/${name}.svg does not exist.`);
  return drawing;
}
