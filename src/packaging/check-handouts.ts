import type { AuthorFile, AuthorFiles } from './author-files.ts';
import { duplicates, knownIds, unknownId } from './known-ids.ts';
import type { Problem } from './problem.ts';

/** What roll-call cards and role-play sheets name: facts, lessons and scenarios; and ids that stand twice. */
export function handoutProblems({ rollCall, rolePlays, facts, lessons, scenarios }: AuthorFiles): Problem[] {
  const known = {
    facts: knownIds('fact', [facts]),
    lesson: knownIds('lesson', lessons),
    scenario: knownIds('scenario', scenarios),
  };
  const factsOf = (file: AuthorFile<readonly { readonly facts: readonly string[] }[]>) =>
    (file.data ?? []).flatMap((handout, index) =>
      handout.facts.flatMap((id, nth) =>
        unknownId(id, known.facts, { file: file.file, line: file.lineAt([index, 'facts', nth]) }),
      ),
    );
  return [
    ...duplicates('card', ids(rollCall)),
    ...duplicates('sheet', ids(rolePlays)),
    ...factsOf(rollCall),
    ...factsOf(rolePlays),
    ...(rollCall.data ?? []).flatMap(({ lesson }, index) =>
      unknownId(lesson, known.lesson, { file: rollCall.file, line: rollCall.lineAt([index, 'lesson']) }),
    ),
    ...(rolePlays.data ?? []).flatMap(({ scenario }, index) =>
      unknownId(scenario, known.scenario, {
        file: rolePlays.file,
        line: rolePlays.lineAt([index, 'scenario']),
      }),
    ),
  ];
}

function ids({ file, data, lineAt }: AuthorFile<readonly { readonly id: string }[]>) {
  return (data ?? []).map(({ id }, index) => ({ id, file, line: lineAt([index, 'id']) }));
}
