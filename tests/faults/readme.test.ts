import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KIND_NAMES } from './kinds.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Rows of the table whose first head is given, below the line under the heads. */
function rowsOf(head: string): readonly (readonly string[])[] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${head} `));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('the table of faults and outcomes has each kind of fault once, in the order of the code', () => {
  const rows = rowsOf('kind');
  expect(rows.map(([kind]) => kind)).toEqual(KIND_NAMES.map((kind) => `\`${kind}\``));
  for (const row of rows) {
    expect(row).toHaveLength(4);
    for (const cell of row) expect(cell).not.toBe('');
  }
});
