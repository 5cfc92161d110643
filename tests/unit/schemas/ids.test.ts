import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';

describe('the ledger', () => {
  test('a number that two questions hold is refused', () => {
    expect(toldAfter({ 'content/ids.yaml': ['final-10: 15', 'final-10: 6'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/ids.yaml:10  "final-10" has number 6, which "final-1" holds already — restore the line as it was, because saved attempts hold the number, and run npm run ids"
    `);
  });

  test('a number that two options of a question hold is refused', () => {
    expect(toldAfter({ 'content/ids.yaml': ['final-1/rush: 3', 'final-1/rush: 1'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/ids.yaml:31  "final-1/step-back" has number 1, which "final-1/rush" holds already — restore the line as it was, because saved attempts hold the number, and run npm run ids"
    `);
  });

  test('an option number that does not fit the saved state is refused', () => {
    expect(toldAfter({ 'content/ids.yaml': ['final-1/rush: 3', 'final-1/rush: 36'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/ids.yaml:30  final-1/rush is 36 — write 35 or less"
    `);
  });

  test('a number that is none is refused', () => {
    expect(toldAfter({ 'content/ids.yaml': ['final-10: 15', 'final-10: two'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/ids.yaml:10  final-10 is "two" — write a number, without quotes"
    `);
  });
});
