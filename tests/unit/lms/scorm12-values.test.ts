import { describe, expect, test } from 'vitest';
import { countsAsSent } from '../../../src/lab/scorm12-sent.ts';
import { otherValue } from '../../../src/lms/scorm12/other-value.ts';
import {
  exitOf,
  feedbackOf,
  interactionEntries,
  passMarkOf,
  resultOf,
  statusOf,
} from '../../../src/lms/scorm12/values.ts';
import { COMPLETION_ONLY } from '../../../src/core/reported.ts';
import { exchanges, kinds, open } from '../../support/exchanges.ts';
import { answerTo, interaction, option, question, scored, UNFINISHED } from '../../support/interactions.ts';
import { refusalOf } from '../../../src/lab/scorm12-rules.ts';

const chosen = (response: readonly number[]) =>
  ({ kind: 'choice', choices: [], correct: null, response }) as const;

describe('SCORM 1.2 RTE 3.4.4, CMIFeedback of a choice: one of [0-9a-z] an option, comma separated', () => {
  test.each([
    [[1], 'a'],
    [[2, 4], 'b,d'],
    [[26], 'z'],
    [[27], '0'],
    [[35], '8'],
    [[], ''],
  ])('the options %j are written "%s"', (numbers, feedback) => {
    expect(feedbackOf(chosen(numbers)).given).toBe(feedback);
  });

  test('35 numbers have 35 different characters', () => {
    const all = Array.from({ length: 35 }, (_, index) => feedbackOf(chosen([index + 1])).given);
    expect(new Set(all).size).toBe(35);
    expect(all.every((character) => /^[0-9a-z]$/.test(character))).toBe(true);
  });
});

describe('SCORM 1.2 RTE 3.4.4, CMIFeedback by the type of the interaction', () => {
  // One character a thing, its number's place in a, b, c … : 1 is a, 5 is e.
  test.each([
    ['choice', 'choice', 'a,c', ['a,b']],
    ['sequencing', 'sequencing', 'c,a,b', ['a,b,c']],
    ['matching', 'matching', 'a.e,b.e', ['a.e,b.f']],
    ['numeric', 'numeric', '12', ['5', '6', '7']],
    // The type performance of RTE 3.4.4 is free text: told as a choice among the answers of all steps, in their order.
    ['performance', 'choice', 'b,e', ['a,c']],
  ] as const)('%s is told as a %s, "%s" of %j', (kind, type, given, patterns) => {
    expect(feedbackOf(exchanges[kind])).toEqual({ type, given, patterns });
  });

  test.each(kinds)('%s has no pattern where nothing was to be got right', (kind) => {
    const wrong = feedbackOf(exchanges[kind]);
    expect(feedbackOf(open(exchanges[kind]))).toEqual({ ...wrong, patterns: [] });
  });

  test('a window of one second has one pattern', () => {
    expect(feedbackOf({ kind: 'numeric', correct: [0, 0], response: 0 })).toEqual({
      type: 'numeric',
      given: '0',
      patterns: ['0'],
    });
  });

  test('the longest answer of each kind fits into the 255 characters of CMIFeedback', () => {
    const all = Array.from({ length: 35 }, (_, index) => ({
      id: `o${index}`,
      number: index + 1,
      text: 'Long',
    }));
    const numbers = all.map(({ number }) => number);
    const pairs = numbers.map((number) => [number, 35] as const);
    const longest = [
      { kind: 'choice', choices: all, correct: numbers, response: numbers },
      { kind: 'sequencing', choices: all, correct: numbers, response: numbers.toReversed() },
      { kind: 'matching', sources: all, targets: all, correct: pairs, response: pairs },
    ] as const;
    for (const exchange of longest) {
      const { given, patterns, type } = feedbackOf(exchange);
      for (const feedback of [given, ...patterns]) {
        expect(feedback.length).toBeLessThanOrEqual(255);
        expect(refusalOf('cmi.interactions.0.student_response', feedback, () => type)).toBeUndefined();
      }
    }
  });
});

describe('an interaction in SCORM 1.2', () => {
  test('lists every pattern that is right, numbered from 0', () => {
    const answered = interaction({ exchange: exchanges.numeric });
    expect(interactionEntries(answered).slice(1, 7)).toEqual([
      ['type', 'numeric'],
      ['time', '09:05:07'],
      ['correct_responses.0.pattern', '5'],
      ['correct_responses.1.pattern', '6'],
      ['correct_responses.2.pattern', '7'],
      ['student_response', '12'],
    ]);
  });

  test('has id and type first, then the other parts in the formats of RTE 3.4.4', () => {
    expect(interactionEntries(interaction())).toEqual([
      ['id', 'q12'],
      ['type', 'choice'],
      ['time', '09:05:07'],
      ['correct_responses.0.pattern', 'b,d'],
      ['student_response', 'a,d'],
      ['result', 'wrong'],
      ['weighting', '0'],
      ['latency', '0000:01:01.25'],
    ]);
  });

  test('takes an option’s character from its number, not from its place', () => {
    const shuffled = question({ options: [option(31, true), option(3, false)] });
    const entries = Object.fromEntries(interactionEntries(interaction(answerTo(shuffled, [3]))));
    expect(entries).toMatchObject({ 'correct_responses.0.pattern': '4', student_response: 'c' });
  });

  test('has no pattern where nothing was to be got right', () => {
    const thought = question({ use: 'predict', options: [option(1, false)] });
    const names = interactionEntries(interaction({ ...answerTo(thought, [1]), result: 'neutral' })).map(
      ([name]) => name,
    );
    expect(names).not.toContain('correct_responses.0.pattern');
  });

  test.each([
    ['correct', 'correct'],
    ['incorrect', 'wrong'],
    ['neutral', 'neutral'],
  ] as const)('that is %s has the result "%s" of CMIVocabulary (Result)', (result, word) => {
    expect(resultOf(result)).toBe(word);
  });
});

describe('what the LMS says and is told', () => {
  test.each([
    ['', null],
    ['0', 0],
    ['80', 80],
    ['66.6', 66.6],
    ['100', 100],
    ['101', null],
    ['-1', null],
    ['eighty', null],
  ])('a mastery_score of "%s" is a pass mark of %s', (value, mark) => {
    expect(passMarkOf(value)).toBe(mark);
  });

  test.each([
    ['incomplete and unknown', 'incomplete', UNFINISHED],
    ['incomplete and failed', 'failed', scored('failed', 0)],
    ['completed and unknown', 'completed', scored('completed', 0)],
    ['completed and passed', 'passed', scored('passed', 80)],
    [
      'failed where taking part counts',
      'completed',
      scored('failed', 0, { onPass: 'passed', onFail: 'completed', score: true }),
    ],
    ['failed where only completion is told', 'incomplete', scored('failed', 0, COMPLETION_ONLY)],
    ['passed where only completion is told', 'completed', scored('passed', 80, COMPLETION_ONLY)],
    [
      'incomplete and passed',
      'passed',
      { completion: 'incomplete', success: 'passed', score: null } as const,
    ],
  ])('%s is told as lesson_status "%s"', (_outcome, status, reported) => {
    expect(statusOf(reported)).toBe(status);
  });

  test.each([
    ['unfinished', 'suspend', UNFINISHED],
    ['unfinished with a score', 'suspend', scored('incomplete', 100)],
    ['failed', '', scored('failed', 0)],
    ['completed', '', scored('completed', 0)],
    ['passed', '', scored('passed', 80)],
  ])('an attempt that is %s exits with "%s"', (_outcome, exit, outcome) => {
    expect(exitOf(outcome)).toBe(exit);
  });
});

describe('another value, written once after a failed commit', () => {
  test.each([
    ['cmi.suspend_data', 'state'],
    ['cmi.core.lesson_location', 'l1'],
    ['cmi.core.lesson_status', 'incomplete'],
    ['cmi.core.lesson_status', 'passed'],
    ['cmi.core.exit', ''],
    ['cmi.core.exit', 'suspend'],
    ['cmi.core.score.raw', '0'],
    ['cmi.core.score.raw', '100'],
    ['cmi.core.score.raw', '85.5'],
    ['cmi.core.session_time', '0000:00:01.00'],
    ['cmi.core.session_time', '0000:00:00.00'],
    ['cmi.interactions.0.id', 'q12'],
    ['cmi.interactions.0.time', '00:00:00'],
    ['cmi.interactions.0.latency', '0000:01:00.00'],
    ['cmi.interactions.0.weighting', '1'],
    ['cmi.interactions.0.result', 'correct'],
    ['cmi.interactions.0.result', 'neutral'],
    ['cmi.interactions.0.type', 'choice'],
  ])('of %s "%s" is legal and differs', (element, value) => {
    const other = otherValue(element, value);
    expect(countsAsSent(element, other, value)).toBe(false);
    expect(refusalOf(element, other, () => '')).toBeUndefined();
  });

  test('is a number near by, and of a state the same text', () => {
    expect(otherValue('cmi.core.score.raw', '80')).toBe('79');
    expect(otherValue('cmi.core.score.raw', '0')).toBe('1');
    expect(otherValue('cmi.interactions.0.weighting', '0.5')).toBe('1');
    expect(otherValue('cmi.suspend_data', 'state').trim()).toBe('state');
  });

  test.each(['student_response', 'correct_responses.0.pattern'])('is empty for %s', (part) => {
    expect(otherValue(`cmi.interactions.0.${part}`, 'a,b')).toBe('');
  });
});
