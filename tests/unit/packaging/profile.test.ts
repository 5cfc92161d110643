import { describe, expect, test, vi } from 'vitest';
import { readProfile } from '../../../src/lab/profile-document.ts';
import { attemptStateIri, readAttempt, type AttemptDocument } from '../../../src/lms/lrs/attempt-document.ts';
import { profileText } from '../../../src/packaging/profile.ts';
import { extensionIris, verbIris } from '../../../src/xapi/vocabulary.ts';

const course = {
  iri: 'https://training.example.gov/courses/de-escalation',
  title: 'De-escalation "one"',
  language: 'en-US',
  version: '2.1.0',
};

interface Named {
  readonly id: string;
  readonly type: string;
  readonly inScheme: string;
  readonly prefLabel: Readonly<Record<string, string>>;
  readonly definition: Readonly<Record<string, string>>;
}

interface Document extends Named {
  readonly versions: readonly { readonly id: string; readonly generatedAtTime: string }[];
  readonly author: unknown;
  readonly concepts: readonly (Named & {
    readonly inlineSchema: string;
    readonly recommendedVerbs?: readonly string[];
    readonly contentType?: string;
  })[];
}

const text = profileText(course);
const document: Document = JSON.parse(text);
const { templates, patterns } = readProfile(document);
const items = [...document.concepts, ...templates, ...patterns];
const base = `${course.iri}/xapi-profile`;

describe('the Profile of a course (xAPI Profiles 1.0, part two)', () => {
  test('names itself, the structure it follows, its author and its version', () => {
    expect(document).toMatchObject({
      '@context': 'https://w3id.org/xapi/profiles/context',
      id: base,
      type: 'Profile',
      conformsTo: 'https://w3id.org/xapi/profiles#1.0',
      prefLabel: { 'en-US': expect.stringContaining(course.title) },
      definition: { 'en-US': expect.any(String) },
      author: { type: 'Organization', name: expect.any(String) },
    });
    expect(document.versions.map(({ id }) => id)).toEqual([`${base}/v1.2`]);
  });

  test('bears the date of its version: the same course gives the same text at any time', () => {
    expect(Date.parse(document.versions[0]?.generatedAtTime ?? '')).not.toBeNaN();
    vi.useFakeTimers({ now: 0 });
    expect(profileText({ ...course })).toBe(text);
    vi.useRealTimers();
  });

  test('holds no empty value anywhere', () => {
    const values = (value: unknown): readonly unknown[] =>
      typeof value === 'object' && value !== null
        ? [value, ...Object.values(value).flatMap(values)]
        : [value];
    const isEmpty = (value: unknown) =>
      value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
    expect(values(document).filter(isEmpty)).toEqual([]);
  });

  test('each item has an absolute IRI of its own, the version it belongs to, a label and a definition', () => {
    const ids = [document.id, ...document.versions.map(({ id }) => id), ...items.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^https:\/\/[^\s/]+\/\S+$/);
    for (const { inScheme, prefLabel, definition } of items) {
      expect(inScheme).toBe(`${base}/v1.2`);
      expect([prefLabel, definition]).toEqual([
        { 'en-US': expect.any(String) },
        { 'en-US': expect.any(String) },
      ]);
    }
  });

  test('a slash at the end of the course’s IRI changes no IRI', () => {
    expect(profileText({ ...course, iri: `${course.iri}/` })).toBe(text);
  });

  test('its English words are not passed off as those of another language', () => {
    const { prefLabel }: Document = JSON.parse(profileText({ ...course, language: 'es' }));
    expect(Object.keys(prefLabel)).toEqual(['en']);
  });
});

/** Names of all members, `judged.passed.at`, that a JSON Schema describes. */
function membersOf(schema: unknown, within = ''): readonly string[] {
  const { properties = {} } = schema as { readonly properties?: object };
  return Object.entries(properties)
    .flatMap(([name, inner]) => [within + name, ...membersOf(inner, `${within}${name}.`)])
    .toSorted();
}

/** The same of a value. */
function namesIn(value: object, within = ''): readonly string[] {
  return Object.entries(value)
    .flatMap(([name, inner]: [string, unknown]) => [
      within + name,
      ...(typeof inner === 'object' && inner !== null ? namesIn(inner, `${within}${name}.`) : []),
    ])
    .toSorted();
}

describe('its concepts', () => {
  const ofType = (type: string) => document.concepts.filter((concept) => concept.type === type);

  const iris = new Set(
    ['version', 'content-hash', 'edition', 'try', 'form-seed', 'pass-mark', 'retry'].map(
      (ending) => `https://training.example.gov/courses/de-escalation/extensions/${ending}`,
    ),
  );

  test('are the context extensions of the course, by the IRIs that LRS owners know', () => {
    expect(new Set(ofType('ContextExtension').map(({ id }) => id))).toEqual(iris);
  });

  test('leave out no extension that statements carry', () => {
    expect(new Set<string>(Object.values(extensionIris(course.iri)))).toEqual(iris);
  });

  test('recommend verbs that the course uses', () => {
    for (const { recommendedVerbs } of ofType('ContextExtension')) {
      expect(recommendedVerbs).not.toEqual([]);
      expect(Object.values(verbIris)).toEqual(expect.arrayContaining([...(recommendedVerbs ?? [])]));
    }
  });

  test('bring a JSON Schema as text', () => {
    for (const { inlineSchema } of document.concepts) {
      expect(JSON.parse(inlineSchema)).toMatchObject({ type: expect.any(String) });
    }
  });

  test('tell where a launch through an LRS saves the attempt', () => {
    const [state, ...others] = ofType('StateResource');
    expect(others).toEqual([]);
    expect(state).toMatchObject({
      id: 'https://training.example.gov/courses/de-escalation/xapi-profile/state/attempt',
      contentType: 'application/json',
    });
    expect(state?.id).toBe(attemptStateIri(course.iri));
  });

  test('describe each member of the saved attempt that the course reads', () => {
    const judgement = { id: 'x', at: 0, after: 0, score: null, sent: true };
    const saved: Required<AttemptDocument> = {
      v: 1,
      visit: { id: 'x', startedAt: 0 },
      state: '',
      bookmark: '',
      judged: { completed: judgement, passed: judgement, failed: judgement },
      registration: 'x',
    };
    expect(readAttempt(saved)).toBeDefined();
    const schema: unknown = JSON.parse(ofType('StateResource')[0]?.inlineSchema ?? '');
    expect(membersOf(schema)).toEqual(namesIn(saved));
  });

  test('do not describe again what others own', () => {
    expect(new Set(document.concepts.map(({ type }) => type))).toEqual(
      new Set(['ContextExtension', 'StateResource']),
    );
  });
});

describe('its templates and patterns', () => {
  test('every verb of the course has a template, and no template has another', () => {
    expect(new Set(templates.map(({ verb }) => verb))).toEqual(new Set(Object.values(verbIris)));
  });

  test('every template asks for id, time, registration, the three marks of the build and the category', () => {
    const locations = [
      '$.id',
      '$.timestamp',
      '$.context.registration',
      ...['version', 'content-hash', 'edition'].map(
        (ending) => `$.context.extensions['${course.iri}/extensions/${ending}']`,
      ),
    ];
    for (const { rules } of templates) {
      expect(rules).toEqual(
        expect.arrayContaining([
          ...locations.map((location) => expect.objectContaining({ location, presence: 'included' })),
          expect.objectContaining({
            location: '$.context.contextActivities.category[*].id',
            presence: 'included',
            any: [`${base}/v1.2`],
          }),
        ]),
      );
    }
  });

  test('one pattern is primary, and every template has its place in it', () => {
    const [primary, ...others] = patterns.filter((pattern) => pattern.primary === true);
    expect(others).toEqual([]);
    const reached = (id: string): readonly string[] => {
      const pattern = patterns.find((one) => one.id === id);
      if (pattern === undefined) return [id];
      const { sequence, alternates, optional, zeroOrMore, oneOrMore } = pattern as Readonly<
        Record<string, string | readonly string[] | undefined>
      >;
      return [sequence, alternates, optional, zeroOrMore, oneOrMore]
        .flat()
        .flatMap((one) => (one === undefined ? [] : reached(one)));
    };
    expect(reached(primary?.id ?? '').toSorted()).toEqual(templates.map(({ id }) => id).toSorted());
  });
});
