import type { Quiz, QuizQuestion } from '../schemas/quiz.ts';
import type { ScenarioFile } from '../schemas/scenario.ts';
import type { AuthorFile, LessonFile } from './author-files.ts';
import { askedIn } from './core-question.ts';
import { duplicates } from './known-ids.ts';
import type { Place } from './known-ids.ts';
import type { CourseIds } from './ledger.ts';
import type { Problem } from './problem.ts';

type Defined = Place & { readonly id: string };

/** Ids that the ledger numbers, of every file that its schema took. */
export function courseIds(
  lessons: readonly LessonFile[],
  quizzes: readonly AuthorFile<Quiz>[],
  scenarios: readonly AuthorFile<ScenarioFile>[],
): CourseIds {
  return numberedIds({
    lessons: lessons.flatMap(({ data }) => data ?? []),
    quizzes: quizzes.flatMap(({ data }) => data ?? []),
    scenarios: scenarios.flatMap(({ data }) => data ?? []),
  });
}

/** Ids that the ledger numbers, of what could be read. */
export function numberedIds({
  lessons,
  quizzes,
  scenarios,
}: {
  readonly lessons: readonly { readonly id: string }[];
  readonly quizzes: readonly Quiz[];
  readonly scenarios: readonly ScenarioFile[];
}): CourseIds {
  const questions = quizzes.flatMap((quiz) => askedIn(quiz.questions));
  return {
    lessons: lessons.map(({ id }) => id),
    questions: questions.map((question) => ({ id: question.id, options: pieceIds(question) })),
    scenarios: scenarios.map(scenarioIds),
  };
}

/** Ids of one scenario that the ledger numbers. */
export function scenarioIds({ id, nodes, endings }: ScenarioFile): CourseIds['scenarios'][number] {
  return {
    id,
    options: nodes.flatMap(({ options }) => options.map((option) => option.id)),
    endings: endings.map((ending) => ending.id),
  };
}

/** Lesson, scenario, objective, quiz and question ids that are defined more than once. */
export function duplicateIds(
  lessons: readonly LessonFile[],
  quizzes: readonly AuthorFile<Quiz>[],
  scenarios: readonly AuthorFile<ScenarioFile>[],
): Problem[] {
  return [
    ...duplicates('lesson', lessons.flatMap(own)),
    // A place's address is the id of its lesson or its scenario, so these share one row of names.
    ...duplicates('scenario', [...lessons.flatMap(own), ...scenarios.flatMap(own)]).filter(({ file }) =>
      scenarios.some((scenario) => scenario.file === file),
    ),
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

/** Everything in a question that the ledger numbers in one row: its options, what these branch into, and targets. */
function pieceIds(question: QuizQuestion): string[] {
  const branched = question.type === 'decision' ? question.options.flatMap(({ options }) => options) : [];
  const targets = 'targets' in question ? question.targets : [];
  return [...question.options, ...branched, ...targets].map(({ id }) => id);
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
