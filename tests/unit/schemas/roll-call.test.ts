import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/packaging/author-files.ts';
import { checked } from '../../../src/packaging/plain-words.ts';
import { lineOf } from '../../../src/packaging/problem.ts';
import { readYaml } from '../../../src/packaging/yaml-source.ts';
import { rollCallSchema } from '../../../src/schemas/roll-call.ts';

const file = 'content/roll-call.yaml';

const ninety = words(90);

const card = `- id: porch
  title: On the porch
  story: ${ninety}
  decision: Where do you stand?
  ways:
    - text: To the side.
      weigh: You see less, and so can they.
    - text: A step back.
      weigh: You see more. They may think that you are leaving.
  discuss:
    - Who talks?
    - Who listens?
    - What is behind you?
  sergeant: Stand where you can decide.
  policySlot: policy.contact_cover
  tryThis: Take one step back.
  facts: [A1.1]
  lesson: first-steps
`;

describe('a roll-call card', () => {
  test('with everything in it is taken as it was written', () => {
    const { data } = checked(rollCallSchema, readYaml(file, card));
    expect(data).toMatchObject([{ id: 'porch', policySlot: 'policy.contact_cover', lesson: 'first-steps' }]);
  });

  test('may leave the policy slot away', () => {
    expect(toldAfter('  policySlot: policy.contact_cover\n', '')).toEqual([]);
  });

  test('may have a third way', () => {
    expect(toldAfter('  discuss:', '    - text: On the lawn.\n      weigh: It is far.\n  discuss:')).toEqual(
      [],
    );
  });

  test.each([90, 150])('may tell a story of %i words', (count) => {
    expect(toldAfter(ninety, words(count))).toEqual([]);
  });

  test.each([1, 89, 151])('cannot tell a story of %i words', (count) => {
    expect(toldAfter(ninety, words(count))).toEqual([
      `${file}:3  story has ${count} words — write 90 to 150, so that it can be read aloud in a minute`,
    ]);
  });

  test('without a story is told that it has none', () => {
    expect(toldAfter(`  story: ${ninety}\n`, '')).toEqual([
      `${file}:1  story is missing — add story: with text`,
    ]);
  });

  test('with a single way has nothing to decide', () => {
    expect(toldAfter('    - text: To the side.\n      weigh: You see less, and so can they.\n', '')).toEqual([
      `${file}:5  ways has 1 entry — write at least 2`,
    ]);
  });

  test('with four ways is no five-minute card', () => {
    const two = '    - text: A.\n      weigh: B.\n    - text: C.\n      weigh: D.\n';
    expect(toldAfter('  discuss:', `${two}  discuss:`)).toEqual([
      `${file}:5  ways has 4 entries — write at most 3`,
    ]);
  });

  test('a way that is not weighed is refused', () => {
    expect(toldAfter('      weigh: You see less, and so can they.\n', '')).toEqual([
      `${file}:6  weigh is missing — add weigh: with text`,
    ]);
  });

  test('a way that is marked as the correct one is refused', () => {
    expect(
      toldAfter('    - text: To the side.\n', '    - text: To the side.\n      correct: true\n'),
    ).toEqual([`${file}:7  correct is not a key here — use one of text, weigh`]);
  });

  test('asks the squad three questions, and not two', () => {
    expect(toldAfter('    - Who listens?\n', '')).toEqual([
      `${file}:10  discuss has 2 entries — write at least 3`,
    ]);
  });

  test('asks the squad three questions, and not four', () => {
    expect(toldAfter('    - Who listens?\n', '    - Who listens?\n    - Who waits?\n')).toEqual([
      `${file}:10  discuss has 4 entries — write at most 3`,
    ]);
  });

  test('that rests on no fact is refused', () => {
    expect(toldAfter('facts: [A1.1]', 'facts: []')).toEqual([
      `${file}:17  facts has no entry — write at least 1`,
    ]);
  });

  test('a misspelt key is named with the key that was meant', () => {
    expect(toldAfter('  tryThis: Take', '  tryThs: Take')).toEqual([
      `${file}:1  tryThis is missing — add tryThis: with text`,
      `${file}:16  tryThs is not a key here — write tryThis`,
    ]);
  });

  test('names a lesson by its id and not by its title', () => {
    expect(toldAfter('lesson: first-steps', 'lesson: First steps')).toEqual([
      `${file}:18  "First steps" cannot be an id — write up to 64 lower-case letters, digits and hyphens, starting with a letter`,
    ]);
  });
});

test('the course’s own twelve cards are taken', () => {
  const { data, problems } = readFile(join(import.meta.dirname, '../../..'), file, rollCallSchema);
  expect(problems).toEqual([]);
  expect(data).toHaveLength(12);
});

function toldAfter(find: string, replace: string): string[] {
  expect(card).toContain(find);
  return checked(rollCallSchema, readYaml(file, card.replace(find, replace))).problems.map(lineOf);
}

function words(count: number): string {
  return Array.from({ length: count }, () => 'word').join(' ');
}
