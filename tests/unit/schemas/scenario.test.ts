import { describe, expect, test } from 'vitest';
import { porchFile, toldOfPorch } from '../../support/authored-scenario.ts';

describe('A scenario', () => {
  const data = porchFile().data;

  test('that is as it should be has no problems', () => {
    expect(toldOfPorch()).toEqual([]);
  });

  test('starts at minute zero, and knows and has nothing where the author says nothing', () => {
    expect(data?.state).toMatchObject({ clock: 0, info: [], resources: [] });
  });

  test('may give one text, and gets a list of one that always holds', () => {
    expect(data?.nodes[1]?.sees).toEqual([{ when: {}, text: 'They look at you.' }]);
    expect(data?.endings[0]?.text).toEqual([{ when: {}, text: 'The neighbor has a key.' }]);
  });

  test('may give texts with and without a condition', () => {
    expect(data?.endings[1]?.text).toEqual([
      { when: {}, text: 'They stay where they are.' },
      { when: { surprise: ['lights'] }, text: 'The light is out.' },
    ]);
    const plain = porchFile(['then: It is quieter.', 'then: [It is quieter., They look up.]']).data;
    expect(plain?.nodes[0]?.options[0]?.then).toEqual([
      { when: {}, text: 'It is quieter.' },
      { when: {}, text: 'They look up.' },
    ]);
  });

  test('may give one block of effects, a list of them, or none', () => {
    const [voice, wait] = data?.nodes[0]?.options ?? [];
    expect(voice?.effects).toEqual([{ when: {}, voices: 1, tension: -10, clock: 0.5 }]);
    expect(wait?.effects).toEqual([
      { when: {}, clock: 1 },
      { when: { voices: { max: 1 } }, tension: -5 },
    ]);
    const none = porchFile(['        effects: { resources: [neighbor], clock: 2 }\n', '']).data;
    expect(none?.nodes[1]?.options[1]?.effects).toEqual([]);
  });

  test('may name one way, or several with conditions', () => {
    const [voice, , shout] = data?.nodes[0]?.options ?? [];
    expect(voice?.next).toEqual([{ when: {}, to: 'porch' }]);
    expect(shout?.next).toEqual([
      { when: { tension: { min: 100 }, cause: ['unwell'] }, to: 'beyond' },
      { when: {}, to: 'porch' },
    ]);
  });

  test('may let one voice reach the person, or two at once', () => {
    const [voice, , shout] = data?.nodes[0]?.options ?? [];
    expect(voice?.replay.person).toEqual(['One voice.']);
    expect(shout?.replay.person).toEqual(['Come down', 'now sir']);
  });

  test('takes yes and no for words, as YAML 1.2 does', () => {
    expect(data?.nodes[0]?.options.map(({ sound }) => sound)).toEqual(['yes', 'partly', 'no']);
  });
});

describe('An author is told of', () => {
  test.each<[string, readonly [string, string], string]>([
    [
      'a key that is none',
      ['    stem: What do you do?', '    stam: What do you do?'],
      'stam is not a key here — write stem',
    ],
    ['a missing question', ['    stem: What do you do?\n', ''], 'stem is missing — add stem: with text'],
    [
      'a missing consequence',
      ['        then: It is quieter.\n', ''],
      'then is missing — add then: with a list',
    ],
    ['an empty consequence', ['then: It is quieter.', 'then:'], 'then is empty — write a list'],
    [
      'a consequence without texts',
      ['then: It is quieter.', 'then: []'],
      'then has no entry — write at least 1',
    ],
    ['a leap in tension', ['tension: 40', 'tension: 41'], 'tension is 41 — write 40 or less'],
    ['a fall in rapport', ['rapport: 20', 'rapport: -41'], 'rapport is -41 — write -40 or more'],
    ['time that runs back', ['clock: 0.5', 'clock: -1'], 'clock is -1 — write 0 or more'],
    ['too much time', ['clock: 0.5', 'clock: 16'], 'clock is 16 — write 15 or less'],
    [
      'odd parts of a minute',
      ['clock: 0.5', 'clock: 0.3'],
      '0.3 is no number of whole or quarter minutes — write one such as 0.5 or 2',
    ],
    ['seven voices', ['voices: 1,', 'voices: 7,'], 'voices is 7 — write 6 or less'],
    [
      'three voices at once',
      ['[Come down, now sir]', '[Come, down, now]'],
      'person has 3 entries — write at most 2',
    ],
    [
      'a distance that is none',
      ['distance: close', 'distance: near'],
      'distance is "near" — write one of close, reach, safe, cover',
    ],
    [
      'a judgement that is none',
      ['sound: partly', 'sound: maybe'],
      'sound is "maybe" — write one of yes, partly, no',
    ],
    [
      'a range without ends',
      ['tension: { min: 100 }', 'tension: {}'],
      'neither min nor max is given — write one of them, such as { min: 30 }',
    ],
    [
      'a range that never holds',
      ['tension: { min: 100 }', 'tension: { min: 9, max: 8 }'],
      'min is greater than max, so it never holds — write the smaller number as min',
    ],
    [
      'one debrief paragraph',
      ['[You were one voice., Time was on your side.]', '[You were one voice.]'],
      'debrief has 1 entry — write at least 2',
    ],
    [
      'a time of day that is none',
      ['"23:58"', '"24:58"'],
      '"24:58" is no time of day — write hours and minutes in quotes, such as "18:42"',
    ],
    [
      'a policy slot that is none',
      ['[policy.warnings]', '[warnings]'],
      'entry 1 of policySlots is "warnings"',
    ],
    [
      'one surprise',
      ['  - id: lights\n    name: The porch light goes out\n', ''],
      'surprises has 1 entry — write at least 2',
    ],
    ['no cause', ['causes:\n', 'causes: []\nx-causes:\n'], 'causes has no entry — write at least 1'],
    ['a condition that asks for a word', ['took: [shout]', 'took: shout'], 'took is "shout" — write a list'],
  ])('%s', (_, change, told) => {
    const lines = toldOfPorch(change);
    expect(lines.filter((line) => line.includes(told))).toHaveLength(1);
  });

  test('two endings, where three are the least', () => {
    const ending =
      '  - id: inside\n    title: The door opens\n    kind: settled\n    text: The neighbor has a key.\n' +
      '    debrief: [You were one voice., Time was on your side.]\n    facts: [F1.1]\n';
    expect(toldOfPorch([ending, ''])).toEqual([
      expect.stringMatching(/endings has 2 entries — write at least 3/),
    ]);
  });

  test('an ending of a kind that is none', () => {
    expect(toldOfPorch(['kind: settled', 'kind: settle'])).toEqual([
      expect.stringMatching(/kind is "settle" — write settled \(one of/),
    ]);
  });

  test('the line on which it stands', () => {
    expect(toldOfPorch(['clock: 0.5', 'clock: 16'])).toEqual([expect.stringMatching(/^4\d  clock is 16/)]);
    expect(toldOfPorch(['- { clock: 1 }', '- { clock: 20 }'])).toEqual([
      expect.stringMatching(/^5\d  clock is 20/),
    ]);
  });
});
