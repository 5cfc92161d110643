import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isScenarioType } from '../../../../src/packaging/content-report/scenario-type.ts';

/** Every fifth stem of the banks, sorted by hand before the rule was written. */
const stems = JSON.parse(
  readFileSync(new URL('../../../fixtures/stems.json', import.meta.url), 'utf8'),
) as Readonly<Record<'situation' | 'none', readonly string[]>>;

test('the count by hand is of 40 items', () => {
  expect(stems.situation.length + stems.none.length).toBe(40);
});

test('every stem that tells a situation, by hand, does so by the rule', () => {
  expect(stems.situation.filter((stem) => !isScenarioType(stem))).toEqual([]);
});

test('no stem that tells none, by hand, does so by the rule', () => {
  expect(stems.none.filter(isScenarioType)).toEqual([]);
});

// The 40 hold few of these.
test.each([
  'What does point 7 of the checklist ask of you?',
  'Which of these pair a checklist point with its own content?',
  'Into which families does the model policy sort its techniques?',
  'Put the steps of this course’s 30-day plan in order.',
  'Three of these are causes of inability that the model policy lists. Which one is not?',
  'This course names five channels in which a unit hears its leader. Match what happens with its channel. One is left over.',
  'In each of these, officers have used some force and are thinking of more. Where do circumstances leave room for persuasion?',
  'Five calls from one week. Sort each by the frame that fits best.',
  'De-escalation has not worked, and force on a child is authorized. Which of these must you consider first?',
])('this tells no situation: %s', (stem) => {
  expect(isScenarioType(stem)).toBe(false);
});

test.each([
  'You have used force, and the person is now barely resisting. Where does de-escalation stand?',
  'On the way to a call about two men in a stairwell, Priya asks dispatch five things. Match each. One is left over.',
  'Dale works in a department of four, which has no wellness unit. It is a quiet Sunday. What can be done now?',
])('this tells one: %s', (stem) => {
  expect(isScenarioType(stem)).toBe(true);
});
