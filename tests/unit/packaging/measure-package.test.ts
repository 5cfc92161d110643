import { describe, expect, test } from 'vitest';
import { recordsAtMost } from '../../../src/packaging/measure-package.ts';

const groups = [
  { pool: [1, 2, 3, 4, 5, 6, 7, 8, 9], count: 7 },
  { pool: [11, 12, 13], count: 3 },
];
const assessment = { groups, passMark: 80, attempts: 3, itemFeedback: false, weights: {}, critical: [] };

describe('the answers that one attempt can bring into the record', () => {
  test('are each practice question once and each question of each try', () => {
    expect(recordsAtMost({ assessment, evidence: 'standard' }, 32, 0)).toBe(62);
    expect(recordsAtMost({ assessment, evidence: 'full' }, 0, 0)).toBe(30);
  });

  test('are the practice questions alone where there is no assessment', () => {
    expect(recordsAtMost({ assessment: null, evidence: 'standard' }, 32, 0)).toBe(32);
  });

  // A run has 20 decisions at most, and the first one is recorded.
  test('are the decisions of one run of each scenario too', () => {
    expect(recordsAtMost({ assessment: null, evidence: 'standard' }, 32, 2)).toBe(72);
  });

  test('are none where the edition keeps single answers out of the record', () => {
    expect(recordsAtMost({ assessment, evidence: 'minimal' }, 32, 2)).toBe(0);
  });
});
