import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { smallCourseWith, toldAfter, today } from '../../support/small-course.ts';

describe('what files name in each other', () => {
  test('a lesson id that stands twice is refused', () => {
    expect(
      toldAfter({
        'content/lessons/02-second-look/index.mdx': ['id: second-look\n', 'id: first-steps\n'],
        'dist-config/annual.yaml': ['[first-steps, second-look]', '[first-steps]'],
        'quizzes/final/final-small.yaml': ['objective: O-2.1', 'objective: O-2.1'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:2  lesson id "first-steps" stands already in content/lessons/01-first-steps/index.mdx:2 — give this lesson an id of its own"
    `);
  });

  test('a question id that stands twice in the course is refused', () => {
    expect(toldAfter({ 'quizzes/second-look-recall.yaml': ['id: look-again', 'id: distance-gives'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        quizzes/second-look-recall.yaml:4  question id "distance-gives" stands already in quizzes/first-steps-check.yaml:4 — give this question an id of its own"
      `);
  });

  test('a quiz id that stands twice is refused', () => {
    expect(
      toldAfter({ 'quizzes/first-steps-predict.yaml': ['id: first-steps-predict', 'id: first-steps-check'] }),
    ).toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/lessons/01-first-steps/index.mdx:19  there is no quiz "first-steps-predict" — name one that is there, or write the quiz first
      quizzes/first-steps-predict.yaml:1  quiz id "first-steps-check" stands already in quizzes/first-steps-check.yaml:1 — give this quiz an id of its own"
    `);
  });

  test('an objective id that stands twice is refused', () => {
    expect(toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['id: O-1.2', 'id: O-1.1'] }))
      .toMatchInlineSnapshot(`
        "6 problems in the course's files
        content/lessons/01-first-steps/index.mdx:9  objective id "O-1.1" stands already in content/lessons/01-first-steps/index.mdx:7 — give this objective an id of its own
        quizzes/final/final-small.yaml:6  there is no objective "O-1.2" — name one that is there, or write the objective first
        quizzes/final/final-small.yaml:57  there is no objective "O-1.2" — name one that is there, or write the objective first
        quizzes/final/final-small.yaml:109  there is no objective "O-1.2" — name one that is there, or write the objective first
        quizzes/final/final-small.yaml:161  there is no objective "O-1.2" — name one that is there, or write the objective first
        quizzes/first-steps-check.yaml:19  there is no objective "O-1.2" — name one that is there, or write the objective first"
      `);
  });

  test('a fact id that stands twice is refused', () => {
    expect(toldAfter({ 'content/facts.yaml': ['id: A1.2', 'id: A1.1'] })).toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/facts.yaml:6  fact id "A1.1" stands already in content/facts.yaml:1 — give this fact an id of its own
      quizzes/first-steps-check.yaml:20  there is no fact "A1.2" — name one that is there, or write the fact first"
    `);
  });

  test('a quiz that does not exist is refused, and the one meant is named', () => {
    expect(
      toldAfter({
        'content/lessons/01-first-steps/index.mdx': [
          '<Quiz id="first-steps-check" />',
          '<Quiz id="first-step-check" />',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/lessons/01-first-steps/index.mdx:31  there is no quiz "first-step-check" — write first-steps-check
      quizzes/first-steps-check.yaml:1  no lesson shows quiz "first-steps-check" — write <Quiz id="first-steps-check" /> in a lesson, or remove the file"
    `);
  });

  test('a quiz that no lesson shows is refused', () => {
    expect(toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['<Quiz id="first-steps-check" />', ''] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:1  no lesson shows quiz "first-steps-check" — write <Quiz id="first-steps-check" /> in a lesson, or remove the file"
    `);
  });

  test('a quiz in a comment or in code is not shown', () => {
    expect(
      toldAfter({
        'content/lessons/01-first-steps/index.mdx': [
          '<Quiz id="first-steps-check" />',
          '{/* <Quiz id="first-steps-check" /> */}\n`<Quiz id="nowhere" />`',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:1  no lesson shows quiz "first-steps-check" — write <Quiz id="first-steps-check" /> in a lesson, or remove the file"
    `);
  });

  test('a quiz that stands in two lessons is refused', () => {
    expect(
      toldAfter({
        'content/lessons/02-second-look/index.mdx': ['Look again.', '<Quiz id="first-steps-check" />'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:12  quiz "first-steps-check" stands already in content/lessons/01-first-steps/index.mdx:31 — take one of the two away, because a first answer counts once"
    `);
  });

  test('an assessment bank in a lesson is refused', () => {
    expect(
      toldAfter({ 'content/lessons/02-second-look/index.mdx': ['Look again.', '<Quiz id="final-small" />'] }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:12  quiz "final-small" belongs to the assessment (use: final) — name a quiz with use: check or use: predict"
    `);
  });

  test('a quiz without an id is refused', () => {
    expect(toldAfter({ 'content/lessons/02-second-look/index.mdx': ['Look again.', '<Quiz />'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:12  id of <Quiz> is missing — write <Quiz id="…">"
    `);
  });

  test('a quiz whose id is computed is refused', () => {
    expect(toldAfter({ 'content/lessons/02-second-look/index.mdx': ['Look again.', '<Quiz id={first} />'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:12  id of <Quiz> is not plain text — write <Quiz id="…">"
    `);
  });

  test('a figure that does not exist is refused', () => {
    expect(toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['name="line"', 'name="lines"'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        content/lessons/01-first-steps/index.mdx:27  there is no figure "lines" — write line"
      `);
  });

  test('a figure of a study that does not exist is refused', () => {
    expect(
      toldAfter({
        'content/lessons/01-first-steps/index.mdx': [
          'Step back.',
          '<Evidence\n  title="A > B"\n  figure="trial"\n>\nText\n</Evidence>',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:23  there is no figure "trial" — name one that is there, or write the figure first"
    `);
  });

  test('a fact that does not exist is refused in a lesson', () => {
    expect(
      toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['facts: [A1.1]', 'facts: [A1.1, A9.9]'] }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:11  there is no fact "A9.9" — name one that is there, or write the fact first"
    `);
  });

  test('a fact that does not exist is refused in a question', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['facts: [A1.2]', 'facts: [A1.3]'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        quizzes/first-steps-check.yaml:20  there is no fact "A1.3" — name one that is there, or write the fact first"
      `);
  });

  test('an objective that does not exist is refused', () => {
    expect(toldAfter({ 'quizzes/final/final-small.yaml': ['objective: O-2.1', 'objective: O-7.1'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        quizzes/final/final-small.yaml:23  there is no objective "O-7.1" — name one that is there, or write the objective first"
      `);
  });

  test('an objective of another lesson is refused in a check', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['objective: O-1.2', 'objective: O-2.1'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:19  objective O-2.1 belongs to lesson "second-look" — name an objective of the lesson that shows the quiz, or ask it in a quiz whose id ends in -recall"
    `);
  });

  test('an objective of a later lesson is refused in a recall', () => {
    expect(
      toldAfter({
        'content/lessons/01-first-steps/index.mdx': ['first-steps-check', 'second-look-recall'],
        'content/lessons/02-second-look/index.mdx': ['second-look-recall', 'first-steps-check'],
      }),
    ).toMatchInlineSnapshot(`
      "3 problems in the course's files
      quizzes/first-steps-check.yaml:6  objective O-1.1 belongs to lesson "first-steps" — name an objective of the lesson that shows the quiz, or ask it in a quiz whose id ends in -recall
      quizzes/first-steps-check.yaml:19  objective O-1.2 belongs to lesson "first-steps" — name an objective of the lesson that shows the quiz, or ask it in a quiz whose id ends in -recall
      quizzes/second-look-recall.yaml:6  objective O-2.1 belongs to the later lesson "second-look" — name an objective of this lesson or an earlier one"
    `);
  });

  test('a bank outside its folder is refused', () => {
    expect(
      toldAfter({
        'quizzes/second-look-recall.yaml': ['use: check', 'use: final'],
        'content/lessons/02-second-look/index.mdx': ['<Quiz id="second-look-recall" />', ''],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/second-look-recall.yaml:2  use is final outside quizzes/final/ — move the file there, or write use: check"
    `);
  });

  test('a check in the folder of the banks is refused', () => {
    expect(toldAfter({ 'quizzes/final/final-small.yaml': ['use: final', 'use: check'] }))
      .toMatchInlineSnapshot(`
        "3 problems in the course's files
        dist-config/annual.yaml:10  quiz "final-small" is no assessment bank (use: check) — name a quiz of quizzes/final/
        quizzes/final/final-small.yaml:1  no lesson shows quiz "final-small" — write <Quiz id="final-small" /> in a lesson, or remove the file
        quizzes/final/final-small.yaml:2  use is check in quizzes/final/ — write use: final, or move the file to quizzes/"
      `);
  });

  test('a fact past its review day is refused', () => {
    expect(toldAfter({ 'content/facts.yaml': ['review: 2030-01-01', 'review: 2029-05-31'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/facts.yaml:5  fact A1.1 was to be reviewed by 2029-05-31 — check its source again, correct it, and set a new day"
    `);
  });

  test('a fact past its review day is told and no more, where every edition says so', () => {
    const root = smallCourseWith({
      'content/facts.yaml': ['review: 2030-01-01', 'review: 2029-05-31'],
      'dist-config/annual.yaml': ['navigation: sequential', 'overdueFacts: warn\nnavigation: sequential'],
    });
    const what = 'fact A1.1 was to be reviewed by 2029-05-31';
    expect(readCourse(root, today).warnings.map((warning) => warning.what)).toContain(what);
    const strict = 'id: strict\ntitle: Strict\nlessons: [first-steps]\nnavigation: free\n';
    const completion = 'completion: { lessons: all, assessment: none }\n';
    expect(
      toldAfter({
        'content/facts.yaml': ['review: 2030-01-01', 'review: 2029-05-31'],
        'dist-config/annual.yaml': ['navigation: sequential', 'overdueFacts: warn\nnavigation: sequential'],
        'dist-config/strict.yaml': strict + completion,
      }),
    ).toContain(`content/facts.yaml:5  ${what}`);
  });

  test('a new question without a number names the command that gives it one', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['id: time-gives', 'id: time-brings'] }))
      .toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/ids.yaml:1  no number for questions time-brings — run npm run ids and keep the file with the course
      content/ids.yaml:1  no number for options time-brings/options, time-brings/help, time-brings/danger — run npm run ids and keep the file with the course"
    `);
  });

  test('a missing ledger names the command that writes it', () => {
    expect(toldAfter({ 'content/ids.yaml': null })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/ids.yaml:1  there is no such file to read — run npm run ids and keep the file with the course"
    `);
  });
});
