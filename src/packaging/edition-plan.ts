import type { CoursePlan, LessonPlan } from '../core/plan.ts';
import type { Question } from '../core/question.ts';
import type { Edition } from '../schemas/edition.ts';
import type { Ledger } from '../schemas/ids.ts';
import type { Quiz, QuizQuestion } from '../schemas/quiz.ts';
import { contentHashOf } from './content-hash.ts';
import type { Course, Lesson } from './course.ts';

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
  const { assessment, completion, evidence, navigation, reporting, title } = edition;
  return {
    course: course.meta.id,
    edition: edition.id,
    title,
    version: course.meta.version,
    contentHash: contentHashOf(course, edition),
    navigation,
    lessons: lessonsOf(course, edition).map((lesson) => lessonPlan(course, lesson, bankOf(course, edition))),
    assessment:
      assessment === null
        ? null
        : {
            questions: assessment.questions,
            passMark: assessment.passMark,
            attempts: assessment.attempts,
            itemFeedback: assessment.itemFeedback,
          },
    completion,
    reporting,
    evidence,
  };
}

/** A quiz's questions as the learner meets them, in the author's order. @throws Error where there is no such quiz */
export function questionsOf(course: Course, quizId: string): Question[] {
  const quiz = course.quizzes.get(quizId);
  if (quiz === undefined)
    throw new Error(`There is no quiz "${quizId}" in quizzes/. Name one that is there.`);
  return quiz.questions.map((question) => coreQuestion(course, quiz, question));
}

/** Every question that the edition's assessment may draw; none in an edition without assessment. */
export function bankOf(course: Course, edition: Edition): Question[] {
  return (edition.assessment?.banks ?? []).flatMap((bank) => questionsOf(course, bank));
}

function lessonPlan(course: Course, lesson: Lesson, bank: readonly Question[]): LessonPlan {
  const { id, title, minutes } = lesson;
  const checks = lesson.quizIds
    .flatMap((quiz) => questionsOf(course, quiz))
    .filter(({ use }) => use === 'check');
  return {
    id,
    number: numberOf(course.ledger, 'lessons', id),
    title,
    minutes,
    checks: numbersOf(checks),
    objectives: lesson.objectives.map((one) => ({
      ...one,
      checks: numbersOf(checks.filter(({ objective }) => objective === one.id)),
      items: numbersOf(bank.filter(({ objective }) => objective === one.id)),
    })),
  };
}

function numbersOf(questions: readonly Question[]): readonly number[] {
  return questions.map(({ number }) => number);
}

function coreQuestion({ ledger, lessons }: Course, quiz: Quiz, question: QuizQuestion): Question {
  const { id, type, objective, stem } = question;
  const home = lessons.find((lesson) =>
    quiz.use === 'final'
      ? lesson.objectives.some((one) => one.id === objective)
      : lesson.quizIds.includes(quiz.id),
  );
  if (home === undefined)
    throw new Error(
      `Question "${id}" belongs to no lesson. Place its quiz, or name an objective of a lesson.`,
    );
  return {
    id,
    number: numberOf(ledger, 'questions', id),
    type,
    use: quiz.use,
    lesson: home.id,
    objective,
    stem,
    options: question.options.map((option) => ({
      id: option.id,
      number: numberOf(ledger, 'options', `${id}/${option.id}`),
      text: option.text,
      correct: option.correct,
      feedback: option.feedback,
    })),
  };
}

function numberOf(ledger: Ledger, map: keyof Ledger, id: string): number {
  const number = ledger[map][id];
  if (number === undefined)
    throw new Error(`content/ids.yaml has no number for ${id} under ${map}. Run npm run ids.`);
  return number;
}
