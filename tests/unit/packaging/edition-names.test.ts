import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';

describe('what an edition names', () => {
  test('an edition id that differs from the file name is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['id: annual', 'id: yearly'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:1  id "yearly" differs from the file's name — write annual, or rename the file"
    `);
  });

  test('an edition with a lesson that does not exist is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['second-look]', 'second-looks]'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        dist-config/annual.yaml:3  there is no lesson "second-looks" — write second-look"
      `);
  });

  test('an edition with a bank that does not exist is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['final-small: 4', 'final-smal: 4'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:10  there is no quiz "final-smal" — write final-small"
    `);
  });

  test('a quiz of a lesson as a bank is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['final-small: 4', 'first-steps-check: 4'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:10  quiz "first-steps-check" is no assessment bank (use: check) — name a quiz of quizzes/final/"
    `);
  });

  test('a bank about a lesson that the edition leaves out is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['[first-steps, second-look]', '[first-steps]'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:10  bank "final-small" asks about lesson "second-look", which the edition leaves out — add the lesson, or take the bank away"
    `);
  });
});
