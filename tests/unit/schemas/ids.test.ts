import { describe, expect, test } from 'vitest';
import { ledgerSchema } from '../../../src/schemas/ids.ts';
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

  const scenarios = (lines: string): Parameters<typeof toldAfter>[0] => ({
    'content/ids.yaml': ['options:', `${lines}\noptions:`],
  });

  test('a ledger without scenarios is one that numbers none', () => {
    expect(ledgerSchema.parse({ lessons: {}, questions: {}, options: {} })).toEqual({
      lessons: {},
      questions: {},
      options: {},
      scenarios: {},
      scenarioOptions: {},
      endings: {},
    });
  });

  test('a number that two options of a scenario hold is refused', () => {
    expect(toldAfter(scenarios('scenarioOptions:\n  road/wait: 3\n  yard/wait: 3\n  road/ask: 3'))).toMatch(
      /ids\.yaml:\d+ {2}"road\/ask" has number 3, which "road\/wait" holds already — restore the line/,
    );
  });

  test('a number that two endings of a scenario hold is refused', () => {
    expect(toldAfter(scenarios('endings:\n  road/calm: 1\n  road/open: 1'))).toMatch(
      /"road\/open" has number 1, which "road\/calm" holds already/,
    );
  });

  test('an ending’s number that does not fit the saved state is refused', () => {
    expect(toldAfter(scenarios('endings:\n  road/calm: 128'))).toMatch(
      /road\/calm is 128 — write 127 or less/,
    );
  });

  test('a key that names no ending is refused', () => {
    expect(toldAfter(scenarios('endings:\n  calm: 1'))).toMatch(
      /"calm" does not name an ending — write scenario\/ending, or run npm run ids/,
    );
  });
});
