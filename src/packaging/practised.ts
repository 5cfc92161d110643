import type { Question } from '../core/question.ts';
import type { Edition } from '../schemas/edition.ts';
import type { QuizQuestion } from '../schemas/quiz.ts';
import { askedIn, coreQuestion } from './core-question.ts';
import type { Course } from './course.ts';
import { pictured } from './pictured.ts';

interface Practised {
  /** Id of the lesson that has its objective. */
  readonly lesson: string;
  readonly question: QuizQuestion;
}

/**
 * What the page for practice asks: every question of every bank, of whatever form, whose objective a
 * lesson of the edition has; none where the edition has no such page.
 */
export function practisedIn({ lessons, quizzes }: Course, edition: Edition): readonly Practised[] {
  if (!edition.practice) return [];
  const taught = lessons.filter(({ id }) => edition.lessons.includes(id));
  const banks = [...quizzes.values()].filter(({ use }) => use === 'final');
  return banks
    .flatMap(({ questions }) => askedIn(questions))
    .flatMap((question) => {
      const lesson = taught.find(({ objectives }) => objectives.some(({ id }) => id === question.objective));
      return lesson === undefined ? [] : { lesson: lesson.id, question };
    });
}

/** The same as the page needs them, each with the drawing it shows. */
export function practiceOf(course: Course, edition: Edition): readonly Question[] {
  return practisedIn(course, edition).map(({ lesson, question }) =>
    pictured(course, coreQuestion(question, { ledger: course.ledger, use: 'final', lesson })),
  );
}
