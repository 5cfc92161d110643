import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';

describe('a quiz file', () => {
  test('an unknown use is named with those there are', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['use: check', 'use: chek'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:2  use is "chek" — write check (one of check, predict, final)"
    `);
  });

  test('an unknown type is named with those there are', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['type: choices', 'type: multiple'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:18  type is "multiple" — write one of choice, choices, cues, ordering, matching, sorting, moment, sentence, decision, reflection"
    `);
  });

  test('a misspelt key in an option stands on its own line', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-check.yaml': ['feedback: It gives time.', 'feedbak: It gives time.'],
      }),
    ).toMatchInlineSnapshot(`
      "2 problems in the course's files
      quizzes/first-steps-check.yaml:14  feedback is missing — add feedback: with text
      quizzes/first-steps-check.yaml:16  feedbak is not a key here — write feedback"
    `);
  });

  test('an option without feedback is refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['        feedback: It gives time.\n', ''] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        quizzes/first-steps-check.yaml:14  feedback is missing — add feedback: with text"
      `);
  });

  test('empty feedback is refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['feedback: It gives time.', 'feedback: "  "'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:16  feedback is empty — write the text"
    `);
  });

  test('a question without a stem is refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['    stem: What does distance give?\n', ''] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        quizzes/first-steps-check.yaml:4  stem is missing — add stem: with text"
      `);
  });

  test('a choice without a correct option is refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['        correct: true\n', ''] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        quizzes/first-steps-check.yaml:9  no option is correct where type is choice — mark exactly one with correct: true, or write type: choices"
      `);
  });

  test('a choice with two correct options is refused', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-check.yaml': ['text: Nothing', 'text: Nothing\n        correct: true'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:9  2 options are correct where type is choice — mark exactly one with correct: true, or write type: choices"
    `);
  });

  test('choices without a correct option are refused', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-check.yaml': [
          'correct: true\n        feedback: More can be tried.\n      - id: help\n        text: Help\n        correct: true',
          'feedback: More can be tried.\n      - id: help\n        text: Help',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:22  no option is correct — mark every right one with correct: true"
    `);
  });

  test('choices with only correct options are refused', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-check.yaml': ['text: Danger', 'text: Danger\n        correct: true'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:22  every option is correct — write at least one wrong option, or there is nothing to choose"
    `);
  });

  test('a predict question with a correct option is refused', () => {
    expect(
      toldAfter({ 'quizzes/first-steps-predict.yaml': ['text: Back', 'text: Back\n        correct: true'] }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-predict.yaml:9  a predict question has a correct option — remove correct: true, because a first thought is not scored, or write use: check"
    `);
  });

  test('correct: yes is not taken for true', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['correct: true', 'correct: yes'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:12  correct is "yes" — write true or false, without quotes"
    `);
  });

  test('a single option is refused', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-predict.yaml': [
          '      - id: back\n        text: Back\n        feedback: You gain distance.\n',
          '',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-predict.yaml:9  options has 1 entry — write at least 2"
    `);
  });

  test('a seventh option is refused', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-predict.yaml': [
          '      - id: back',
          '      - id: o0\n        text: Option 0\n        feedback: No.\n      - id: o1\n        text: Option 1\n        feedback: No.\n      - id: o2\n        text: Option 2\n        feedback: No.\n      - id: o3\n        text: Option 3\n        feedback: No.\n      - id: o4\n        text: Option 4\n        feedback: No.\n      - id: back',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-predict.yaml:9  options has 7 entries — write at most 6"
    `);
  });

  test('an option id that stands twice in a question is refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['- id: nothing', '- id: time'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:14  option id "time" stands twice in one question — give each option an id of its own"
    `);
  });

  test('two options that differ only in capitals are refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['text: Nothing', 'text: TIME'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:15  two options read "TIME" — write options that a learner can tell apart"
    `);
  });

  test('an option id longer than 24 characters is refused', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-check.yaml': ['- id: nothing', '- id: nothing-that-anyone-would-want'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:14  "nothing-that-anyone-would-want" cannot be an option id — write up to 24 lower-case letters, digits and hyphens, starting with a letter"
    `);
  });

  test('a text that YAML reads as a number is refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['text: Nothing', 'text: 30'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        quizzes/first-steps-check.yaml:15  text is 30 — put it in quotes: "30""
      `);
  });

  test('options in one block instead of a list are refused', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-predict.yaml':
          'id: first-steps-predict\nuse: predict\nquestions:\n  - id: where-first\n    type: choice\n    objective: O-1.1\n    stem: Where?\n    options:\n      closer: Closer\n',
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-predict.yaml:8  options is a block of keys — write a list: one entry a line, each starting with "- ", or [one, two]"
    `);
  });
});
