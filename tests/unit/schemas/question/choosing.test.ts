import { describe, expect, test } from 'vitest';
import { quizOf, toldOf } from '../../../support/question-files.ts';
import { toldAfter } from '../../../support/small-course.ts';

describe('cues', () => {
  test('without a place are refused', () => {
    expect(toldOf('cues', 'x: 120, ', '')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:11  x is missing — add x: with a number, without quotes"
    `);
  });

  test('beyond the edge of the drawing are refused', () => {
    expect(toldOf('cues', 'x: 120, y: 80', 'x: 401, y: -1')).toMatchInlineSnapshot(`
      "2 problems in the course's files
      quizzes/first-steps-check.yaml:11  x is 401 — write 400 or less
      quizzes/first-steps-check.yaml:11  y is -1 — write 0 or more"
    `);
  });

  test('of which none matters are refused', () => {
    expect(toldOf('cues', 'correct: true, ', '')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:10  no option is correct — mark every right one with correct: true"
    `);
  });

  test('of which every one matters are refused', () => {
    expect(toldOf('cues', 'y: 200,', 'y: 200, correct: true,')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:10  every option is correct — write at least one wrong option, or there is nothing to choose"
    `);
  });

  test('in a drawing that is not there are refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': quizOf('cues') })).toMatchInlineSnapshot(`
      "3 problems in the course's files
      content/ids.yaml:1  no number for questions the-dock — run npm run ids and keep the file with the course
      content/ids.yaml:1  no number for options the-dock/two-voices, the-dock/red-coat — run npm run ids and keep the file with the course
      quizzes/first-steps-check.yaml:9  scene "dock" is not in content/scenes/ — draw it there, as an .svg file"
    `);
  });
});

describe('a decision', () => {
  test('has a right option after a way that is right', () => {
    expect(toldOf('decision', 'text: Listen., correct: true', 'text: Listen.')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:16  no option is correct after a way that is — mark one with correct: true, so that a record can name the right way"
    `);
  });

  test('gives each option an id of its own, over both steps', () => {
    expect(toldOf('decision', 'id: let-go', 'id: listen')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:10  option id "listen" stands twice in one question — give each option an id of its own, over both steps"
    `);
  });

  test('has a way that is right', () => {
    expect(toldOf('decision', '        correct: true\n', '')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:9  no option is correct — mark every right one with correct: true"
    `);
  });
});
