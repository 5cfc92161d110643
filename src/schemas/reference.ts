import { quoted, slug } from './field.ts';

/** Pages to look things up in and to print, beside what is taken: the names by which an edition lists them. */
export const REFERENCES = ['study-guide', 'glossary', 'sources', 'roll-call', 'role-plays'] as const;

export type ReferenceName = (typeof REFERENCES)[number];

/** Addresses of places that every course has. */
const OWN_PLACES: ReadonlySet<string> = new Set(['assessment', 'result', 'practice', ...REFERENCES]);

/** Id of a lesson or a scenario, which is its address in the page too. @example `id: what-it-is` */
export const placeId = slug.refine((id) => !OWN_PLACES.has(id), {
  error: ({ input }) =>
    `${quoted(input)} is the name of a place that the course has already — write another id`,
});
