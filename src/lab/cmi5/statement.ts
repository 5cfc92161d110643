import { isRecord } from '../lrs/exchange.ts';
import { AU_VERBS, CATEGORIES, type AuVerb } from './words.ts';

/** A statement as it came, of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function part(of: unknown, name: string): Json {
  const value = isRecord(of) ? of[name] : undefined;
  return isRecord(value) ? value : {};
}

export function extensionsOf(statement: Json): Json {
  return part(statement.context, 'extensions');
}

/** The activities of a kind; a single one stands for a list of one (xAPI 1.0.3 Data 2.4.6.2). */
export function activitiesOf(context: unknown, kind: string): readonly unknown[] {
  const listed: unknown = part(context, 'contextActivities')[kind];
  if (listed === undefined) return [];
  return Array.isArray(listed) ? listed : [listed];
}

export function hasCategory({ context }: Json, category: keyof typeof CATEGORIES): boolean {
  return activitiesOf(context, 'category').some((one) => isRecord(one) && one.id === CATEGORIES[category]);
}

/** The verb of a statement, where it is one that cmi5 defines for AUs. */
export function auVerb({ verb }: Json): AuVerb | undefined {
  const id: unknown = isRecord(verb) ? verb.id : undefined;
  return Object.entries(AU_VERBS).find(([iri]) => iri === id)?.[1];
}

/** The verb of a cmi5 defined statement of an AU; `undefined` for every other statement (7.1.3). */
export function definedVerb(statement: Json): AuVerb | undefined {
  return hasCategory(statement, 'cmi5') ? auVerb(statement) : undefined;
}
