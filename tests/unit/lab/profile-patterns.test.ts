import { describe, expect, test } from 'vitest';
import { checkVisit } from '../../../src/lab/profile-checker.ts';
import { ProfileError } from '../../../src/lab/profile-document.ts';
import { iri, pattern, profileOf, template, verb } from '../../support/tiny-profile.ts';

describe('the order of statements', () => {
  const ids = Object.fromEntries('abcd'.split('').map((name) => [name, iri(`templates/${name}`)]));
  const templates = 'abcd'.split('').map((name) => template(name));
  const sent = (names: string, registration = 'one') =>
    names.split('').map((name) => ({ ...verb(name), context: { registration } }));
  const under = (join: object, others: readonly object[] = []) => {
    const profile = profileOf(templates, [pattern('primary', { primary: true, ...join }), ...others]);
    return (names: string) => checkVisit(profile, sent(names));
  };
  const accepted = (check: (names: string) => readonly string[], names: readonly string[]) =>
    names.filter((one) => check(one).length === 0);

  test('a sequence takes its parts in order, each of them', () => {
    const check = under({ sequence: [ids.a, ids.b, ids.c] });
    expect(accepted(check, ['abc', 'acb', 'ab', 'abcc', 'bc', ''])).toEqual(['abc']);
  });

  test('alternates take one', () => {
    const check = under({ alternates: [ids.a, ids.b] });
    expect(accepted(check, ['a', 'b', 'ab', 'c', ''])).toEqual(['a', 'b']);
  });

  test('optional takes none or one', () => {
    expect(accepted(under({ optional: ids.a }), ['', 'a', 'aa', 'b'])).toEqual(['', 'a']);
  });

  test('zeroOrMore and oneOrMore take what their names say', () => {
    expect(accepted(under({ zeroOrMore: ids.a }), ['', 'a', 'aaa', 'aab'])).toEqual(['', 'a', 'aaa']);
    expect(accepted(under({ oneOrMore: ids.a }), ['', 'a', 'aaa', 'aab'])).toEqual(['a', 'aaa']);
  });

  test('patterns hold patterns', () => {
    const check = under({ oneOrMore: iri('patterns/visit') }, [
      pattern('visit', { sequence: [ids.a, iri('patterns/middle'), iri('patterns/last')] }),
      pattern('middle', { zeroOrMore: iri('patterns/either') }),
      pattern('either', { alternates: [ids.b, ids.c] }),
      pattern('last', { optional: ids.d }),
    ]);
    const fitting = ['a', 'ad', 'abcbd', 'aa', 'abda', 'adabcd'];
    expect(accepted(check, fitting)).toEqual(fitting);
    expect(accepted(check, ['', 'b', 'ba', 'add', 'adb', 'd'])).toEqual([]);
  });

  test('matching is greedy and never goes back (part three, 2.2)', () => {
    const check = under({ sequence: [iri('patterns/many'), ids.a] }, [
      pattern('many', { zeroOrMore: ids.a }),
    ]);
    expect(check('aaa')).toHaveLength(1);
  });

  test('the longest of the alternates counts', () => {
    const check = under({ alternates: [ids.a, iri('patterns/two')] }, [
      pattern('two', { sequence: [ids.a, ids.b] }),
    ]);
    expect(accepted(check, ['a', 'ab', 'b'])).toEqual(['a', 'ab']);
  });

  test('a fault says which statement does not fit, and what would', () => {
    const check = under({ sequence: [ids.a, ids.b, ids.c] });
    expect(check('abd')).toEqual([
      'Statement 3: a statement with the verb https://example.org/d about the type undefined does not fit here; expected: https://example.org/templates/c.',
    ]);
    expect(check('ab')).toEqual(['The statements end too early; expected: https://example.org/templates/c.']);
  });

  test('one primary pattern of several is enough, and a pattern that is not primary is none', () => {
    const two = profileOf(templates, [
      pattern('first', { primary: true, sequence: [ids.a, ids.b] }),
      pattern('second', { primary: true, oneOrMore: ids.c }),
      pattern('third', { oneOrMore: ids.d }),
    ]);
    expect(accepted((names) => checkVisit(two, sent(names)), ['ab', 'cc', 'd'])).toEqual(['ab', 'cc']);
  });

  test('a broken rule in one statement is told with its place', () => {
    const profile = profileOf(
      [template('a', { rules: [{ location: '$.id', presence: 'included' }] })],
      [pattern('primary', { primary: true, oneOrMore: ids.a })],
    );
    expect(checkVisit(profile, [{ ...sent('a')[0], id: '1' }, ...sent('a')])).toEqual([
      expect.stringMatching(/^Statement 2: \$\.id is missing/),
    ]);
  });

  test('a pattern holds the statements of one registration', () => {
    const profile = profileOf(templates, [pattern('primary', { primary: true, oneOrMore: ids.a })]);
    expect(checkVisit(profile, [...sent('a', 'one'), ...sent('a', 'two')])).toEqual([
      expect.stringContaining('2 registrations'),
    ]);
  });

  test('is refused where a pattern holds itself, or names what is not there', () => {
    const profile = (...patterns: readonly object[]) => profileOf([template('a')], patterns);
    const check = (document: unknown) => () => checkVisit(document, [verb('a')]);
    const itself = profile(pattern('x', { primary: true, zeroOrMore: iri('patterns/x') }));
    const nothing = profile(pattern('x', { primary: true, optional: iri('templates/b') }));
    expect(check(itself)).toThrow(ProfileError);
    expect(check(nothing)).toThrow(ProfileError);
  });
});
