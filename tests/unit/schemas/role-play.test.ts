import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/packaging/author-files.ts';
import { checked } from '../../../src/packaging/plain-words.ts';
import { lineOf } from '../../../src/packaging/problem.ts';
import { readYaml } from '../../../src/packaging/yaml-source.ts';
import { rolePlaysSchema } from '../../../src/schemas/role-play.ts';

const file = 'content/role-plays.yaml';

const sheet = `- id: porch-in-person
  title: The porch, in person
  scenario: porch
  minutes: 30
  purpose: You practice standing back.
  note: You can sit it out. Talk to peer support.
  setup: [Tape a porch on the floor.]
  roles:
    - name: Officer
      brief: You knock.
    - name: Person
      brief: You open.
    - name: Observer
      brief: You watch.
  safety:
    - Your agency’s rules come first.
    - No live equipment.
    - Anyone may stop it.
  play:
    - beat: The knock
      does: Wait behind the door.
      eases: A name. Open the door.
      worsens: A second knock. Say nothing.
    - beat: The door
      does: Stand in it.
      eases: A step back. Breathe out.
      worsens: A foot on the sill. Push.
    - beat: The end
      does: Ask what happens next.
      eases: A plain answer. Nod.
      worsens: No answer. Close the door.
  observer: [One, Two, Three, Four, Five, Six]
  debrief: [Rules?, All right?, Seen?, Time?, Another way?, Again?]
  facts: [A1.1]
`;

describe('a role-play sheet', () => {
  test('with everything in it is taken as it was written', () => {
    const { data } = checked(rolePlaysSchema, readYaml(file, sheet));
    expect(data).toMatchObject([{ id: 'porch-in-person', scenario: 'porch', minutes: 30, facts: ['A1.1'] }]);
  });

  test.each(['purpose', 'note'])('without its %s is told so', (key) => {
    const line = sheet.split('\n').find((text) => text.startsWith(`  ${key}: `));
    expect(toldAfter(`${line}\n`, '')).toEqual([`${file}:1  ${key} is missing — add ${key}: with text`]);
  });

  test('needs someone who watches as well as two who play', () => {
    expect(toldAfter('    - name: Observer\n      brief: You watch.\n', '')).toEqual([
      `${file}:8  roles has 2 entries — write at least 3`,
    ]);
  });

  test('a role without a brief is refused', () => {
    expect(toldAfter('      brief: You open.\n', '')).toEqual([
      `${file}:11  brief is missing — add brief: with text`,
    ]);
  });

  test('with fewer than three safety rules is refused', () => {
    expect(toldAfter('    - Anyone may stop it.\n', '')).toEqual([
      `${file}:15  safety has 2 entries — write at least 3`,
    ]);
  });

  test('a moment that does not say what makes it worse is refused', () => {
    expect(toldAfter('      worsens: A foot on the sill. Push.\n', '')).toEqual([
      `${file}:24  worsens is missing — add worsens: with text`,
    ]);
  });

  test('a key of a moment that does not exist is refused, and those there are stand beside it', () => {
    expect(
      toldAfter('      does: Stand in it.\n', '      does: Stand in it.\n      winner: The officer\n'),
    ).toEqual([`${file}:26  winner is not a key here — use one of beat, does, eases, worsens`]);
  });

  test('with fewer than three moments is refused', () => {
    const end = sheet.slice(sheet.indexOf('    - beat: The end'), sheet.indexOf('  observer:'));
    expect(toldAfter(end, '')).toEqual([`${file}:19  play has 2 entries — write at least 3`]);
  });

  test.each([
    ['One, Two, Three, Four, Five', '5 entries — write at least 6'],
    ['1a, 2a, 3a, 4a, 5a, 6a, 7a, 8a, 9a, 10a, 11a', '11 entries — write at most 10'],
  ])('an observer cannot tick %s', (lines, told) => {
    expect(toldAfter('One, Two, Three, Four, Five, Six', lines)).toEqual([
      `${file}:32  observer has ${told}`,
    ]);
  });

  test.each([6, 10])('an observer may tick %i lines', (count) => {
    const lines = Array.from({ length: count }, (_, index) => `Line ${index}`).join(', ');
    expect(toldAfter('One, Two, Three, Four, Five, Six', lines)).toEqual([]);
  });

  test('a debrief with a step left out is refused', () => {
    expect(toldAfter('Rules?, ', '')).toEqual([`${file}:33  debrief has 5 entries — write at least 6`]);
  });

  test('minutes in words are refused', () => {
    expect(toldAfter('minutes: 30', 'minutes: thirty')).toEqual([
      `${file}:4  minutes is "thirty" — write a number, without quotes`,
    ]);
  });

  test('fewer than ten minutes are refused', () => {
    expect(toldAfter('minutes: 30', 'minutes: 9')).toEqual([`${file}:4  minutes is 9 — write 10 or more`]);
  });

  test('that rests on no fact is refused', () => {
    expect(toldAfter('facts: [A1.1]', 'facts: []')).toEqual([
      `${file}:34  facts has no entry — write at least 1`,
    ]);
  });
});

describe('the course’s own sheets', () => {
  const { data, problems } = readFile(join(import.meta.dirname, '../../..'), file, rolePlaysSchema);

  test('are taken', () => {
    expect(problems).toEqual([]);
  });

  test('stand one for each of the four calls', () => {
    expect(data?.map(({ scenario }) => scenario)).toEqual([
      'median-line',
      'no-answer',
      'arms-length',
      'five-voices',
    ]);
  });

  test.each(data ?? [])(
    '$id says where the skill is built, who logs it and whose design it is',
    ({ purpose }) => {
      expect(purpose).toContain('in the room, and not in a browser');
      expect(purpose).toContain('Your agency logs');
      expect(purpose).toContain('this course’s own design');
    },
  );

  test.each(data ?? [])('$id says where help is', ({ note }) => {
    expect(note).toContain('in the United States, call or text 988');
  });

  test.each(data ?? [])('$id puts local rules on statements before every other question', ({ debrief }) => {
    expect(debrief[0]).toContain('local rules say about statements');
  });
});

function toldAfter(find: string, replace: string): string[] {
  expect(sheet).toContain(find);
  return checked(rolePlaysSchema, readYaml(file, sheet.replace(find, replace))).problems.map(lineOf);
}
