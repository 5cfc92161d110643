import type { AuthorFiles } from './author-files.ts';
import type { Problem } from './problem.ts';

/** Editions with a page to practise on, where no bank asks about what they teach. */
export function practiceProblems({ editions, lessons, quizzes }: AuthorFiles): Problem[] {
  return editions.flatMap(({ file, lineAt, data: edition }) => {
    if (edition?.practice !== true) return [];
    const taught = lessons.flatMap(({ data }) =>
      data !== undefined && edition.lessons.includes(data.id) ? data.objectives.map(({ id }) => id) : [],
    );
    const banks = quizzes.flatMap(({ data }) => (data?.use === 'final' ? data.questions : []));
    // Where no lesson could be read, that is what has to be told.
    if (taught.length === 0 || banks.some(({ objective }) => taught.includes(objective))) return [];
    const what = 'practice is true, and no bank asks about a lesson of the edition';
    const instead = 'write questions in quizzes/final/, or practice: false';
    return [{ file, line: lineAt(['practice']), what, instead }];
  });
}
