import { describe, expect, test } from 'vitest';
import type { Try } from '../../../src/core/attempt.ts';
import {
  byObjective,
  currentTry,
  lastFinishedTry,
  questionsPerTry,
  scoreOf,
  triesLeft,
} from '../../../src/core/tries.ts';
import { attempt, finishedTry, lesson, oneGroup, plan, session } from './course.ts';

const open: Try = {
  seed: 3,
  items: [
    { question: 201, chosen: [1], right: true, credit: 100 },
    { question: 202, chosen: null, right: false, credit: 0 },
  ],
};

describe('A try', () => {
  test('runs until its last question is answered', () => {
    expect(currentTry(session({ attempt: attempt({ tries: [finishedTry(4), open] }) }))).toBe(open);
    expect(currentTry(session({ attempt: attempt({ tries: [finishedTry(4)] }) }))).toBeUndefined();
    expect(currentTry(session())).toBeUndefined();
  });

  test('that runs hides none of the finished ones before it', () => {
    const last = finishedTry(2);
    expect(lastFinishedTry(attempt({ tries: [finishedTry(1), last, open] }))).toEqual({
      form: { attempt: 2, seed: 9 },
      try: last,
    });
    expect(lastFinishedTry(attempt({ tries: [open] }))).toBeUndefined();
  });

  test.each([
    ['none taken', [], 2],
    ['one running', [open], 1],
    ['one finished', [finishedTry(1)], 1],
    ['more taken than this build allows', [finishedTry(1), finishedTry(1), finishedTry(1)], 0],
  ])('leaves those of two that were not started: %s', (_, tries, left) => {
    expect(triesLeft(session({ attempt: attempt({ tries }) }))).toBe(left);
  });

  test('is never left in an edition without assessment', () => {
    expect(triesLeft(session({ plan: plan({ assessment: null }) }))).toBe(0);
  });

  test.each([
    [0, 4, 0],
    [1, 3, 33],
    [2, 3, 67],
    [1, 8, 13],
    [25, 25, 100],
  ])('with %d of %d right has %d percent', (right, of, percent) => {
    expect(scoreOf(finishedTry(right, of).items, { weights: {} })).toBe(percent);
  });

  test.each<[string, readonly number[], Readonly<Record<number, number>>, number]>([
    ['parts of what each is worth', [50, 33], {}, 42],
    ['a heavy one right and a light one wrong', [100, 0], { 201: 3 }, 75],
    ['a heavy one wrong and a light one right', [0, 100], { 201: 3 }, 25],
    ['a part of a heavy one', [50, 0], { 201: 3 }, 38],
    ['weights of questions that it does not ask', [100, 0], { 299: 9 }, 50],
  ])('is scored by credit and weight: %s', (_, credits, weights, percent) => {
    const items = credits.map((credit, index) => ({
      question: 201 + index,
      chosen: [1],
      right: credit === 100,
      credit,
    }));
    expect(scoreOf(items, { weights })).toBe(percent);
  });

  test('asks as many questions as its groups together', () => {
    const groups = [...oneGroup(3), { pool: [301, 302], count: 1 }, ...oneGroup(2)];
    expect(questionsPerTry({ groups })).toBe(6);
  });
});

describe('A result by objective', () => {
  test('counts right answers of each objective in the order of the course, without those that were not asked', () => {
    const about = (id: string, ...items: readonly number[]) => ({ id, text: 'Tell.', checks: [], items });
    const lessons = [
      { ...lesson(2), objectives: [about('O-2.1', 204, 206)] },
      { ...lesson(1), objectives: [about('O-1.1', 201, 202, 301), about('O-3.1', 209)] },
    ];
    expect(byObjective(finishedTry(1).items, { lessons })).toEqual([
      { objective: about('O-2.1', 204, 206), lesson: 'lesson-2', right: 0, of: 1 },
      { objective: about('O-1.1', 201, 202, 301), lesson: 'lesson-1', right: 1, of: 2 },
    ]);
  });
});
