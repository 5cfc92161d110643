import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';

describe('the facts', () => {
  test('a degree of certainty that does not exist is refused', () => {
    expect(toldAfter({ 'content/facts.yaml': ['sure: judgement', 'sure: certain'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/facts.yaml:9  sure is "certain" — write one of confirmed, single-source, judgement"
    `);
  });

  test('a day that the calendar does not have is refused', () => {
    expect(toldAfter({ 'content/facts.yaml': ['review: 2030-01-01', 'review: 2030-02-30'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/facts.yaml:5  "2030-02-30" is not a day of the calendar — write year-month-day, such as 2027-11-01"
    `);
  });

  test('a day in another form is refused', () => {
    expect(toldAfter({ 'content/facts.yaml': ['review: 2030-01-01', 'review: 1/1/2030'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/facts.yaml:5  "1/1/2030" is not a day of the calendar — write year-month-day, such as 2027-11-01"
    `);
  });

  test('a fact id in lower case is refused', () => {
    expect(
      toldAfter({
        'content/facts.yaml': ['id: A1.2', 'id: a1.2'],
        'quizzes/first-steps-check.yaml': ['facts: [A1.2]', 'facts: [A1.1]'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/facts.yaml:6  "a1.2" cannot be a fact id — write up to 24 letters, digits, dots and hyphens, starting with a capital, such as A1.6"
    `);
  });
});
