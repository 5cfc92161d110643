import { factId, objectiveId, quoted, slug } from '../schemas/field.ts';
import { nearest } from './nearest.ts';
import type { AuthorFile } from './author-files.ts';
import type { Problem } from './problem.ts';

/** Where an id stands, for a message. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Ids that may be named. */
export interface KnownIds {
  /** What they are ids of, for example `quiz`. */
  readonly kind: string;
  readonly ids: ReadonlySet<string>;
  /** False where a file could not be read: then any id may stand in it, and none is called unknown. */
  readonly complete: boolean;
}

/** How an id of each kind is written. */
const forms = {
  fact: factId,
  lesson: slug,
  objective: objectiveId,
  quiz: slug,
  scenario: slug,
  term: slug,
} as const;

/** Ids of files of one kind. A file that its schema refused still counts with the ids that can be read in it. */
export function knownIds(kind: keyof typeof forms, files: readonly AuthorFile<unknown>[]): KnownIds {
  const isId = (id: unknown): id is string => forms[kind].safeParse(id).success;
  const found = files.map(({ data, raw }) => {
    const value = kind === 'objective' ? entry(data ?? raw, 'objectives') : (data ?? raw);
    const ids = (Array.isArray(value) ? value : [value]).map((item: unknown) => entry(item, 'id'));
    return { ids: ids.filter(isId), complete: data !== undefined || (ids.length > 0 && ids.every(isId)) };
  });
  return {
    kind,
    ids: new Set(found.flatMap(({ ids }) => ids)),
    complete: found.every(({ complete }) => complete),
  };
}

export function unknownId(id: string, known: KnownIds, place: Place): Problem[] {
  if (!known.complete || known.ids.has(id)) return [];
  const meant = nearest(id, known.ids);
  const instead =
    meant === undefined ? `name one that is there, or write the ${known.kind} first` : `write ${meant}`;
  return [{ ...place, what: `there is no ${known.kind} ${quoted(id)}`, instead }];
}

/** A problem for every place after the first in which an id is defined. */
export function duplicates(kind: string, defined: readonly (Place & { readonly id: string })[]): Problem[] {
  const first = new Map<string, Place>();
  const problems: Problem[] = [];
  for (const { id, file, line } of defined) {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, { file, line });
    else {
      const what = `${kind} id ${quoted(id)} stands already in ${earlier.file}:${earlier.line}`;
      problems.push({ file, line, what, instead: `give this ${kind} an id of its own` });
    }
  }
  return problems;
}

function entry(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}
