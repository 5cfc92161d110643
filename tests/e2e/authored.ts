import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { CoursePlan, LessonPlan } from '../../src/core/plan.ts';
import type { Question, QuestionType } from '../../src/core/question.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import { type Course, readCourse } from '../../src/packaging/course.ts';
import { bankOf, editionOf, planOf, questionsOf, scenarioDataOf } from '../../src/packaging/edition-plan.ts';

/** What the authors wrote for the edition annual: the tests know the keys from there, never from the page. */
export interface Authored {
  readonly course: Course;
  readonly plan: CoursePlan;
  /** Every question of its lessons. */
  readonly quizzes: readonly Question[];
  readonly scenarios: readonly Scenario[];
  readonly bank: readonly Question[];
}

/** @param root of a course @throws CourseError with every problem of its files */
export function authoredIn(root: string): Authored {
  const course = readCourse(root);
  const plan = planOf(course, 'annual');
  const quizIds = course.lessons
    .filter(({ id }) => plan.lessons.some((lesson) => lesson.id === id))
    .flatMap((lesson) => lesson.quizIds);
  return {
    course,
    plan,
    quizzes: quizIds.flatMap((id) => questionsOf(course, id)),
    scenarios: plan.scenarios.map(({ id }) => scenarioDataOf(course, id).scenario),
    bank: bankOf(course, editionOf(course, 'annual')),
  };
}

const kept = (root: string): string => join(root, 'authored.bin');

/** Reads a course and keeps it beside its files: checking them takes seconds, and every worker needs it. */
export function keepAuthored(root: string): void {
  writeFileSync(kept(root), serialize(authoredIn(root)));
}

/** What was kept of a course, or else what its files hold. */
export function keptAuthored(root: string): Authored {
  if (!existsSync(kept(root))) return authoredIn(root);
  return deserialize(readFileSync(kept(root))) as Authored;
}

/** A question of the lessons that every learner is asked. @throws Error where the authors wrote none of the type */
export function checkIn({ plan, quizzes }: Authored, type: QuestionType, lesson?: string): Question {
  const checks = new Set(
    plan.lessons
      .filter(({ id }) => lesson === undefined || id === lesson)
      .flatMap(({ checks: numbers }) => numbers),
  );
  const found = quizzes.find((question) => question.type === type && checks.has(question.number));
  if (found === undefined) throw new Error(`The lessons of the edition annual ask no ${type}.`);
  return found;
}

/** The lesson that a question stands in. */
export function lessonOf({ plan }: Authored, { lesson: id }: Question): LessonPlan {
  const lesson = plan.lessons.find((one) => one.id === id);
  if (lesson === undefined) throw new Error(`The edition annual has no lesson ${id}.`);
  return lesson;
}
