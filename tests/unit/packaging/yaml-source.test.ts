import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/packaging/yaml-source.ts';

const read = (...lines: readonly string[]) => readYaml('quizzes/a.yaml', `${lines.join('\n')}\n`);
const whatOf = ({ problems }: ReturnType<typeof read>) => problems.map(({ line, what }) => `${line} ${what}`);

/** A list of aliases, ten a line. */
const repeated = (name: string, lines: number): string[] =>
  Array.from({ length: lines }, () => `  - [${Array.from({ length: 10 }, () => name).join(', ')}]`);

describe('an alias', () => {
  test('stands for what bears its name before it, be it a text, a list or a block', () => {
    const { value, problems } = read('a: &a x', 'b: &b [1]', 'c: &c { d: &d 2 }', 'e: [*a, *b, *c, *d]');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ e: ['x', [1], { d: 2 }, 2] });
  });

  test('is a sign that nobody meant where nothing bears its name, or only what comes after it', () => {
    expect(whatOf(read('a: *Nothing*', 'b: *c', 'c: &c x'))).toEqual([
      '1 *Nothing* is a YAML sign, not text',
      '2 *c is a YAML sign, not text',
    ]);
  });
});

describe('a file with thousands of aliases', () => {
  test('is refused at the 501st, before anybody follows them', () => {
    const source = read('a: &a x', 'b:', ...repeated('*a', 800));
    expect(source.value).toBeUndefined();
    expect(source.problems).toEqual([
      {
        file: 'quizzes/a.yaml',
        line: 53,
        what: 'more than 500 *names stand in this file',
        instead: 'write the values out',
      },
    ]);
  });

  test('names no more of those that mean nothing', () => {
    const told = whatOf(read('b:', ...repeated('*a', 800)));
    expect(told).toHaveLength(501);
    expect(told.at(-1)).toBe('52 more than 500 *names stand in this file');
  });
});
