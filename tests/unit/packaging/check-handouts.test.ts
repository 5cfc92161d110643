import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { smallCourse, toldAfter, today } from '../../support/small-course.ts';

const cards = 'content/roll-call.yaml';
const sheets = 'content/role-plays.yaml';

const sheet = `- id: porch-in-person
  title: The porch, in person
  scenario: porch
  minutes: 30
  purpose: You practice one voice.
  note: Anyone may sit it out.
  setup: [Two chairs.]
  roles: [{ name: One, brief: a }, { name: Two, brief: b }, { name: Three, brief: c }]
  safety: [a, b, c]
  play:
    - { beat: One, does: a, eases: b, worsens: c }
    - { beat: Two, does: a, eases: b, worsens: c }
    - { beat: Three, does: a, eases: b, worsens: c }
  observer: [a, b, c, d, e, f]
  debrief: [a, b, c, d, e, f]
  facts: [A7.7]
`;

describe('the cards and sheets to hand out', () => {
  test('stand in the course', () => {
    const { rollCall, rolePlays } = readCourse(smallCourse, today);
    expect(rollCall.map(({ id, lesson }) => [id, lesson])).toEqual([['one-voice', 'first-steps']]);
    expect(rolePlays).toEqual([]);
  });

  test('a card that names a lesson or a fact that is not there is refused', () => {
    expect(toldAfter({ [cards]: ['lesson: first-steps', 'lesson: first-step'] })).toBe(
      `1 problem in the course's files\n${cards}:22  there is no lesson "first-step" — write first-steps`,
    );
    expect(toldAfter({ [cards]: ['facts: [A1.1]', 'facts: [A1.1, A8.8]'] })).toBe(
      `1 problem in the course's files\n${cards}:21  there is no fact "A8.8" — name one that is there, or write the fact first`,
    );
  });

  test('a sheet that names a scenario or a fact that is not there is refused', () => {
    expect(toldAfter({ [sheets]: ['[]', sheet] })).toBe(
      `2 problems in the course's files\n` +
        `${sheets}:3  there is no scenario "porch" — name one that is there, or write the scenario first\n` +
        `${sheets}:16  there is no fact "A7.7" — name one that is there, or write the fact first`,
    );
  });
});
