import { describe, expect, test } from 'vitest';
import { valuesAt } from '../../../src/lab/json-path.ts';
import { checkAgainstProfile, checkVisit } from '../../../src/lab/profile-checker.ts';
import { readProfile, type Rule } from '../../../src/lab/profile-document.ts';
import type { Effect } from '../../../src/core/session.ts';
import type { Statement } from '../../../src/xapi/statement.ts';
import { statementsOf } from '../../../src/xapi/statements.ts';
import { courseIri, outcomeOf, report, stamped, startedAt } from '../../support/xapi-course.ts';
import { effects, failedTry, known, passed } from '../../support/xapi-effects.ts';
import { everyStatement, profile } from '../../support/xapi-launches.ts';

const { templates } = readProfile(profile);
const rulesOf = (presence: Rule['presence']) =>
  templates.flatMap(({ id, rules = [] }) =>
    rules
      .filter((rule) => rule.presence === presence)
      .map((rule) => ({ template: id.replace(/^.*\//, ''), id, location: rule.location, rule })),
  );
const statements = everyStatement.map(({ statement }) => statement);
const alone = (id: string, rules: readonly Rule[]) => ({
  type: 'Profile',
  templates: templates.filter((template) => template.id === id).map((template) => ({ ...template, rules })),
});
const described = new Map(
  templates.map(({ id }) => [
    id,
    statements.filter((statement) => checkAgainstProfile(alone(id, []), statement).length === 0),
  ]),
);
const describedBy = (id: string) => described.get(id) ?? [];

/** The statement without what stands at the end of a path of names. */
function without(statement: Statement, names: readonly string[]): unknown {
  const copy: unknown = structuredClone(statement);
  const last = names.at(-1) ?? '';
  let holder: unknown = copy;
  for (const name of names.slice(0, -1)) holder = Reflect.get(holder as object, name);
  Reflect.deleteProperty(holder as object, last);
  return copy;
}

describe('the Profile holds the statements', () => {
  const extension = (name: string) => `${courseIri}/extensions/${name}`;

  test.each([
    ['its id', ['id']],
    ['its timestamp', ['timestamp']],
    ['the registration', ['context', 'registration']],
    ['the category', ['context', 'contextActivities', 'category']],
    ['the course’s version', ['context', 'extensions', extension('version')]],
    ['the content’s hash', ['context', 'extensions', extension('content-hash')]],
    ['the edition', ['context', 'extensions', extension('edition')]],
  ])('each is at fault without %s', (_, path) => {
    for (const statement of statements) {
      expect(checkAgainstProfile(profile, without(statement, path))).toHaveLength(1);
    }
  });

  const fault = (what: string, verb: string, change: (statement: Statement) => unknown) => {
    const first = everyStatement.find((one) => one.what === what && one.verb === verb);
    if (first === undefined) throw new Error(`No statement ${verb} for ${what}.`);
    return checkAgainstProfile(profile, change(first.statement));
  };
  const lacking = (path: readonly string[]) => (statement: Statement) => without(statement, path);
  const changed = (result: object) => (statement: Statement) => ({
    ...statement,
    result: { ...statement.result, ...result },
  });

  const response = ['result', 'response'];
  const duration = ['result', 'duration'];
  const interactionType = ['object', 'definition', 'interactionType'];
  const parent = ['context', 'contextActivities', 'parent'];
  const attempt = ['context', 'extensions', extension('try')];
  const seed = ['context', 'extensions', extension('form-seed')];
  const ofOthers = (statement: Statement) => ({ ...statement, verb: { id: 'https://example.org/won' } });

  test.each([
    ['without a response', 'a practice answer', 'answered', lacking(response)],
    ['without a duration', 'a practice answer', 'answered', lacking(duration)],
    ['without an interaction type', 'a practice answer', 'answered', lacking(interactionType)],
    ['that belongs to no lesson', 'a practice answer', 'answered', lacking(parent)],
    ['without its try', 'an assessment answer', 'answered', lacking(attempt)],
    ['without its seed', 'an assessment answer', 'answered', lacking(seed)],
    ['that belongs to no scenario', 'a decision', 'answered', lacking(parent)],
    ['that is a success', 'a decision', 'answered', changed({ success: true })],
    ['that is no success', 'a pass', 'passed', changed({ success: false })],
    ['that is a success', 'a failed try', 'failed', changed({ success: true })],
    ['that completes nothing', 'a pass', 'completed', changed({ completion: false })],
    ['with a success', 'a pass', 'completed', changed({ success: true })],
    ['with a score', 'a pass', 'completed', changed({ score: { scaled: 1 } })],
    ['without a percentage', 'progress', 'progressed', lacking(['result'])],
    ['without a duration', 'an end after whole days', 'terminated', lacking(duration)],
    ['under a verb of others', 'a pass', 'passed', ofOthers],
  ])('%s: %s, %s, is at fault', (_, what, verb, change) => {
    expect(fault(what, verb, (statement) => statement)).toEqual([]);
    expect(fault(what, verb, change)).toHaveLength(1);
  });

  test('a judgement that a later visit says again bears no duration', () => {
    expect(fault('a launch that goes on after a pass', 'passed', (statement) => statement)).toEqual([]);
    expect(fault('a launch that goes on after a pass', 'completed', (statement) => statement)).toEqual([]);
    expect(fault('a pass', 'passed', lacking(duration))).toEqual([]);
  });

  test('progress of 100 is at fault: that is completed (cmi5, Quartz, 9.5.5.1)', () => {
    const extensions = { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 100 };
    expect(fault('progress', 'progressed', changed({ extensions }))).toHaveLength(1);
  });
});

describe('no rule of the Profile is idle', () => {
  test.each(templates.map(({ id }) => id))('%s describes a statement', (id) => {
    expect(describedBy(id)).not.toEqual([]);
  });

  test.each(rulesOf('included'))('$template: a misspelt $location would be noticed', ({ id, rule }) => {
    const misspelt = { ...rule, location: rule.location.replace(/(\w)('\]|$)/, '$1x$2') };
    const only = alone(id, [misspelt]);
    for (const statement of describedBy(id)) {
      expect(checkAgainstProfile(only, statement)).toEqual([expect.stringContaining('is missing')]);
    }
  });

  test.each(rulesOf('recommended'))('$template: $location is there in one statement at least', (rule) => {
    expect(describedBy(rule.id).some((statement) => valuesAt(statement, rule.location).length > 0)).toBe(
      true,
    );
  });

  test.each(rulesOf('excluded'))('$template: $location is there in other statements', ({ location }) => {
    expect(statements.some((statement) => valuesAt(statement, location).length > 0)).toBe(true);
  });
});

describe('the order of a visit', () => {
  const named = (...names: readonly string[]) =>
    names.flatMap((name) => {
      const effect = effects[name];
      if (effect === undefined) throw new Error(`No effect ${name}.`);
      return statementsOf(stamped(effect), report, known[name]);
    });
  const happened = (...all: readonly Effect[]) =>
    all.flatMap((effect) => statementsOf(stamped(effect), report));

  test.each([
    [['a first launch', 'an end before the course is done']],
    [['a first launch']],
    [['a first launch', 'progress', 'a practice answer', 'progress']],
    [['a first launch', 'a decision', 'progress', 'a decision taken again']],
    [['a launch that goes on', 'a failed try', 'an assessment answer', 'a pass', 'an end after whole days']],
    [['a first launch', 'a practice answer', 'a launch that goes on', 'a pass', 'an end after whole days']],
    [['a first launch', 'an end before the course is done', 'a launch that goes on', 'progress']],
  ])('%j follows the Profile', (names) => {
    expect(checkVisit(profile, named(...names))).toEqual([]);
  });

  test.each([
    ['begins with an answer', ['a practice answer', 'a first launch']],
    ['goes on after its end', ['a first launch', 'an end after whole days', 'a practice answer']],
    ['ends twice', ['a first launch', 'an end after whole days', 'an end after whole days']],
  ])('a visit that %s does not', (_, names) => {
    expect(checkVisit(profile, named(...names))).toEqual([expect.stringContaining('does not fit here')]);
  });

  test('a visit resumes at its beginning only', () => {
    const [initialized, resumed] = named('a launch that goes on');
    const [progress] = named('progress');
    expect(checkVisit(profile, [initialized, progress, resumed])).toHaveLength(1);
    expect(checkVisit(profile, [resumed, initialized])).toHaveLength(1);
  });

  test('a failed try and a pass in one visit follow it, with the completion between or after', () => {
    const visit = happened(
      { type: 'began', resumed: false, before: outcomeOf(), at: startedAt },
      { type: 'report', outcome: outcomeOf({ score: failedTry }), at: startedAt + 1 },
      { type: 'report', outcome: passed, at: startedAt + 2 },
      { type: 'end', outcome: passed, by: 'gone', at: startedAt + 3 },
    );
    expect(visit.map(({ verb }) => verb.display?.['en'])).toEqual([
      'initialized',
      'failed',
      'passed',
      'completed',
      'terminated',
    ]);
    expect(checkVisit(profile, visit)).toEqual([]);
  });
});
