import type { Option } from '../../core/question.ts';

/** Characters in one answer: what LMSs keep of a text at least. */
const LONGEST = 250;

/** In the letters that no LMS refuses in a long_identifier_type (RTE 4.1.1.3): `O-1.2` becomes `O_1_2`. */
export function identifierOf(id: string): string {
  return id.replace(/[^A-Za-z0-9_]/g, '_');
}

/**
 * A short_identifier_type (RTE 4.1.1.5) an option, by its number: its slug, whose hyphens some LMSs
 * refuse; the numbers, where slugs would be too long for one answer or two became the same.
 */
export function shortIdentifiers(options: readonly Option[]): ReadonlyMap<number, string> {
  const slugs = options.map(({ id }) => identifierOf(id));
  const fit = new Set(slugs).size === slugs.length && slugs.join('[,]').length <= LONGEST;
  return new Map(options.map(({ number, id }) => [number, fit ? identifierOf(id) : String(number)]));
}
