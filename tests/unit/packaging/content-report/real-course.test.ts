import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contentReport } from '../../../../src/packaging/content-report/content-report.ts';

const { lessons, bank, keys } = contentReport(fileURLToPath(new URL('../../../../', import.meta.url)));

describe('the course gives no answer away by its form', () => {
  test('the right option is the longest no more often than chance allows', () => {
    expect(keys.longest.questions).toBeGreaterThan(0);
    expect(keys.longest.p).toBeGreaterThanOrEqual(0.05);
  });

  test('nor is it in any file with eight choice questions or more', () => {
    const many = keys.files.filter(({ questions }) => questions >= 8);
    expect(
      many
        .filter(({ p }) => p < 0.05)
        .map(({ file, found, questions, p }) => ({ file, found, questions, p })),
    ).toEqual([]);
  });

  test('it stands in every place about as often', () => {
    expect(keys.places.some(({ expected }) => expected >= 5)).toBe(true);
    expect(keys.placesP).toBeGreaterThanOrEqual(0.01);
  });
});

test('two of five bank items or more put a situation before the learner', () => {
  expect(bank.items).toBeGreaterThan(0);
  expect(bank.scenarioType / bank.items).toBeGreaterThanOrEqual(0.4);
});

test.each(lessons.map(({ id, words }) => ({ id, words })))(
  'lesson $id has 900 to 1,600 words',
  ({ words }) => {
    expect(words).toBeGreaterThanOrEqual(900);
    expect(words).toBeLessThanOrEqual(1600);
  },
);

test.each(lessons.map(({ id, grade }) => ({ id, grade })))(
  'lesson $id reads at US grade 8 to 9',
  ({ grade }) => {
    expect(grade).toBeGreaterThanOrEqual(8);
    expect(grade).toBeLessThanOrEqual(9);
  },
);
