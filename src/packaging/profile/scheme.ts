import { profileIri, profileVersionIri } from '../../xapi/vocabulary.ts';

/** What every item of one Profile is written with. */
export interface Scheme {
  readonly courseIri: string;
  /** RFC 5646 tag of the Profile's own words. */
  readonly language: string;
}

export type LanguageMap = Readonly<Record<string, string>>;

export interface Naming {
  readonly id: string;
  readonly name: string;
  /** What it is and when it is used, in plain words. */
  readonly about: string;
}

/** The members that concepts, templates and patterns share (xAPI Profiles 1.0, part two). */
export interface Item {
  readonly id: string;
  readonly type: string;
  /** The version of the Profile that describes it. */
  readonly inScheme: string;
  readonly prefLabel: LanguageMap;
  readonly definition: LanguageMap;
}

export function item(scheme: Scheme, type: string, { id, name, about }: Naming): Item {
  return {
    id,
    type,
    inScheme: profileVersionIri(scheme.courseIri),
    prefLabel: words(scheme, name),
    definition: words(scheme, about),
  };
}

export function words({ language }: Scheme, text: string): LanguageMap {
  return { [language]: text };
}

/** @param kind folder below the Profile's IRI */
export function itemIri(
  { courseIri }: Scheme,
  kind: 'templates' | 'patterns' | 'state',
  name: string,
): string {
  return `${profileIri(courseIri)}/${kind}/${name}`;
}
