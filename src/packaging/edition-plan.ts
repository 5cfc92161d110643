import type { AssessmentPlan, CoursePlan, LessonPlan } from '../core/plan.ts';
import type { Question } from '../core/question.ts';
import type { ReflectionPrompt } from '../core/reflection.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { Edition } from '../schemas/edition.ts';
import type { Quiz, QuizQuestion } from '../schemas/quiz.ts';
import type { ScenarioFile } from '../schemas/scenario.ts';
import { blueprintOf, type BlueprintLine } from './blueprint.ts';
import { contentHashOf } from './content-hash.ts';
import { askedIn, coreQuestion, reflectionsIn } from './core-question.ts';
import type { Course, Lesson } from './course.ts';
import { numberOf } from './ledger-number.ts';
import { pictured } from './pictured.ts';
import { compileScenario } from './scenario/compile-scenario.ts';
import { wordlessSvg } from './small-svg.ts';

/** @throws Error where the course has no such edition; the message lists those it has */
export function editionOf(course: Course, id: string): Edition {
  const edition = course.editions.find((one) => one.id === id);
  if (edition !== undefined) return edition;
  const known = course.editions.map((one) => one.id).join(', ');
  throw new Error(
    `There is no edition "${id}": dist-config/ has ${known}. Name one of them, or write dist-config/${id}.yaml.`,
  );
}

/** Lessons of an edition, in the order it gives. */
export function lessonsOf(course: Course, edition: Edition): Lesson[] {
  return edition.lessons.flatMap((id) => course.lessons.find((lesson) => lesson.id === id) ?? []);
}

/** What the rules have to know of an edition. @throws Error where the course has no such edition */
export function planOf(course: Course, editionId: string): CoursePlan {
  const edition = editionOf(course, editionId);
  const { completion, evidence, navigation, reporting, title } = edition;
  const blueprint = blueprintOf(edition, (id) => course.quizzes.get(id));
  return {
    course: course.meta.id,
    edition: edition.id,
    title,
    version: course.meta.version,
    contentHash: contentHashOf(course, edition),
    navigation,
    lessons: lessonsOf(course, edition).map((lesson) => lessonPlan(course, lesson, { edition, blueprint })),
    scenarios: scenariosOf(course, edition).map(({ id, title: name, minutes }) => ({
      id,
      number: numberOf(course.ledger, 'scenarios', id),
      title: name,
      minutes,
    })),
    assessment: assessmentPlan(course, edition, blueprint),
    completion: { ...completion, scenarios: processAsked(completion.scenarios) },
    reporting,
    evidence,
  };
}

/** A quiz as a lesson shows it. */
export interface QuizShown {
  readonly questions: readonly Question[];
  readonly reflections: readonly ReflectionPrompt[];
  /** How many of the questions each learner is asked; `null`: all of them. */
  readonly draw: number | null;
}

/** @throws Error where there is no such quiz */
export function quizOf(course: Course, quizId: string): QuizShown {
  const quiz = course.quizzes.get(quizId);
  if (quiz === undefined)
    throw new Error(`There is no quiz "${quizId}" in quizzes/. Name one that is there.`);
  return {
    questions: askedIn(quiz.questions).map((question) =>
      coreQuestion(question, {
        ledger: course.ledger,
        use: quiz.use,
        lesson: homeOf(course, quiz, question),
      }),
    ),
    reflections: reflectionsIn(quiz.questions),
    draw: quiz.use === 'check' ? (quiz.draw ?? null) : null,
  };
}

/** A quiz's questions as the learner meets them, in the author's order. @throws Error where there is no such quiz */
export function questionsOf(course: Course, quizId: string): readonly Question[] {
  return quizOf(course, quizId).questions;
}

/**
 * Every question that the edition's assessment may draw, those of its form, each with the drawing it
 * needs; none in an edition without assessment.
 */
export function bankOf(course: Course, edition: Edition): Question[] {
  return blueprintOf(edition, (id) => course.quizzes.get(id)).flatMap(({ bank, questions }) => {
    const ids = new Set(questions.map(({ id }) => id));
    const asked = questionsOf(course, bank).filter(({ id }) => ids.has(id));
    return asked.map((question) => pictured(course, question));
  });
}

/** Scenarios of an edition, in the order it gives. */
export function scenariosOf(course: Course, edition: Edition): ScenarioFile[] {
  return edition.scenarios.flatMap((id) => course.scenarios.find((scenario) => scenario.id === id) ?? []);
}

/** What a scenario's page fetches. */
export interface ScenarioData {
  readonly scenario: Scenario;
  /** SVG text of the pictures it shows, by their names. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** @throws Error where there is no such scenario, or no such picture; the reader of author files names the line first */
export function scenarioDataOf(course: Course, id: string): ScenarioData {
  const file = course.scenarios.find((one) => one.id === id);
  if (file === undefined)
    throw new Error(`There is no scenario "${id}" in quizzes/scenarios/. Name one that is there.`);
  const names = new Set(file.nodes.map(({ scene }) => scene.picture));
  const pictures = [...names].map((name) => {
    const svg = course.scenes.get(name);
    if (svg === undefined) throw new Error(`content/scenes/${name}.svg does not exist. Draw it.`);
    return [name, wordlessSvg(svg)] as const;
  });
  return { scenario: compileScenario(file, course.ledger), pictures: Object.fromEntries(pictures) };
}

function assessmentPlan(
  course: Course,
  { assessment }: Edition,
  blueprint: readonly BlueprintLine[],
): AssessmentPlan | null {
  if (assessment === null) return null;
  const { passMark, attempts, itemFeedback } = assessment;
  const bank = blueprint.flatMap(({ everyForm }) => everyForm);
  const number = ({ id }: QuizQuestion): number => numberOf(course.ledger, 'questions', id);
  return {
    groups: blueprint.map(({ questions, count }) => ({ pool: questions.map(number), count })),
    passMark,
    attempts,
    itemFeedback,
    weights: Object.fromEntries(
      bank.filter(({ weight }) => weight !== 1).map((question) => [number(question), question.weight]),
    ),
    critical:
      assessment.critical === 'must-be-right' ? bank.filter(({ critical }) => critical).map(number) : [],
  };
}

function processAsked(scenarios: Edition['completion']['scenarios']): number | 'none' {
  return scenarios === 'ended' ? 0 : scenarios;
}

function lessonPlan(
  course: Course,
  lesson: Lesson,
  { edition, blueprint }: { readonly edition: Edition; readonly blueprint: readonly BlueprintLine[] },
): LessonPlan {
  const { id, title, minutes } = lesson;
  const bank = blueprint.flatMap(({ everyForm }) => everyForm);
  const quizzes = lesson.quizIds.map((quiz) => quizOf(course, quiz));
  const checksIn = ({ questions }: QuizShown) => questions.filter(({ use }) => use === 'check');
  const checks = quizzes.filter(({ draw }) => draw === null).flatMap(checksIn);
  return {
    id,
    number: numberOf(course.ledger, 'lessons', id),
    title,
    minutes,
    checks: numbersOf(checks),
    draws: quizzes.flatMap((quiz) =>
      quiz.draw === null ? [] : { pool: numbersOf(checksIn(quiz)), count: quiz.draw },
    ),
    objectives: lesson.objectives.map((one) => ({
      ...one,
      checks: numbersOf(checks.filter(({ objective }) => objective === one.id)),
      items: bank
        .filter(({ objective }) => objective === one.id)
        .map((question) => numberOf(course.ledger, 'questions', question.id)),
    })),
    testOut: edition.testOut.includes(id),
  };
}

function numbersOf(questions: readonly Question[]): readonly number[] {
  return questions.map(({ number }) => number);
}

function homeOf({ lessons }: Course, quiz: Quiz, { id, objective }: QuizQuestion): string {
  const home = lessons.find((lesson) =>
    quiz.use === 'final'
      ? lesson.objectives.some((one) => one.id === objective)
      : lesson.quizIds.includes(quiz.id),
  );
  if (home === undefined)
    throw new Error(
      `Question "${id}" belongs to no lesson. Place its quiz, or name an objective of a lesson.`,
    );
  return home.id;
}
