import type { Quiz } from '../schemas/quiz.ts';
import type { AuthorFile, LessonFile } from './author-files.ts';
import { duplicates } from './known-ids.ts';
import type { Place } from './known-ids.ts';
import type { CourseIds } from './ledger.ts';
import type { Problem } from './problem.ts';

type Defined = Place & { readonly id: string };

/** Ids that the ledger numbers, of every file that its schema took. */
export function courseIds(lessons: readonly LessonFile[], quizzes: readonly AuthorFile<Quiz>[]): CourseIds {
  const questions = quizzes.flatMap(({ data }) => data?.questions ?? []);
  return {
    lessons: lessons.flatMap(({ data }) => data?.id ?? []),
    questions: questions.map(({ id, options }) => ({ id, options: options.map((option) => option.id) })),
  };
}

/** Lesson, objective, quiz and question ids that are defined more than once. */
export function duplicateIds(
  lessons: readonly LessonFile[],
  quizzes: readonly AuthorFile<Quiz>[],
): Problem[] {
  return [
    ...duplicates('lesson', lessons.flatMap(own)),
    ...duplicates(
      'objective',
      lessons.flatMap((file) => listed(file, 'objectives', file.data?.objectives)),
    ),
    ...duplicates('quiz', quizzes.flatMap(own)),
    ...duplicates(
      'question',
      quizzes.flatMap((file) => listed(file, 'questions', file.data?.questions)),
    ),
  ];
}

function own({ file, data, lineAt }: AuthorFile<{ readonly id: string }>): Defined[] {
  return data === undefined ? [] : [{ id: data.id, file, line: lineAt(['id']) }];
}

function listed(
  { file, lineAt }: AuthorFile<unknown>,
  key: string,
  items: readonly { readonly id: string }[] | undefined,
): Defined[] {
  return (items ?? []).map(({ id }, index) => ({ id, file, line: lineAt([key, index, 'id']) }));
}
