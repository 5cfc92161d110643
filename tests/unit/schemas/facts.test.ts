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

  test('a fact without a source is refused', () => {
    expect(toldAfter({ 'content/facts.yaml': ['sources: [{ id: handbook, at: chapter 2 }]', 'sources: []'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/facts.yaml:3  sources has no entry — write at least 1"
    `);
  });

  test('the text of a source instead of its id is refused', () => {
    expect(
      toldAfter({
        'content/facts.yaml': ['sources: [{ id: handbook, at: chapter 2 }]', 'source: A handbook'],
      }),
    ).toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/facts.yaml:1  sources is missing — add sources: with a list: one entry a line, each starting with "- ", or [one, two]
      content/facts.yaml:3  source is not a key here — write sources"
    `);
  });

  test('an unknown field of a source is refused', () => {
    expect(toldAfter({ 'content/facts.yaml': ['at: chapter 2', 'page: chapter 2'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/facts.yaml:3  page is not a key here — use one of id, at"
    `);
  });
});
