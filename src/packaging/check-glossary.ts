import { quoted } from '../schemas/field.ts';
import type { AuthorFiles } from './author-files.ts';
import { duplicates, knownIds, unknownId } from './known-ids.ts';
import type { Place } from './known-ids.ts';
import type { Problem } from './problem.ts';

/** Entries that stand twice or name unknown facts, and terms that lessons define without an entry, or twice. */
export function glossaryProblems(files: AuthorFiles): Problem[] {
  const { file, data, lineAt } = files.glossary;
  const entries = data ?? [];
  const facts = knownIds('fact', [files.facts]);
  return [
    ...duplicates(
      'term',
      entries.map(({ id }, index) => ({ id, file, line: lineAt([index, 'id']) })),
    ),
    ...entries.flatMap((entry, index) =>
      entry.facts.flatMap((id, nth) => unknownId(id, facts, { file, line: lineAt([index, 'facts', nth]) })),
    ),
    ...definitionProblems(files),
  ];
}

/** A side note says what a word means where a learner first meets it, and not again. */
function definitionProblems({ lessons, glossary }: AuthorFiles): Problem[] {
  const known = knownIds('term', [glossary]);
  const defined = new Map<string, Place>();
  return lessons.flatMap(({ file, mentions }) =>
    mentions.flatMap(({ kind, id, line }) => {
      if (kind !== 'term') return [];
      const earlier = defined.get(id);
      if (earlier !== undefined) {
        const what = `the term ${quoted(id)} is defined already in ${earlier.file}:${earlier.line}`;
        return [{ file, line, what, instead: 'take this <Define> away, the first one is enough' }];
      }
      defined.set(id, { file, line });
      return unknownId(id, known, { file, line });
    }),
  );
}
