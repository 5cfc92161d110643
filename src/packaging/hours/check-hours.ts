import type { Edition } from '../../schemas/edition.ts';
import type { AuthorFile } from '../author-files.ts';
import type { Problem } from '../problem.ts';
import { editionTime } from './edition-time.ts';
import type { Material } from './material.ts';

/** Editions that claim more hours than their lessons, questions and scenarios come to. */
export function hoursProblems(
  editions: readonly AuthorFile<Edition>[],
  material: Material,
): readonly Problem[] {
  return editions.flatMap(({ file, data, lineAt }) => {
    if (data?.hours === undefined) return [];
    const { minutes, hours } = editionTime(data, material);
    if (data.hours <= hours) return [];
    const what = `hours is ${data.hours}, and what completion asks for comes to ${hours} (${Math.floor(minutes)} minutes)`;
    const instead =
      hours === 0
        ? 'leave hours away: there is less than a quarter'
        : `write hours: ${hours} or less, or leave it away`;
    return [{ file, line: lineAt(['hours']), what, instead }];
  });
}
