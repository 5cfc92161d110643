import type { Quiz, QuizQuestion } from '../../schemas/quiz.ts';
import { askedIn } from '../core-question.ts';
import type { Lesson } from '../course.ts';
import { lessonTime } from '../hours/lesson-time.ts';
import { mdxTexts } from '../words/mdx-texts.ts';
import { countsOf, readingGrade } from '../words/reading-grade.ts';
import { sentencesIn, wordsIn } from '../words/sentences.ts';

/** What one lesson comes to. */
export interface LessonFigures {
  readonly id: string;
  /** Words of its running text: headings, captions and quizzes apart. */
  readonly words: number;
  /** US school grade of its running text; `null` without any. */
  readonly grade: number | null;
  readonly longestSentence: number;
  readonly minutes: { readonly said: number; readonly reading: number; readonly practice: number };
  /** Practice questions that every learner is asked. */
  readonly checks: number;
  readonly recall: { readonly asked: number; readonly of: number };
  readonly bank: {
    readonly items: number;
    /** Items of each form; those that stand in none under a dash. */
    readonly forms: Readonly<Record<string, number>>;
    readonly objectives: Readonly<Record<string, number>>;
  };
}

/** @param bank every question of the assessment's banks */
export function lessonFigures(
  lesson: Lesson,
  { quizzes, bank }: { readonly quizzes: ReadonlyMap<string, Quiz>; readonly bank: readonly QuizQuestion[] },
): LessonFigures {
  const { id, body, minutes, quizIds, objectives } = lesson;
  const texts = mdxTexts({ file: '', ids: [], body, bodyLine: 1 }).filter(({ kind }) => kind !== 'quotation');
  const counts = countsOf(texts.filter(({ kind }) => kind === 'prose').map(({ text }) => text));
  const ids = objectives.map((objective) => objective.id);
  const own = bank.filter(({ objective }) => ids.includes(objective));
  const shown = quizIds.flatMap((quiz) => quizzes.get(quiz) ?? []).filter(({ use }) => use === 'check');
  const recalls = shown.filter((quiz) => quiz.id.endsWith('-recall'));
  return {
    id,
    words: counts.words,
    grade: readingGrade(counts) ?? null,
    longestSentence: Math.max(
      0,
      ...texts.flatMap(({ text }) => sentencesIn(text).map((one) => wordsIn(one.text).length)),
    ),
    minutes: { said: minutes, ...lessonTime(lesson, { quizzes }) },
    checks: sum(shown.filter((quiz) => !recalls.includes(quiz)).map(askedOf)),
    recall: {
      asked: sum(recalls.map(askedOf)),
      of: sum(recalls.map(({ questions }) => askedIn(questions).length)),
    },
    bank: {
      items: own.length,
      forms: countBy(own.map(({ form }) => form ?? '-')),
      objectives: Object.fromEntries(
        ids.map((one) => [one, own.filter(({ objective }) => objective === one).length]),
      ),
    },
  };
}

/** How many of each, in alphabetical order. */
export function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const kinds = [...new Set(names)].sort();
  return Object.fromEntries(kinds.map((kind) => [kind, names.filter((name) => name === kind).length]));
}

function askedOf(quiz: Quiz): number {
  const { length } = askedIn(quiz.questions);
  return quiz.use === 'check' ? (quiz.draw ?? length) : length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
