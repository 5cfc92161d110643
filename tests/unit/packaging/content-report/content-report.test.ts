import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contentReport } from '../../../../src/packaging/content-report/content-report.ts';
import { contentReportText } from '../../../../src/packaging/content-report/content-report-text.ts';
import { smallCourse, smallCourseWith } from '../../../support/small-course.ts';

const command = fileURLToPath(
  new URL('../../../../src/packaging/content-report/content-report-command.ts', import.meta.url),
);

describe('what a small course comes to', () => {
  const report = contentReport(smallCourse);

  test('by lesson: words, the longest sentence, minutes said, questions', () => {
    // A man stands in a doorway. Step back. — and the caption: A line. It opens.
    expect(report.lessons[0]).toMatchObject({
      id: 'first-steps',
      words: 8,
      longestSentence: 6,
      minutes: { said: 5 },
      recall: { asked: 0, of: 0 },
    });
    expect(report.lessons[1]).toMatchObject({
      id: 'second-look',
      checks: 0,
      recall: { of: expect.any(Number) },
    });
  });

  test('by bank: items, types, and each objective, also one that nothing asks about', () => {
    expect(report.bank).toMatchObject({
      items: 12,
      types: { choice: 9, choices: 3 },
      forms: { A: 4, B: 4, C: 4 },
    });
    expect(report.bank.objectives).toEqual([
      { id: 'O-1.1', items: 4, forms: { A: 1, B: 1, C: 2 } },
      { id: 'O-1.2', items: 4, forms: { A: 2, B: 1, C: 1 } },
      { id: 'O-2.1', items: 4, forms: { A: 1, B: 2, C: 1 } },
    ]);
  });

  test('by right options: always first, and that is told', () => {
    const bank = report.keys.files.find(({ file }) => file === 'quizzes/final/final-small.yaml');
    expect(bank).toMatchObject({ questions: 9, places: [9, 0, 0] });
  });

  test('an objective without an item shows zero', () => {
    const more = smallCourseWith({
      'content/lessons/02-second-look/index.mdx': ['objectives:', 'objectives:\n  - { id: O-2.9, text: Go }'],
    });
    const { bank } = contentReport(more);
    expect(bank.objectives).toContainEqual({ id: 'O-2.9', items: 0, forms: {} });
  });

  test('facts and slots are found wherever a file names them', () => {
    const facts = contentReport(smallCourse).upkeep.facts;
    const named = contentReport(
      smallCourseWith({
        'content/roll-call.yaml': `- id: week\n  facts: [${facts.unused.join(', ')}]\n  policySlot: policy.warnings\n`,
      }),
    ).upkeep;
    expect(named.facts.unused).toEqual([]);
    expect(named.policySlots.used).toMatchObject({ 'policy.warnings': expect.any(Number) });
    expect(named.policySlots.unused).not.toContain('policy.warnings');
  });

  test('a file that is not in order is left out and told', () => {
    const { lessons, problems } = contentReport(
      smallCourseWith({ 'content/lessons/01-first-steps/index.mdx': ['minutes: 5', 'minutes: soon'] }),
    );
    expect(lessons.map(({ id }) => id)).toEqual(['second-look']);
    expect(problems.map(({ file }) => file)).toContain('content/lessons/01-first-steps/index.mdx');
  });

  test('the text has every section', () => {
    const heads = contentReportText(report)
      .split('\n\n')
      .map((section) => section.split('\n')[0]);
    expect(heads).toEqual([
      'Lessons',
      'Bank items by objective (all; by form)',
      'Bank',
      'Right options of choice questions, practice and bank',
      'Scenarios',
      'Editions, minutes worked out',
      'Facts',
      'Policy slots',
    ]);
  });
});

describe('npm run content:report', { timeout: 30_000 }, () => {
  const run = (...options: string[]) =>
    spawnSync(process.execPath, [command, ...options], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });

  test('prints the text, or the same for programs', () => {
    expect(run('--root', smallCourse)).toMatchObject({
      status: 0,
      stdout: contentReportText(contentReport(smallCourse)),
    });
    const { stdout } = run('--root', smallCourse, '--json');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(contentReport(smallCourse))));
  });

  test('says in its help by what minutes are worked out', () => {
    expect(run('--help').stdout).toContain('180 words a minute');
  });
});
