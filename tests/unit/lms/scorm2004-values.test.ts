import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { guardApi } from '../../../src/lms/scorm/api.ts';
import { scorm2004 } from '../../../src/lms/scorm2004/dialect.ts';
import { answerOf, identifierOf } from '../../../src/lms/scorm2004/identifiers.ts';
import {
  commitEntries,
  decimal,
  descriptionOf,
  interactionEntries,
  passMarkOf,
  preferencesOf,
  scoreEntries,
} from '../../../src/lms/scorm2004/values.ts';
import { exchanges, kinds, open } from '../../support/exchanges.ts';
import { answerTo, interaction, option, question } from '../../support/interactions.ts';
import { stubLms } from '../../support/stub-lms.ts';

function holding(values: Readonly<Record<string, string>>) {
  return guardApi(scorm2004.words, stubLms(scorm2004.words, { values }));
}

describe('an interaction in SCORM 2004', () => {
  test('has its parts in an order that no LMS refuses, in the formats of RTE 4.2.9', () => {
    const answered = interaction({
      at: Date.UTC(2026, 10, 22, 5, 0, 4, 129),
      ...answerTo(question({ stem: 'What buys\n  time?' })),
    });
    expect(interactionEntries(answered)).toEqual([
      ['id', 'q12'],
      ['type', 'choice'],
      ['objectives.0.id', 'O_1_1'],
      ['timestamp', '2026-11-22T05:00:04.12Z'],
      ['correct_responses.0.pattern', 'o2[,]o4'],
      ['weighting', '0'],
      ['learner_response', 'o1[,]o4'],
      ['result', 'incorrect'],
      ['latency', 'PT1M1.25S'],
      ['description', 'What buys time?'],
    ]);
  });

  test('has no pattern where nothing was to be got right', () => {
    const thought = question({ options: [option(1, false)] });
    const parts = interactionEntries(interaction({ ...answerTo(thought, [1]), result: 'neutral' }));
    expect(parts.map(([name]) => name)).not.toContain('correct_responses.0.pattern');
    expect(Object.fromEntries(parts)).toMatchObject({ learner_response: 'o1', result: 'neutral' });
  });

  test.each(kinds)('bears the type of its answer: %s', (kind) => {
    expect(Object.fromEntries(interactionEntries(interaction({ exchange: exchanges[kind] }))).type).toBe(
      kind,
    );
  });
});

describe('an answer in the notation of SCORM 2004 RTE 4.1.1 and 4.2.9', () => {
  // Sets and lists are parted by [,], pairs by [.], the ends of a range by [:]; slugs lose the hyphens
  // that Moodle refuses.
  test.each([
    ['choice', 'step_back[,]walk_up', 'step_back[,]call_in'],
    ['sequencing', 'walk_up[,]step_back[,]call_in', 'step_back[,]call_in[,]walk_up'],
    [
      'matching',
      'long_breath[.]more_time[,]the_car[.]more_time',
      'long_breath[.]more_time[,]the_car[.]distance',
    ],
    ['numeric', '12', '5[:]7'],
    ['performance', 'first[.]go_in[,]then[.]leave', 'first[.]wait[,]then[.]ask'],
  ] as const)('%s is "%s" where "%s" is right', (kind, given, pattern) => {
    expect(answerOf(exchanges[kind])).toEqual({ given, pattern });
  });

  test.each(kinds)('%s has no pattern where nothing was to be got right', (kind) => {
    expect(answerOf(open(exchanges[kind]))).toEqual({ ...answerOf(exchanges[kind]), pattern: null });
  });

  test.each([
    ['choice', '1[,]3', '1[,]2'],
    ['sequencing', '3[,]1[,]2', '1[,]2[,]3'],
    ['matching', '1[.]5[,]2[.]5', '1[.]5[,]2[.]6'],
    ['performance', '1[.]2[,]2[.]5', '1[.]1[,]2[.]3'],
  ] as const)('%s is told by numbers where slugs would not fit: "%s"', (kind, given, pattern) => {
    const long = JSON.parse(
      JSON.stringify(exchanges[kind], (key, value: unknown) =>
        key === 'id' ? String(value).padEnd(126, 'x') : value,
      ),
    ) as Exchange;
    expect(answerOf(long)).toEqual({ given, pattern });
  });

  const alike = (number: number) => ({ id: number === 1 ? 'step-back' : 'step_back', number, text: '' });
  const two = [alike(1), alike(2)];
  const other = [
    { id: 'here', number: 3, text: '' },
    { id: 'there', number: 4, text: '' },
  ];
  test.each<[string, Exchange, string]>([
    ['options', { kind: 'choice', choices: two, correct: [1], response: [2] }, '2'],
    ['pieces of an order', { kind: 'sequencing', choices: two, correct: [1, 2], response: [2, 1] }, '2[,]1'],
    [
      'sources',
      { kind: 'matching', sources: two, targets: other, correct: null, response: [[1, 3]] },
      '1[.]3',
    ],
    [
      'targets',
      { kind: 'matching', sources: other, targets: two, correct: null, response: [[3, 1]] },
      '3[.]1',
    ],
    [
      'steps',
      {
        kind: 'performance',
        steps: two.map((step) => ({ ...step, answers: other })),
        correct: null,
        response: [[2, 4]],
      },
      '2[.]4',
    ],
    [
      'answers of a step',
      {
        kind: 'performance',
        steps: other.map((step) => ({ ...step, answers: two })),
        correct: null,
        response: [[4, 2]],
      },
      '4[.]2',
    ],
  ])('two %s whose slugs would become one are told by numbers', (_, exchange, given) => {
    expect(answerOf(exchange).given).toBe(given);
  });

  test.each([
    [60, 'a'],
    [61, '1'],
  ])('of four slugs of %d characters the first is named "%s…": 250 fit into an answer', (length, begins) => {
    const all = [1, 2, 3, 4].map((number) => ({
      id: 'abcd'.charAt(number - 1).padEnd(length, 'x'),
      number,
      text: '',
    }));
    const numbers = [1, 2, 3, 4];
    const { given } = answerOf({ kind: 'choice', choices: all, correct: [1], response: numbers });
    expect(given.charAt(0)).toBe(begins);
    expect(given.length).toBeLessThanOrEqual(250);
    const { pattern } = answerOf({ kind: 'choice', choices: all, correct: numbers, response: [1] });
    expect(pattern?.charAt(0)).toBe(begins);
  });
});

describe('texts in SCORM 2004', () => {
  test('an objective’s id keeps letters, digits and "_"', () => {
    expect(identifierOf('O-1.2')).toBe('O_1_2');
  });

  test('a description is one line of at most 250 characters, none cut in two', () => {
    expect(descriptionOf('one\r\ntwo\n\nthree')).toBe('one two three');
    expect(descriptionOf('x'.repeat(251))).toBe('x'.repeat(250));
    expect(descriptionOf(`${'x'.repeat(249)}🚓`)).toBe('x'.repeat(249));
    expect(descriptionOf(`${'x'.repeat(248)}🚓`)).toBe(`${'x'.repeat(248)}🚓`);
  });
});

describe('numbers in SCORM 2004', () => {
  test.each([
    [0, '0'],
    [1, '1'],
    [0.5, '0.5'],
    [2 / 3, '0.6666667'],
    [0.28, '0.28'],
    [100, '100'],
    [10, '10'],
    [1e-9, '0'],
  ])('%d is written "%s"', (value, text) => {
    expect(decimal(value)).toBe(text);
  });

  test('a number never has more than seven decimals or an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        expect(decimal(value)).toMatch(/^\d+(?:\.\d{0,6}[1-9])?$/);
      }),
    );
  });

  test('a score is scaled first, then raw with its bounds; zero is a score', () => {
    expect(scoreEntries('cmi.', 0)).toEqual([
      ['cmi.score.scaled', '0'],
      ['cmi.score.raw', '0'],
      ['cmi.score.min', '0'],
      ['cmi.score.max', '100'],
    ]);
  });

  test('every whole percent stays what it is', () => {
    for (let raw = 0; raw <= 100; raw += 1) {
      const [[, scaled] = [], [, written] = []] = scoreEntries('cmi.', raw / 100);
      expect([Number(scaled) * 100, Number(written)].map((value) => Number(value.toFixed(5)))).toEqual([
        raw,
        raw,
      ]);
    }
  });
});

describe('progress in SCORM 2004', () => {
  test('is not written where none was reported', () => {
    expect(commitEntries(62_500, null, holding({}))).toEqual([['cmi.session_time', 'PT1M2.5S']]);
  });

  test('is a fraction', () => {
    expect(commitEntries(0, 29, holding({}))).toContainEqual(['cmi.progress_measure', '0.29']);
  });

  test.each([
    ['is not', 'incomplete'],
    ['is not', ''],
    ['is', 'completed'],
  ])('of 100 %s written beside completion_status "%s"', (verdict, status) => {
    const names = commitEntries(0, 100, holding({ 'cmi.completion_status': status })).map(([name]) => name);
    expect(names.includes('cmi.progress_measure')).toBe(verdict === 'is');
  });
});

describe('what a SCORM 2004 LMS says', () => {
  test.each([
    ['', null],
    ['0', 0],
    ['0.0', 0],
    ['0.7', 70],
    ['0.655', 65.5],
    ['1', 100],
    ['-0.5', null],
    ['1.1', null],
    ['80', null],
    ['eighty', null],
  ])('a scaled_passing_score of "%s" is a pass mark of %s', (value, mark) => {
    expect(passMarkOf(value)).toBe(mark);
  });

  test.each([
    ['', null],
    ['0', 'off'],
    ['0.0', 'off'],
    ['1', null],
    ['0.5', null],
    ['loud', null],
  ])('an audio_level of "%s" makes the wish for sound %s', (level, audio) => {
    expect(preferencesOf(holding({ 'cmi.learner_preference.audio_level': level })).audio).toBe(audio);
  });

  test.each([
    ['', []],
    ['es-US', ['es-US']],
  ])('a language of "%s" asks for %j', (language, languages) => {
    expect(preferencesOf(holding({ 'cmi.learner_preference.language': language })).languages).toEqual(
      languages,
    );
  });
});
