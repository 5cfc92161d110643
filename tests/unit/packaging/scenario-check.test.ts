import { describe, expect, test } from 'vitest';
import { explore } from '../../../src/packaging/scenario/explore.ts';
import { playProblems } from '../../../src/packaging/scenario/check-ways.ts';
import { porch, porchFile, toldOfPorch } from '../../support/authored-scenario.ts';
import type { Change } from '../../support/authored-scenario.ts';

/** What is told, without the lines. */
function told(...changes: readonly Change[]): readonly string[] {
  return toldOfPorch(...changes).map((line) => line.replace(/^\d+ {2}/, ''));
}

describe('Names that lead nowhere are told', () => {
  test.each<[string, Change, string]>([
    ['the first node', ['begin: gate', 'begin: gates'], 'there is no node "gates" — write gate'],
    [
      'an ending as the first node',
      ['begin: gate', 'begin: stays'],
      'there is no node "stays" — name one that is there, or write the node first',
    ],
    [
      'where an option leads',
      ['next: porch', 'next: porsch'],
      'there is no node or ending "porsch" — write porch',
    ],
    [
      'where one of its ways leads',
      ['to: inside', 'to: indoors'],
      'there is no node or ending "indoors" — name one that is there, or write the node or ending first',
    ],
    [
      'a cause in a condition',
      ['when: { cause: [unwell] }', 'when: { cause: [unwel] }'],
      'there is no cause "unwel" — write unwell',
    ],
    [
      'a cause within a not',
      ['not: { cause: [unwell] }', 'not: { cause: [unwel] }'],
      'there is no cause "unwel" — write unwell',
    ],
    [
      'a surprise',
      ['surprise: [lights]', 'surprise: [light]'],
      'there is no surprise "light" — write lights',
    ],
    ['an option taken', ['took: [shout]', 'took: [shouts]'], 'there is no option "shouts" — write shout'],
    [
      'what is known, in an effect',
      ['rapport: 20, info: [name]', 'rapport: 20, info: [names]'],
      'there is no info "names" — write name',
    ],
    [
      'what is known, in a condition',
      ['not: { info: [name] }', 'not: { info: [nam] }'],
      'there is no info "nam" — write name',
    ],
    [
      'help',
      ['resources: [neighbor]', 'resources: [neighbour]'],
      'there is no resource "neighbour" — write neighbor',
    ],
    [
      'a fact of an option',
      ['facts: [F1.1]\n        replay', 'facts: [G1.1]\n        replay'],
      'there is no fact "G1.1" — write F1.1',
    ],
    [
      'the objective',
      ['objective: O-1.1', 'objective: O-9.1'],
      'there is no objective "O-9.1" — name one that is there, or write the objective first',
    ],
    [
      'a drawing',
      ['picture: yard, alt', 'picture: yards, alt'],
      'there is no drawing in content/scenes "yards" — write yard',
    ],
    [
      'a layer',
      ['layers: [person]', 'layers: [persons]'],
      'there is no layer in yard.svg "persons" — write person',
    ],
    [
      'the file',
      ['id: porch\n', 'id: veranda\n'],
      'the scenario\'s id is "veranda" and the file has another name — name the file veranda.yaml',
    ],
  ])('%s', (_, change, problem) => {
    expect(told(change)).toEqual([problem]);
  });

  test('with the line they stand on', () => {
    const text = toldOfPorch(['to: inside', 'to: indoors'])[0];
    const lines = porchFile(['to: inside', 'to: indoors']).lineAt([
      'nodes',
      1,
      'options',
      1,
      'next',
      0,
      'to',
    ]);
    expect(text?.startsWith(`${lines}  `)).toBe(true);
  });
});

describe('Ids that two things share are told', () => {
  test.each<[string, Change, RegExp]>([
    [
      'node and ending',
      ['- id: stays', '- id: gate'],
      /node or ending id "gate" stands already in quizzes\/scenarios\/porch\.yaml:\d+/,
    ],
    ['options of different nodes', ['- id: ask-name', '- id: wait'], /option id "wait" stands already/],
    ['causes', ['- id: unwell', '- id: locked-out'], /cause id "locked-out" stands already/],
    ['surprises', ['- id: lights', '- id: dog'], /surprise id "dog" stands already/],
  ])('%s', (_, change, problem) => {
    expect(told(change)).toContainEqual(expect.stringMatching(problem));
  });
});

describe('Ways that may not go on are told', () => {
  test('a list whose last way has a condition', () => {
    expect(
      told(['          - to: porch\n', '          - { when: { voices: { min: 1 } }, to: porch }\n']),
    ).toEqual([
      'where no condition of option "shout" holds, it leads nowhere — end next with a way without when',
    ]);
  });

  test('a list that goes on behind a way that always holds', () => {
    expect(told(['          - to: porch\n', '          - to: porch\n          - to: stays\n'])).toEqual([
      'the ways of option "shout" go on behind one that always holds — put the way without when at the end of next',
    ]);
  });
});

describe('What shows when it is played is told', () => {
  test('an ending that no way leads to, because its condition never holds', () => {
    expect(told(['rapport: { min: 30 }', 'rapport: { min: 31 }'])).toEqual([
      'no way leads to ending "inside" — lead an option to it, or remove it',
    ]);
  });

  test('a node that no way leads to', () => {
    const lines = told(['begin: gate', 'begin: porch']);
    expect(lines).toContain('no way leads to node "gate" — lead an option to it, or remove it');
  });

  test('an option that is never offered', () => {
    expect(told(['when: { clock: { max: 3 } }', 'when: { voices: { max: 0 } }'])).toEqual([
      'option "wait" is never offered — change its when, or remove it',
    ]);
  });

  test('a dead end, with the way that leads there', () => {
    const lines = told(
      ['text: Offer to call the neighbor.', 'text: Offer to call.\n        when: { took: [one-voice] }'],
      ['when: { took: [shout] }', 'when: { took: [one-voice] }'],
    );
    expect(lines).toEqual([
      'node "porch" offers no option after shout, ask-name (cause locked-out, surprise dog) — leave when away from one option that always fits',
    ]);
  });

  test('a loop without an end', () => {
    const lines = told(
      ['not: { info: [name] }', 'tension: { min: 0 }'],
      ['text: Offer to call the neighbor.', 'text: Offer to call.\n        when: { took: [one-voice] }'],
      ['when: { took: [shout] }', 'when: { took: [one-voice] }'],
    );
    expect(lines).toEqual([
      'from node "porch" no ending can be reached after shout (cause locked-out, surprise dog) — lead an option out of the loop',
    ]);
  });

  test('a loop that a run can go round for ever, though there is a way out', () => {
    expect(told(['not: { info: [name] }', 'tension: { min: 0 }'])).toEqual([
      'a run can go round for ever — offer what leads back only once: when: { not: { took: [its id] } }',
    ]);
  });

  test('a run with more decisions than an attempt keeps', () => {
    expect(told(['when: { clock: { max: 3 } }', 'when: { clock: { max: 18 } }'])).toEqual([
      expect.stringMatching(/^the longest run takes 2\d decisions, and an attempt keeps 20 — /),
    ]);
  });

  test('a consequence that tells nothing for one cause', () => {
    expect(told(['- when: { not: { cause: [unwell] } }', '- when: { cause: [unwell] }'])).toEqual([
      expect.stringMatching(/^option "ask-name" has no consequence to tell .*cause locked-out/),
    ]);
  });

  test('a node that shows nothing in one situation', () => {
    const lines = told([
      'sees: They look at you.',
      'sees: [{ when: { rapport: { max: 10 } }, text: They look. }]',
    ]);
    expect(lines).toEqual([expect.stringMatching(/^node "porch" shows nothing after one-voice, ask-name/)]);
  });

  test('an ending that tells nothing for one surprise', () => {
    const lines = told(['      - text: They stay where they are.\n', '']);
    expect(lines).toEqual([expect.stringMatching(/^ending "stays" tells nothing .*surprise dog/)]);
  });
});

describe('Playing a scenario in every way', () => {
  test('finds every place from both causes and both surprises', () => {
    const { spots, isWhole } = explore(porch());
    expect(isWhole).toBe(true);
    const places = spots.map(({ run: { at } }) => (at.kind === 'node' ? at.node.id : at.ending.id));
    expect(new Set(places)).toEqual(new Set(['gate', 'porch', 'inside', 'stays', 'beyond']));
    const drawn = new Set(spots.map(({ run }) => `${run.cause.id} ${run.surprise.id}`));
    expect(drawn.size).toBe(4);
  });

  test('comes to an end where minutes are added in a loop that nobody asks about', () => {
    const loop = porch(['when: { clock: { max: 3 } }', 'when: {}'], [', clock: { min: 1 } }', ' }']);
    expect(explore(loop).isWhole).toBe(true);
  });

  test('gives up where there are too many situations, and says so', () => {
    const file = porchFile();
    const space = explore(porch(), 10);
    expect(space.isWhole).toBe(false);
    if (file.data === undefined) throw new Error('The fixture is not as it should be.');
    expect(playProblems(file, file.data, space)).toEqual([
      expect.objectContaining({ what: expect.stringMatching(/^there are more than \d+ situations/) }),
    ]);
  });
});
