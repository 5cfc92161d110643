import type { AuthorFiles } from './author-files.ts';
import { duplicates } from './known-ids.ts';
import type { Problem } from './problem.ts';

/**
 * Fact ids that stand twice, and facts whose review day has passed.
 * @param today calendar day, `2027-11-01`
 */
export function factProblems({ facts: { file, data, lineAt } }: AuthorFiles, today: string): Problem[] {
  const facts = data ?? [];
  return [
    ...duplicates(
      'fact',
      facts.map(({ id }, index) => ({ id, file, line: lineAt([index, 'id']) })),
    ),
    ...facts.flatMap(({ id, review }, index) => {
      if (review >= today) return [];
      const what = `fact ${id} was to be reviewed by ${review}`;
      return [
        {
          file,
          line: lineAt([index, 'review']),
          what,
          instead: 'check its source again, correct it, and set a new day',
        },
      ];
    }),
  ];
}
