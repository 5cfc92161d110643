import { basename } from 'node:path/posix';
import { quoted } from '../schemas/field.ts';
import type { Edition } from '../schemas/edition.ts';
import type { AuthorFile, AuthorFiles } from './author-files.ts';
import { testOutProblems } from './check-test-out.ts';
import { knownIds, unknownId } from './known-ids.ts';
import type { Problem } from './problem.ts';
import { targets } from './targets.ts';

/** Editions that name lessons and scenarios that are not there. */
export function editionProblems(files: AuthorFiles): Problem[] {
  return files.editions.flatMap((edition) =>
    edition.data === undefined
      ? []
      : [
          ...nameProblems(edition, edition.data),
          ...lessonNames(edition, edition.data, files),
          ...scenarioNames(edition, edition.data, files),
          ...testOutProblems(edition, edition.data, files),
        ],
  );
}

/** What an edition may well say, and is worth knowing. */
export function editionWarnings({ editions }: AuthorFiles): Problem[] {
  return editions.flatMap((edition) =>
    edition.data === undefined ? [] : unusedChannel(edition, edition.data),
  );
}

/** Statements to the department's LRS that no package of the edition would send. */
function unusedChannel({ file, lineAt }: AuthorFile<Edition>, { xapi, targets: names }: Edition): Problem[] {
  if (xapi.mode === 'off' || names.some((name) => targets[name].channel(xapi).mode !== 'off')) return [];
  const what = `xapi has mode: ${xapi.mode}, and none of the packages of this edition (${names.join(', ')}) sends statements to it`;
  const instead = 'add a SCORM target, such as scorm12, or write mode: off';
  return [{ file, line: lineAt(['xapi', 'mode']), what, instead }];
}

function nameProblems({ file, lineAt }: AuthorFile<Edition>, { id }: Edition): Problem[] {
  const name = basename(file, '.yaml');
  if (id === name) return [];
  return [
    {
      file,
      line: lineAt(['id']),
      what: `id ${quoted(id)} differs from the file's name`,
      instead: `write ${name}, or rename the file`,
    },
  ];
}

function lessonNames(
  { file, lineAt }: AuthorFile<Edition>,
  { lessons }: Edition,
  files: AuthorFiles,
): Problem[] {
  const known = knownIds('lesson', files.lessons);
  return lessons.flatMap((id, index) => unknownId(id, known, { file, line: lineAt(['lessons', index]) }));
}

function scenarioNames(
  { file, lineAt }: AuthorFile<Edition>,
  { scenarios }: Edition,
  files: AuthorFiles,
): Problem[] {
  const known = knownIds('scenario', files.scenarios);
  return scenarios.flatMap((id, index) => unknownId(id, known, { file, line: lineAt(['scenarios', index]) }));
}
