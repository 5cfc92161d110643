import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { smallCourseWith } from '../../support/small-course.ts';

const command = fileURLToPath(
  new URL('../../../src/packaging/scenario/scenario-command.ts', import.meta.url),
);
const fixture = readFileSync(new URL('../../fixtures/scenario-porch.yaml', import.meta.url), 'utf8');
const yard = '<svg xmlns="http://www.w3.org/2000/svg"><g data-layer="person"/></svg>';

function scenario(...options: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, NODE_OPTIONS: '' };
  return spawnSync(process.execPath, [command, ...options], { encoding: 'utf8', env });
}

function courseWith(text: string): string {
  const factless = text.replaceAll(/ *facts: \[F1\.1\]\n/g, '');
  return smallCourseWith({ 'quizzes/scenarios/porch.yaml': factless, 'content/scenes/yard.svg': yard });
}

describe('npm run scenario', { timeout: 60_000 }, () => {
  test('says what a scenario comes to and draws it', () => {
    const root = courseWith(fixture);
    const { status, stdout, stderr } = scenario('porch', '--root', root);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('2 nodes, 3 endings, 2 causes, 2 surprises');
    expect(stdout).toContain('30 to 30 ways');
    expect(stdout).toContain('2 decisions on the shortest way, 7 on the longest');
    expect(stdout).toMatch(/\d+% {2}inside \(settled\), 3 decisions or more/);
    expect(stdout).toMatch(/\d+% {2}stays \(open\), 2 decisions or more/);
    expect(stdout).toMatch(/\d+% {2}beyond \(beyond\), 2 decisions or more/);
    expect(readFileSync(join(root, 'dist/scenarios/porch.svg'), 'utf8')).toMatch(/^<svg /);
  });

  test('draws it where it is told to', () => {
    const root = courseWith(fixture);
    const out = join(root, 'elsewhere/porch.svg');
    expect(scenario('porch', '--root', root, '--out', out).status).toBe(0);
    expect(existsSync(out)).toBe(true);
    expect(existsSync(join(root, 'dist/scenarios/porch.svg'))).toBe(false);
  });

  test('tells problems by file and line, and draws nothing', () => {
    const root = courseWith(fixture.replace('begin: gate', 'begin: gates'));
    const { status, stderr } = scenario('porch', '--root', root);
    expect(status).toBe(1);
    expect(stderr).toContain('quizzes/scenarios/porch.yaml:10  there is no node "gates" — write gate');
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('names the scenarios there are where it knows the one asked for not', () => {
    const root = courseWith(fixture);
    expect(scenario('prch', '--root', root)).toMatchObject({
      status: 1,
      stderr: 'There is no quizzes/scenarios/prch.yaml. There are: porch.\n',
    });
    expect(scenario('--root', root).stderr).toBe('Name a scenario. There are: porch.\n');
  });

  test('with --help says what it does', () => {
    expect(scenario('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(scenario('--help').stdout).toContain('--out FILE');
  });
});
