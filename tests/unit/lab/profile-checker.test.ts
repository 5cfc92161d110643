import { describe, expect, test } from 'vitest';
import { JsonPathError } from '../../../src/lab/json-path.ts';
import { checkAgainstProfile } from '../../../src/lab/profile-checker.ts';
import { ProfileError } from '../../../src/lab/profile-document.ts';
import { iri, pattern, profileOf, template, verb } from '../../support/tiny-profile.ts';

/** Faults of a statement with the verb `ran` under a template with one rule. */
const underRule = (rule: object, statement: object) =>
  checkAgainstProfile(profileOf([template('ran', { rules: [rule] })]), { ...verb('ran'), ...statement });

describe('a rule of a template', () => {
  const location = '$.result.score.raw';
  const scored = (raw: unknown) => ({ result: { score: { raw } } });

  test('included asks for a value, and zero, empty and false are values', () => {
    const rule = { location, presence: 'included' };
    expect(underRule(rule, { result: {} })).toEqual([
      '$.result.score.raw is missing (template https://example.org/templates/ran)',
    ]);
    for (const value of [0, '', false]) expect(underRule(rule, scored(value))).toEqual([]);
  });

  test('excluded forbids any value', () => {
    const rule = { location, presence: 'excluded' };
    expect(underRule(rule, {})).toEqual([]);
    expect(underRule(rule, scored(0))).toEqual([expect.stringContaining('has to be left out')]);
  });

  test('recommended asks for nothing, and holds what is there to the values', () => {
    const rule = { location, presence: 'recommended', all: [1] };
    expect(underRule(rule, {})).toEqual([]);
    expect(underRule(rule, scored(1))).toEqual([]);
    expect(underRule(rule, scored(2))).toHaveLength(1);
  });

  const categories = (...ids: readonly string[]) => ({
    context: { contextActivities: { category: ids.map((id) => ({ id })) } },
  });
  const places = '$.context.contextActivities.category[*].id';

  test('any asks for one value of those named, others may stand beside it', () => {
    const rule = { location: places, any: ['a', 'b'] };
    expect(underRule(rule, categories('x', 'b'))).toEqual([]);
    expect(underRule(rule, categories('x'))).toHaveLength(1);
    expect(underRule(rule, {})).toHaveLength(1);
  });

  test('all allows only the values named', () => {
    const rule = { location: places, all: ['a', 'b'] };
    expect(underRule(rule, categories('a', 'b'))).toEqual([]);
    expect(underRule(rule, categories('a', 'x'))).toHaveLength(1);
    expect(underRule(rule, {})).toEqual([]);
  });

  test('none forbids the values named', () => {
    const rule = { location: places, none: ['a'] };
    expect(underRule(rule, categories('x'))).toEqual([]);
    expect(underRule(rule, categories('x', 'a'))).toHaveLength(1);
  });

  test('values are compared whole, not by identity', () => {
    const rule = { location: '$.result.extensions', all: [{ list: [1, 2] }] };
    expect(underRule(rule, { result: { extensions: { list: [1, 2] } } })).toEqual([]);
    expect(underRule(rule, { result: { extensions: { list: [2, 1] } } })).toHaveLength(1);
  });

  test('a selector is read on each value, and a value without it breaks included and all', () => {
    const groups = (...ids: readonly object[]) => ({ context: { contextActivities: { grouping: ids } } });
    const inEach = { location: '$.context.contextActivities.grouping[*]', selector: '$.definition.type' };
    const typed = { definition: { type: 'a' } };
    expect(underRule({ ...inEach, presence: 'included' }, groups(typed))).toEqual([]);
    expect(underRule({ ...inEach, presence: 'included' }, groups(typed, {}))).toHaveLength(1);
    expect(underRule({ ...inEach, all: ['a'] }, groups(typed))).toEqual([]);
    expect(underRule({ ...inEach, all: ['a'] }, groups(typed, {}))).toHaveLength(1);
    expect(underRule({ ...inEach, any: ['a'] }, groups(typed, {}))).toEqual([]);
    expect(underRule({ ...inEach, presence: 'excluded' }, groups({}))).toEqual([]);
  });

  test('names in quotes hold dots, and an index picks one', () => {
    const extension = { context: { extensions: { 'https://example.org/a.b': 0 } } };
    const rule = {
      location: "$.context.extensions['https://example.org/a.b']",
      all: [0],
      presence: 'included',
    };
    expect(underRule(rule, extension)).toEqual([]);
    expect(underRule({ location: places.replace('*', '1'), all: ['b'] }, categories('a', 'b'))).toEqual([]);
    expect(underRule({ location: places.replace('*', '0'), all: ['b'] }, categories('a', 'b'))).toHaveLength(
      1,
    );
  });

  test('a single context activity stands for a list of one (xAPI 1.0.3 Data 2.4.6.2)', () => {
    const single = { context: { contextActivities: { category: { id: 'a' } } } };
    expect(underRule({ location: places, any: ['a'] }, single)).toEqual([]);
  });
});

describe('which templates describe a statement', () => {
  const ruled = { rules: [{ location: '$.never', presence: 'included' }] };

  test('a statement that none describes is a fault', () => {
    expect(checkAgainstProfile(profileOf([template('ran')]), verb('walked'))).toEqual([
      'No template of the Profile describes a statement with the verb https://example.org/walked about the type undefined.',
    ]);
  });

  test('all that describe it have to be followed', () => {
    const profile = profileOf([template('ran'), template('also', { verb: iri('ran'), ...ruled })]);
    expect(checkAgainstProfile(profile, verb('ran'))).toEqual([expect.stringContaining('$.never')]);
  });

  test.each([
    ['objectActivityType', 'a', { object: { definition: { type: 'a' } } }],
    ...(['Grouping', 'Parent', 'Other', 'Category'] as const).map(
      (kind): readonly [string, unknown, object] => [
        `context${kind}ActivityType`,
        ['a'],
        {
          context: {
            contextActivities: {
              [kind.toLowerCase()]: [{ definition: { type: 'b' } }, { definition: { type: 'a' } }],
            },
          },
        },
      ],
    ),
    ['attachmentUsageType', ['a'], { attachments: [{ usageType: 'a' }] }],
  ] as readonly (readonly [string, unknown, object])[])(
    '%s is a determining property',
    (property, value, statement) => {
      const profile = profileOf([template('ran', { [property]: value, ...ruled })]);
      expect(checkAgainstProfile(profile, { ...verb('ran'), ...statement })).toEqual([
        expect.stringContaining('$.never'),
      ]);
      expect(checkAgainstProfile(profile, verb('ran'))).toEqual([expect.stringContaining('No template')]);
    },
  );

  test('of several context types each has to be there', () => {
    const profile = profileOf([template('ran', { contextParentActivityType: ['a', 'b'] })]);
    const within = (...types: readonly string[]) => ({
      ...verb('ran'),
      context: { contextActivities: { parent: types.map((type) => ({ definition: { type } })) } },
    });
    expect(checkAgainstProfile(profile, within('b', 'a', 'c'))).toEqual([]);
    expect(checkAgainstProfile(profile, within('a'))).toHaveLength(1);
  });
});

describe('a Profile that cannot be used', () => {
  test.each([
    ['is no Profile', { type: 'Course' }],
    [
      'misspells a member of a rule',
      profileOf([template('a', { rules: [{ location: '$.id', presense: 'included' }] })]),
    ],
    ['has a rule that asks for nothing', profileOf([template('a', { rules: [{ location: '$.id' }] })])],
    ['misspells a determining property', profileOf([template('a', { objectActivityTypes: 'a' })])],
    ['joins in two ways', profileOf([], [pattern('a', { optional: iri('b'), oneOrMore: iri('b') })])],
    ['joins in no way', profileOf([], [pattern('a', {})])],
  ])('is refused where it %s', (_, profile) => {
    expect(() => checkAgainstProfile(profile, verb('a'))).toThrow(ProfileError);
  });

  test.each(['$..id', '$.a[?(@.b)]', '$.a[', "$['a'", '$.', '$a'])(
    'is refused for the path %s',
    (location) => {
      expect(() => underRule({ location, presence: 'included' }, {})).toThrow(JsonPathError);
    },
  );
});
