import { OWN_SOURCE } from '../schemas/sources.ts';
import type { AuthorFiles } from './author-files.ts';
import { duplicates, knownIds, unknownId } from './known-ids.ts';
import type { KnownIds } from './known-ids.ts';
import type { Problem } from './problem.ts';

/** What facts and disagreements name: sources and facts; ids that stand twice; sources that no fact names. */
export function sourceProblems(files: AuthorFiles): Problem[] {
  const { data } = files.sources;
  const ids = new Set((data?.sources ?? []).map(({ id }) => id));
  const known = { kind: 'source', ids, complete: data !== undefined };
  return [
    ...repeated(files),
    ...unknownInFacts(files, known),
    ...unknownInDisagreements(files, known),
    ...misplacedOwn(files),
    ...unused(files),
  ];
}

function repeated({ sources: { file, data, lineAt } }: AuthorFiles): Problem[] {
  const lines = (key: 'sources' | 'disagreements') =>
    (data?.[key] ?? []).map(({ id }, index) => ({ id, file, line: lineAt([key, index, 'id']) }));
  return [...duplicates('source', lines('sources')), ...duplicates('disagreement', lines('disagreements'))];
}

function unknownInFacts({ facts: { file, data, lineAt } }: AuthorFiles, known: KnownIds): Problem[] {
  return (data ?? []).flatMap(({ sources }, index) =>
    sources.flatMap(({ id }, nth) =>
      unknownId(id, known, { file, line: lineAt([index, 'sources', nth, 'id']) }),
    ),
  );
}

function unknownInDisagreements({ facts, sources }: AuthorFiles, known: KnownIds): Problem[] {
  const { file, data, lineAt } = sources;
  const knownFacts = knownIds('fact', [facts]);
  return (data?.disagreements ?? []).flatMap((disagreement, index) => {
    const place = (...path: PropertyKey[]) => ({ file, line: lineAt(['disagreements', index, ...path]) });
    const inReadings = disagreement.readings.map(({ source }, nth) =>
      unknownId(source, known, place('readings', nth, 'source')),
    );
    const inFacts = disagreement.facts.map((id, nth) => unknownId(id, knownFacts, place('facts', nth)));
    return inReadings.concat(inFacts).flat();
  });
}

/** The course is the source of its judgements, and of nothing that was confirmed or said elsewhere. */
function misplacedOwn({ facts: { file, data, lineAt } }: AuthorFiles): Problem[] {
  return (data ?? []).flatMap(({ id, sources, sure }, index) => {
    const isJudgement = sure === 'judgement';
    if (isJudgement === sources.some((source) => source.id === OWN_SOURCE)) return [];
    const what = isJudgement
      ? `fact ${id} is a judgement and does not name ${OWN_SOURCE}`
      : `fact ${id} is ${sure} and names ${OWN_SOURCE}`;
    const instead = isJudgement
      ? `add ${OWN_SOURCE} to its sources, or write in sure: how it is known`
      : `name what it rests on, or write sure: judgement`;
    return [{ file, line: lineAt([index, 'sources']), what, instead }];
  });
}

function unused({ facts, sources: { file, data, lineAt } }: AuthorFiles): Problem[] {
  // A file that its schema refused may name any of them.
  if (facts.data === undefined) return [];
  const named = new Set(facts.data.flatMap(({ sources }) => sources.map(({ id }) => id)));
  return (data?.sources ?? []).flatMap(({ id }, index) => {
    if (named.has(id)) return [];
    const what = `no fact names source "${id}"`;
    const instead = 'name it in content/facts.yaml, or remove it';
    return [{ file, line: lineAt(['sources', index, 'id']), what, instead }];
  });
}
