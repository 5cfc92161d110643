import type { Question } from '../core/question.ts';
import type { Course } from './course.ts';
import { smallSvg } from './small-svg.ts';

/** A question with the drawing it asks about, for a page that does not hold it already. */
export function pictured({ scenes }: Pick<Course, 'scenes'>, question: Question): Question {
  if (question.type !== 'cues') return question;
  const picture = scenes.get(question.scene);
  return picture === undefined ? question : { ...question, picture: smallSvg(picture) };
}
