import { describe, expect, test } from 'vitest';
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
import { interaction, option, question, scored, UNFINISHED } from '../../support/interactions.ts';
import { refusalOf } from '../../../src/lab/scorm12-rules.ts';

describe('SCORM 1.2 RTE 3.4.4, CMIFeedback of a choice: one of [0-9a-z] an option, comma separated', () => {
  test.each([
    [[1], 'a'],
    [[2, 4], 'b,d'],
    [[26], 'z'],
    [[27], '0'],
    [[35], '8'],
    [[], ''],
  ])('the options %j are written "%s"', (numbers, feedback) => {
    expect(feedbackOf(numbers)).toBe(feedback);
  });

  test('35 numbers have 35 different characters', () => {
    const all = Array.from({ length: 35 }, (_, index) => feedbackOf([index + 1]));
    expect(new Set(all).size).toBe(35);
    expect(all.every((character) => /^[0-9a-z]$/.test(character))).toBe(true);
  });
});

describe('an interaction in SCORM 1.2', () => {
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
    const shuffled = question({ type: 'choice', options: [option(31, true), option(3, false)] });
    const entries = Object.fromEntries(interactionEntries(interaction({ question: shuffled, chosen: [3] })));
    expect(entries).toMatchObject({ 'correct_responses.0.pattern': '4', student_response: 'c' });
  });

  test('has no pattern where nothing was to be got right', () => {
    const open = question({ use: 'predict', options: [option(1, false)] });
    const names = interactionEntries(interaction({ question: open, result: 'neutral' })).map(
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
    expect(other).not.toBe(value);
    expect(refusalOf(element, other, () => '')).toBeUndefined();
  });

  test('keeps the number of a score and all text of a state', () => {
    expect(Number(otherValue('cmi.core.score.raw', '80'))).toBe(80);
    expect(otherValue('cmi.suspend_data', 'state').trim()).toBe('state');
  });

  test.each(['student_response', 'correct_responses.0.pattern'])('is empty for %s', (part) => {
    expect(otherValue(`cmi.interactions.0.${part}`, 'a,b')).toBe('');
  });
});
