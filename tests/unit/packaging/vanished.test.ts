import { describe, expect, test } from 'vitest';
import { vanishedIds, vanishedLines } from '../../../src/packaging/vanished.ts';

const ledger = {
  lessons: { first: 1, history: 2 },
  questions: { 'q-a': 1, 'q-old': 2 },
  options: { 'q-a/yes': 1, 'q-a/maybe': 2, 'q-old/yes': 1 },
  scenarios: { road: 1, yard: 2 },
  scenarioOptions: { 'road/wait': 1, 'road/ask': 2, 'yard/wait': 1 },
  endings: { 'road/calm': 1, 'road/open': 2, 'yard/calm': 1 },
};

const ids = {
  lessons: ['first'],
  questions: [{ id: 'q-a', options: ['yes'] }],
  scenarios: [{ id: 'road', options: ['wait'], endings: ['calm'] }],
};

describe('What the ledger numbers and the course does not hold', () => {
  test('is named by its id, row by row', () => {
    expect(vanishedIds(ledger, ids)).toEqual({
      lessons: ['history'],
      questions: ['q-old'],
      options: ['q-a/maybe', 'q-old/yes'],
      scenarios: ['yard'],
      scenarioOptions: ['road/ask', 'yard/wait'],
      endings: ['road/open', 'yard/calm'],
    });
  });

  test('is told to people once: the parts of what is gone go with it', () => {
    expect(vanishedLines(vanishedIds(ledger, ids))).toEqual([
      'lessons: history',
      'questions: q-old',
      'options of questions: q-a/maybe',
      'scenarios: yard',
      'options of scenarios: road/ask',
      'endings: road/open',
    ]);
  });

  test('is nothing where the course holds all of it, reordered and reworded as it may be', () => {
    const all = {
      lessons: ['history', 'first'],
      questions: [
        { id: 'q-old', options: ['yes'] },
        { id: 'q-a', options: ['maybe', 'yes'] },
      ],
      scenarios: [
        { id: 'yard', options: ['wait'], endings: ['calm'] },
        { id: 'road', options: ['ask', 'wait'], endings: ['open', 'calm'] },
      ],
    };
    expect(vanishedLines(vanishedIds(ledger, all))).toEqual([]);
  });
});
