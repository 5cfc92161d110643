import { describe, expect, test } from 'vitest';
import { editionTime } from '../../../../src/packaging/hours/edition-time.ts';
import type { EditionTime } from '../../../../src/packaging/hours/edition-time.ts';
import { assessmentSeconds, practiceSeconds } from '../../../../src/packaging/hours/item-time.ts';
import type { Material } from '../../../../src/packaging/hours/material.ts';
import { lessonTime } from '../../../../src/packaging/hours/lesson-time.ts';
import { secondsToRead, WORDS_A_MINUTE } from '../../../../src/packaging/hours/reading-time.ts';
import { scenarioTime } from '../../../../src/packaging/hours/scenario-time.ts';
import { quizSchema } from '../../../../src/schemas/quiz.ts';
import type { Quiz } from '../../../../src/schemas/quiz.ts';
import { porchFile } from '../../../support/authored-scenario.ts';

type Timed = Parameters<typeof editionTime>[0];

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

/** A choice that takes a minute to read: 60 words in the stem, 60 in each of two options; feedback of 18 words. */
const choice = {
  type: 'choice',
  objective: 'O-1.1',
  stem: words(60),
  options: [
    { id: 'a', text: words(60), correct: true, feedback: words(18) },
    { id: 'b', text: `${words(59)} other`, feedback: words(18) },
  ],
};

function quizOf(more: object): Quiz {
  return quizSchema.parse({ id: 'a-quiz', use: 'check', questions: [{ id: 'one', ...choice }], ...more });
}

const [one] = quizOf({}).questions;

describe('reading', () => {
  test('180 words take a minute', () => {
    expect(WORDS_A_MINUTE).toBe(180);
    expect(secondsToRead([words(90), words(90)])).toBe(60);
  });
});

describe('a question', () => {
  test('takes its words, an answer, and in practice one reason', () => {
    // 60 s to read, 15 s to answer, 6 s for 18 words
    expect(one && practiceSeconds(one)).toBe(81);
  });

  test('takes longer to answer in the assessment, where reasons come only if the edition says so', () => {
    expect(one && assessmentSeconds(one, false)).toBe(80);
    expect(one && assessmentSeconds(one, true)).toBe(86);
  });

  test('with several right options is given all its reasons', () => {
    const [several] = quizOf({ questions: [{ id: 'one', ...choice, type: 'choices' }] }).questions;
    // 60 s, 25 s, and twice 6 s
    expect(several && practiceSeconds(several)).toBe(97);
  });

  test('that is a decision takes one of its ways', () => {
    const step = {
      stem: words(9),
      options: choice.options.map((option) => ({ ...option, text: `${option.id} ${words(14)}` })),
    };
    const [decision] = quizOf({
      questions: [
        {
          id: 'one',
          ...choice,
          type: 'decision',
          options: choice.options.map((option) => ({
            ...option,
            ...step,
            then: words(6),
            options: step.options.map((two) => ({ ...two, id: `${option.id}${two.id}` })),
          })),
        },
      ],
    }).questions;
    // 60 s, then 6 + 9 + 15 + 15 words in 15 s, 25 s to decide, two reasons of 6 s
    expect(decision && practiceSeconds(decision)).toBe(112);
  });
});

describe('a lesson', () => {
  const lesson = {
    id: 'a',
    body: `<Part>\n${words(180)}\n\n<Quiz id="a-quiz" />\n</Part>\n`,
    quizIds: ['a-quiz'],
  };

  test('takes its words and its questions', () => {
    expect(lessonTime(lesson, { quizzes: new Map([['a-quiz', quizOf({})]]) })).toEqual({
      reading: 1,
      practice: 81 / 60,
    });
  });

  test('of questions that are drawn, as many as are asked', () => {
    const questions = ['one', 'two', 'three'].map((id) => ({ id, ...choice }));
    const quizzes = new Map([['a-quiz', quizOf({ questions, draw: 2 })]]);
    expect(lessonTime(lesson, { quizzes }).practice).toBeCloseTo((2 * 81) / 60, 12);
  });
});

test('a scenario takes its words and 20 seconds for each decision', () => {
  const { data } = porchFile();
  const time = data === undefined ? null : scenarioTime(data);
  expect(time?.decisions).toEqual({ least: 2, most: 7 });
  expect(time?.minutes.least).toBeCloseTo((time?.words.least ?? 0) / 180 + 40 / 60, 12);
  expect(time?.minutes.most).toBeCloseTo((time?.words.most ?? 0) / 180 + 140 / 60, 12);
});

describe('an edition', () => {
  const material: Material = {
    lessons: [{ id: 'a', body: words(180 * 20), quizIds: ['a-quiz'] }],
    quizzes: new Map([
      ['a-quiz', quizOf({})],
      ['final', quizOf({ id: 'final', use: 'final' })],
    ]),
    scenarios: [],
  };
  const run = {
    id: 'walk',
    words: { least: 1, most: 2 },
    decisions: { least: 1, most: 2 },
    minutes: { least: 4, most: 12 },
  };
  const edition: Timed = {
    lessons: ['a'],
    testOut: [],
    scenarios: ['walk'],
    navigation: 'sequential',
    assessment: {
      passMark: 80,
      attempts: 3,
      itemFeedback: false,
      critical: 'counts',
      banks: { final: 3 },
    },
    completion: { lessons: 'all', assessment: 'passed', scenarios: 'ended' },
  };
  const timeOf = (changes: Partial<Timed>): EditionTime =>
    editionTime({ ...edition, ...changes }, material, () => run);

  test('does not count a lesson that may be tested out', () => {
    const { reading, practice, assessment } = timeOf({ testOut: ['a'] });
    expect([reading, practice]).toEqual([0, 0]);
    expect(assessment).toBe(timeOf({}).assessment);
  });

  test('takes lessons, one run between the least and the most, and one try', () => {
    const { reading, practice, scenarios, assessment, minutes, hours } = timeOf({});
    expect([reading, practice, scenarios, assessment]).toEqual([20, 81 / 60, 8, 4]);
    expect(minutes).toBeCloseTo(33.35, 12);
    expect(hours).toBe(0.5);
  });

  test('is credited what completion asks for', () => {
    const completion = { lessons: 'none', assessment: 'passed', scenarios: 'none' } as const;
    expect(timeOf({ completion }).minutes).toBeCloseTo(25.35, 12);
    expect(timeOf({ completion, navigation: 'free' }).minutes).toBe(4);
  });

  test('claims whole quarters, rounded down', () => {
    const hoursOf = (minutes: number): number =>
      editionTime(
        {
          ...edition,
          assessment: null,
          scenarios: [],
          completion: { lessons: 'all', assessment: 'none', scenarios: 'none' },
        },
        {
          lessons: [{ id: 'a', body: words(180 * minutes), quizIds: [] }],
          quizzes: new Map(),
          scenarios: [],
        },
      ).hours;
    expect([14, 15, 29, 30, 61, 119].map(hoursOf)).toEqual([0, 0.25, 0.25, 0.5, 1, 1.75]);
  });
});
