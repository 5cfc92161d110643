import { describe, expect, test } from 'vitest';
import { toldOf } from '../../../support/question-files.ts';

describe('pieces to order', () => {
  test('are three at least', () => {
    expect(toldOf('ordering', /.*id: talk.*\n/, '')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:9  options has 2 entries — write at least 3"
    `);
  });

  test('are told apart', () => {
    expect(toldOf('ordering', 'text: Look.', 'text: STOP.')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:11  two options read "STOP." — write options that a learner can tell apart"
    `);
  });
});

describe.each(['matching', 'sorting'] as const)('pieces of a question of type %s', (type) => {
  test('name a target that is there', () => {
    expect(toldOf(type, /target: \w+/, 'target: nowhere')).toMatch(
      /first-steps-check\.yaml:10 {2}target "nowhere" is none of this question — write one of (time, room|more, less)$/,
    );
  });

  test('share no id with a target', () => {
    expect(toldOf(type, /id: (time|more),/, 'id: wait,')).toContain(
      'option id "wait" is a target\'s too — give each an id of its own',
    );
  });
});

describe('a question of type sorting', () => {
  test('has four categories at most', () => {
    const many = ['a', 'b', 'c'].map((id) => `      - { id: ${id}, text: ${id} }\n`).join('');
    expect(toldOf('sorting', /$/, many)).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:12  targets has 5 entries — write at most 4"
    `);
  });
});
