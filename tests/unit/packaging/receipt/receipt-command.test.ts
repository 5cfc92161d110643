import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, strToU8 } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { sampleReceipt, settings } from '../../../support/receipt-sample.ts';

const command = fileURLToPath(
  new URL('../../../../src/packaging/receipt/receipt-command.ts', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
afterAll(() => rmSync(folder, { recursive: true }));

function receipt(...options: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [command, ...options], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('npm run receipt', { timeout: 30_000 }, () => {
  const text = JSON.stringify(sampleReceipt(), null, 2);

  test('prints what a right receipt says, and ends with 0', () => {
    const { status, stdout } = receipt(file('right.json', text), '--packages', join(folder, 'none'));
    expect(status).toBe(0);
    for (const said of [
      'A course, course 1.0.0 (scorm12)',
      'annual, content 00ff',
      'badge-117',
      'passed, 2026-01-05T09:30:00.000Z',
      '75 percent, pass mark 75, passed',
      '3 of 4 answers right',
      'the LMS confirmed "incomplete" at 2026-01-05T09:00:00.000Z',
      'not confirmed since 2026-01-05T09:30:00.000Z (LMSCommit 101)',
      'Build         not in dist/packages',
      'This receipt is right.',
    ])
      expect(stdout).toContain(said);
  });

  test('knows the packages that were built', () => {
    const page = `<script type="application/json" id="settings">${JSON.stringify(settings)}</script>`;
    file('annual-scorm12-1.0.0.zip', zipSync({ 'index.html': strToU8(page) }));
    const { status, stdout } = receipt(file('known.json', text), '--packages', folder);
    expect(stdout).toContain('Build         known: annual-scorm12-1.0.0.zip');
    expect(status).toBe(0);
  });

  test('ends with 1 where a digit was changed, and says what does not fit', () => {
    const path = file(
      'changed.json',
      text.replace('"raw": 75,\n    "passMark"', '"raw": 95,\n    "passMark"'),
    );
    const { status, stdout } = receipt(path, '--packages', join(folder, 'none'));
    expect(status).toBe(1);
    expect(stdout).toContain('Checksum      WRONG');
    expect(stdout).toContain('score.raw: the receipt says 95, its saved state 75.');
    expect(stdout).toContain('This receipt is not right.');
  });

  test('ends with 1 and says what to do where the file is no receipt', () => {
    const { status, stderr } = receipt(file('cut.json', text.slice(0, 200)));
    expect(status).toBe(1);
    expect(stderr).toContain('Ask the learner for the file itself.');
  });

  test('ends with 2 where the command was not understood', () => {
    for (const options of [[], ['a', 'b'], ['--unknown'], [join(folder, 'nowhere.json')]])
      expect(receipt(...options)).toMatchObject({ status: 2, stdout: '' });
  });

  test('explains itself', () => {
    expect(receipt('--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
