import { profileIri, profileVersionIri } from '../xapi/vocabulary.ts';
import { concepts } from './profile/concepts.ts';
import { patterns } from './profile/patterns.ts';
import { type Scheme, words } from './profile/scheme.ts';
import { templates } from './profile/templates.ts';

/** What names the course in its Profile. */
export interface ProfileCourse {
  /** Absolute IRI of the course. */
  readonly iri: string;
  readonly title: string;
  /** RFC 5646 tag of the course's texts. */
  readonly language: string;
  /** Version of the course, as its author counts. */
  readonly version: string;
}

/** When the version of the Profile was written: it changes with `PROFILE_VERSION`, never with a build. */
const GENERATED_AT = '2026-11-22T00:00:00Z';

/**
 * The course's own xAPI Profile as JSON-LD text (xAPI Profiles 1.0, part two): what its statements hold
 * and in which order they come. SCORM, cmi5 and TinCan launches all follow it. The same course gives the
 * same text.
 */
export function profileText({ iri, title, language, version }: ProfileCourse): string {
  const scheme: Scheme = { courseIri: iri, language: languageOfWords(language) };
  const profile = {
    '@context': 'https://w3id.org/xapi/profiles/context',
    id: profileIri(iri),
    type: 'Profile',
    conformsTo: 'https://w3id.org/xapi/profiles#1.0',
    prefLabel: words(scheme, `xAPI Profile of ${title}`),
    definition: words(
      scheme,
      `What the statements of the course ${title} hold and in which order they come, whichever standard launched it. This copy came with version ${version} of the course.`,
    ),
    author: { type: 'Organization', name: `Publisher of ${title}` },
    versions: [{ id: profileVersionIri(iri), generatedAtTime: GENERATED_AT }],
    concepts: concepts(scheme),
    templates: templates(scheme),
    patterns: patterns(scheme),
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

/** The Profile's words are English: beside a course in another language they bear their own tag. */
function languageOfWords(language: string): string {
  return /^en(?:-|$)/i.test(language) ? language : 'en';
}
