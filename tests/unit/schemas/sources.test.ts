import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { smallCourse, smallCourseWith, toldAfter, today } from '../../support/small-course.ts';

describe('the sources', () => {
  test('a course without the file is told how to get one', () => {
    expect(toldAfter({ 'content/sources.yaml': null })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:1  there is no such file to read — create it as docs/authoring.md shows"
    `);
  });

  test('an unknown field is refused, and those there are stand beside it', () => {
    expect(toldAfter({ 'content/sources.yaml': ['    by: Its makers', '    author: Its makers'] }))
      .toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/sources.yaml:8  by is missing — add by: with text
      content/sources.yaml:10  author is not a key here — use one of id, title, by, kind, interest, date, where"
    `);
  });

  test('a misspelt field is refused, and the one meant is named', () => {
    expect(toldAfter({ 'content/sources.yaml': ['evidence: Little', 'evidense: Little'] }))
      .toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/sources.yaml:1  evidence is missing — add evidence: with text
      content/sources.yaml:1  evidense is not a key here — write evidence"
    `);
  });

  test('a kind that does not exist is refused', () => {
    expect(toldAfter({ 'content/sources.yaml': ['kind: report', 'kind: reprot'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:6  kind is "reprot" — write report (one of model-policy, vendor-article, advocacy-page, practitioner-article, statute, court-decision, federal-guidance, peer-reviewed-study, report, press, history, this-course)"
    `);
  });

  test('a date that YAML reads as a number is refused', () => {
    expect(toldAfter({ 'content/sources.yaml': ['date: undated', 'date: 2006'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:7  date is 2006 — put it in quotes: "2006""
    `);
  });

  test.each(['model-policy', 'vendor-article', 'advocacy-page', 'practitioner-article'])(
    'a source of kind %s has to disclose its interest',
    (kind) => {
      expect(toldAfter({ 'content/sources.yaml': ['kind: report', `kind: ${kind}`] })).toBe(
        `1 problem in the course's files\ncontent/sources.yaml:3  interest is missing — add interest: with what "handbook" has at stake, because a ${kind} speaks for someone`,
      );
    },
  );

  test('a vendor article that discloses its interest is taken', () => {
    expect(
      toldAfter({
        'content/sources.yaml': ['kind: report', 'kind: vendor-article\n    interest: It sells handbooks.'],
      }),
    ).toBe('nothing');
  });

  test('another source cannot be of the course’s own kind', () => {
    expect(toldAfter({ 'content/sources.yaml': ['kind: report', 'kind: this-course'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:6  source "handbook" has kind this-course — write this-course as id and kind of the course itself, and of nothing else"
    `);
  });

  test('the course itself cannot be of another kind', () => {
    expect(toldAfter({ 'content/sources.yaml': ['kind: this-course', 'kind: report'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:11  source "this-course" has kind report — write this-course as id and kind of the course itself, and of nothing else"
    `);
  });
});

describe('the disagreements', () => {
  test('an id of another form is refused', () => {
    expect(toldAfter({ 'content/sources.yaml': ['id: T1', 'id: speed'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:14  "speed" cannot be the id of a disagreement — write T and a number, such as T1"
    `);
  });

  test('a single reading is no disagreement', () => {
    const one = '      - source: handbook\n        says: Take your time.\n';
    expect(toldAfter({ 'content/sources.yaml': [one, ''] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:16  readings has 1 entry — write at least 2"
    `);
  });

  test('an unknown field of a reading is refused', () => {
    expect(toldAfter({ 'content/sources.yaml': ['says: Take your time.', 'said: Take your time.'] }))
      .toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/sources.yaml:17  says is missing — add says: with text
      content/sources.yaml:18  said is not a key here — use one of source, says"
    `);
  });

  test('a policy slot that does not exist is refused, and the one meant is named', () => {
    expect(toldAfter({ 'content/sources.yaml': ['policy.exception', 'policy.exeption'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:22  policySlot is "policy.exeption" — write policy.exception (one of policy.definition, policy.duty_verb, policy.exception, policy.warnings, policy.less_lethal, policy.display_is_force, policy.contact_cover, policy.vulnerable, policy.language_disability, policy.crisis_resources, policy.continuing_duty, policy.medical_aid, policy.reporting, policy.intervene, policy.civil_calls, policy.crowd, policy.after_action, legal.note_state_created_danger, legal.note_prior_conduct, wellness.contacts)"
    `);
  });

  test('a disagreement that rests on no fact is refused', () => {
    expect(toldAfter({ 'content/sources.yaml': ['facts: [A1.1]', 'facts: []'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:23  facts has no entry — write at least 1"
    `);
  });

  test('a disagreement may leave the policy slot away', () => {
    expect(toldAfter({ 'content/sources.yaml': ['    policySlot: policy.exception\n', ''] })).toBe('nothing');
  });

  test('a course may have no disagreements', () => {
    const whole = readFileSync(`${smallCourse}content/sources.yaml`, 'utf8');
    const sources = whole.slice(0, whole.indexOf('disagreements:'));
    const root = smallCourseWith({ 'content/sources.yaml': sources });
    expect(readCourse(root, today).sources.disagreements).toEqual([]);
  });
});
