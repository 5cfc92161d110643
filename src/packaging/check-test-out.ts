import type { Edition } from '../schemas/edition.ts';
import { quoted } from '../schemas/field.ts';
import type { AuthorFile, AuthorFiles } from './author-files.ts';
import { askedIn } from './core-question.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

/** Lessons that nobody could test out of, or that leave nothing to take. */
export function testOutProblems(
  { file, lineAt }: Pick<AuthorFile<Edition>, 'file' | 'lineAt'>,
  edition: Edition,
  files: AuthorFiles,
): Problem[] {
  const { assessment, completion, lessons, testOut } = edition;
  const problem = (path: readonly PropertyKey[], what: string, instead: string): Problem[] => [
    { file, line: lineAt(path), what, instead },
  ];
  if (testOut.length === 0) return [];
  if (assessment === null) {
    const what = 'lessons can be tested out and the edition has no assessment to show it';
    return problem(['testOut'], what, 'add an assessment block, or take testOut away');
  }
  const asked = askedObjectives(edition, files);
  return [
    ...(completion.assessment === 'passed'
      ? []
      : problem(
          ['completion', 'assessment'],
          'lessons can be tested out and the assessment does not count',
          'write assessment: passed, or take testOut away',
        )),
    ...(lessons.every((id) => testOut.includes(id))
      ? problem(
          ['testOut'],
          'testOut names every lesson, so none is left to take',
          'take one out of the list',
        )
      : []),
    ...testOut.flatMap((id, index) => {
      if (!lessons.includes(id)) {
        const meant = nearest(id, lessons);
        return problem(
          ['testOut', index],
          `testOut names ${quoted(id)}, which is no lesson of the edition`,
          meant === undefined ? 'name one of its lessons, or add this one to lessons' : `write ${meant}`,
        );
      }
      const lesson = files.lessons.find(({ data }) => data?.id === id)?.data;
      if (asked === undefined || lesson === undefined) return [];
      if (lesson.objectives.some((objective) => asked.has(objective.id))) return [];
      return problem(
        ['testOut', index],
        `lesson ${quoted(id)} can be tested out and no bank of the edition asks about it`,
        'name a bank that does, or take the lesson out of testOut',
      );
    }),
  ];
}

/** Ids of the objectives that the banks ask about; `undefined` where one is not there or could not be read. */
function askedObjectives({ assessment }: Edition, { quizzes }: AuthorFiles): ReadonlySet<string> | undefined {
  const banks = Object.keys(assessment?.banks ?? {}).map(
    (bank) => quizzes.find(({ data }) => data?.id === bank)?.data,
  );
  if (banks.includes(undefined)) return undefined;
  return new Set(banks.flatMap((bank) => askedIn(bank?.questions ?? [])).map(({ objective }) => objective));
}
