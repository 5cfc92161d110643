import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCourse } from '../../../src/packaging/course.ts';
import { authoredQuestions } from '../../support/question-files.ts';
import { smallCourseWith, today } from '../../support/small-course.ts';

const command = fileURLToPath(new URL('../../../src/packaging/ids-command.ts', import.meta.url));

function ids(root: string, ...options: string[]): { status: number | null; stdout: string; stderr: string } {
  const all = [command, '--root', root, ...options];
  return spawnSync(process.execPath, all, { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
}

const ledgerIn = (root: string): string => readFileSync(join(root, 'content/ids.yaml'), 'utf8');

const sorted = `id: sorted-check
use: check
questions:
${authoredQuestions.sorting}${authoredQuestions.decision}`;

describe('npm run ids', { timeout: 30_000 }, () => {
  test('changes nothing where every id has its number', () => {
    const root = smallCourseWith({});
    const before = ledgerIn(root);
    expect(ids(root)).toMatchObject({ status: 0, stdout: 'content/ids.yaml: every id has its number.\n' });
    expect(ledgerIn(root)).toBe(before);
  });

  test('adds a new question and keeps every line there was, also of the one that is gone', () => {
    const root = smallCourseWith({
      'quizzes/first-steps-check.yaml': ['id: time-gives', 'id: time-brings'],
    });
    const before = ledgerIn(root).split('\n');
    const { status, stdout } = ids(root);
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        'content/ids.yaml: 4 numbers added.',
        '  questions time-brings: 18',
        '  options time-brings/options: 1',
        '  options time-brings/help: 2',
        '  options time-brings/danger: 3',
        '',
      ].join('\n'),
    );
    const after = ledgerIn(root).split('\n');
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    expect(after).toHaveLength(before.length + 4);
    expect(readCourse(root, today).ledger.questions['time-brings']).toBe(18);
  });

  test('numbers a department’s own question from 5000 when told to', () => {
    const root = smallCourseWith({
      'quizzes/first-steps-check.yaml': ['id: time-gives', 'id: own-question'],
    });
    expect(ids(root, '--department').status).toBe(0);
    expect(parse(ledgerIn(root)).questions['own-question']).toBe(5000);
  });

  test('writes the first ledger of a course', () => {
    const root = smallCourseWith({ 'content/ids.yaml': null });
    expect(ids(root).status).toBe(0);
    expect(readCourse(root, today).ledger.lessons).toEqual({ 'first-steps': 1, 'second-look': 2 });
  });

  test('numbers a scenario with its options and endings, and all pieces of a question', () => {
    const porch = readFileSync(new URL('../../fixtures/scenario-porch.yaml', import.meta.url), 'utf8');
    const root = smallCourseWith({
      'quizzes/scenarios/porch.yaml': porch,
      'quizzes/sorted-check.yaml': sorted,
    });
    expect(ids(root)).toMatchObject({ status: 0, stderr: '' });
    const { options, scenarios, scenarioOptions, endings } = parse(ledgerIn(root));
    const numbered = Object.entries(options).filter(([key]) => /^(sort-moves|decide-it)\//.test(key));
    expect(Object.fromEntries(numbered)).toEqual({
      'sort-moves/wait': 1,
      'sort-moves/rush': 2,
      'sort-moves/more': 3,
      'sort-moves/less': 4,
      'decide-it/ask': 1,
      'decide-it/grab': 2,
      'decide-it/listen': 3,
      'decide-it/order': 4,
      'decide-it/let-go': 5,
      'decide-it/hold-on': 6,
    });
    expect(scenarios).toEqual({ porch: 1 });
    expect(scenarioOptions).toEqual({
      'porch/one-voice': 1,
      'porch/wait': 2,
      'porch/shout': 3,
      'porch/ask-name': 4,
      'porch/offer-help': 5,
      'porch/grab': 6,
    });
    expect(endings).toEqual({ 'porch/inside': 1, 'porch/stays': 2, 'porch/beyond': 3 });
    expect(ids(root, '--check').status).toBe(0);
  });

  test('refuses a scenario with the id of a lesson', () => {
    const porch = readFileSync(new URL('../../fixtures/scenario-porch.yaml', import.meta.url), 'utf8');
    const root = smallCourseWith({
      'quizzes/scenarios/first-steps.yaml': porch.replace('id: porch', 'id: first-steps'),
    });
    const { status, stderr } = ids(root);
    expect(status).toBe(1);
    expect(stderr).toContain(
      'quizzes/scenarios/first-steps.yaml:1  scenario id "first-steps" stands already in content/lessons/',
    );
  });

  test('with --check writes nothing and ends with status 1 where a number is missing', () => {
    const root = smallCourseWith({ 'content/ids.yaml': null });
    const { status, stderr } = ids(root, '--check');
    expect(status).toBe(1);
    expect(stderr).toContain('Run npm run ids');
    expect(existsSync(join(root, 'content/ids.yaml'))).toBe(false);
  });

  test('writes nothing while a quiz is wrong', () => {
    const root = smallCourseWith({
      'content/ids.yaml': null,
      'quizzes/first-steps-check.yaml': ['use: check', 'use: chek'],
    });
    const { status, stderr } = ids(root);
    expect(status).toBe(1);
    expect(stderr).toContain('quizzes/first-steps-check.yaml:2  use is "chek"');
    expect(existsSync(join(root, 'content/ids.yaml'))).toBe(false);
  });

  test('writes nothing while the ledger itself is damaged', () => {
    const root = smallCourseWith({ 'content/ids.yaml': ['first-steps: 1', 'first-steps: 2'] });
    const before = ledgerIn(root);
    expect(ids(root).status).toBe(1);
    expect(ledgerIn(root)).toBe(before);
  });

  test('with --help says what it does', () => {
    expect(ids('.', '--help')).toMatchObject({ status: 0, stderr: '' });
    expect(ids('.', '--help').stdout).toContain('--check');
  });
});
