import type { AuthorFiles } from './author-files.ts';
import { duplicates } from './known-ids.ts';
import type { Problem } from './problem.ts';

/**
 * Fact ids that stand twice, and facts whose review day has passed, unless every edition lets them pass.
 * @param today calendar day, `2027-11-01`
 */
export function factProblems(files: AuthorFiles, today: string): Problem[] {
  const { file, data, lineAt } = files.facts;
  return [
    ...duplicates(
      'fact',
      (data ?? []).map(({ id }, index) => ({ id, file, line: lineAt([index, 'id']) })),
    ),
    ...(letsPass(files) ? [] : overdue(files, today)),
  ];
}

/** Facts whose review day has passed, where every edition lets them pass. */
export function factWarnings(files: AuthorFiles, today: string): Problem[] {
  return letsPass(files) ? overdue(files, today) : [];
}

/** Facts are the same in every edition, so the strictest one decides. */
function letsPass({ editions }: AuthorFiles): boolean {
  return editions.length > 0 && editions.every(({ data }) => data?.overdueFacts === 'warn');
}

function overdue({ facts: { file, data, lineAt } }: AuthorFiles, today: string): Problem[] {
  return (data ?? []).flatMap(({ id, review }, index) => {
    if (review >= today) return [];
    const what = `fact ${id} was to be reviewed by ${review}`;
    const instead = 'check its source again, correct it, and set a new day';
    return [{ file, line: lineAt([index, 'review']), what, instead }];
  });
}
