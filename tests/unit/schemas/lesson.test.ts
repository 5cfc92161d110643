import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';

describe('a lesson’s front matter', () => {
  test('a misspelt key is named with the key that was meant', () => {
    expect(
      toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['title: First steps', 'titel: First steps'] }),
    ).toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/lessons/01-first-steps/index.mdx:2  title is missing — add title: with text
      content/lessons/01-first-steps/index.mdx:3  titel is not a key here — write title"
    `);
  });

  test('a missing key is named', () => {
    expect(toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['minutes: 5\n', ''] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:2  minutes is missing — add minutes: with a number, without quotes"
    `);
  });

  test('minutes in words are refused', () => {
    expect(toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['minutes: 5', 'minutes: five'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:4  minutes is "five" — write a number, without quotes"
    `);
  });

  test('zero minutes are refused', () => {
    expect(toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['minutes: 5', 'minutes: 0'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:4  minutes is 0 — write 1 or more"
    `);
  });

  test('a key without a value is refused', () => {
    expect(
      toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['summary: Where to stand.', 'summary:'] }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:5  summary is empty — write text"
    `);
  });

  test('an id with capitals and blanks is refused', () => {
    expect(toldAfter({ 'content/lessons/02-second-look/index.mdx': ['id: second-look', 'id: Second Look'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        content/lessons/02-second-look/index.mdx:2  "Second Look" cannot be an id — write up to 64 lower-case letters, digits and hyphens, starting with a letter"
      `);
  });

  test('an objective id in another form is refused', () => {
    expect(
      toldAfter({
        'content/lessons/02-second-look/index.mdx': ['id: O-2.1', 'id: 2.1'],
        'quizzes/second-look-recall.yaml': ['objective: O-2.1', 'objective: O-1.2'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:7  id is 2.1 — put it in quotes: "2.1""
    `);
  });

  test('a lesson without objectives is refused', () => {
    expect(
      toldAfter({
        'content/lessons/02-second-look/index.mdx': [
          'objectives:\n  - id: O-2.1\n    text: Look again before you act',
          'objectives: []',
        ],
        'quizzes/second-look-recall.yaml': ['objective: O-2.1', 'objective: O-1.2'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:6  objectives has no entry — write at least 1"
    `);
  });
});
