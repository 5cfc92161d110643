import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'astro/zod';
import { readMdx } from '../../../src/packaging/mdx-source.ts';
import { checked } from '../../../src/packaging/plain-words.ts';
import type { Problem } from '../../../src/packaging/problem.ts';
import { readYaml } from '../../../src/packaging/yaml-source.ts';
import { agencySchema } from '../../../src/schemas/agency.ts';
import { courseSchema } from '../../../src/schemas/course.ts';
import { editionSchema } from '../../../src/schemas/edition.ts';
import { factsSchema } from '../../../src/schemas/facts.ts';
import { glossarySchema } from '../../../src/schemas/glossary.ts';
import { lessonSchema } from '../../../src/schemas/lesson.ts';
import { quizSchema } from '../../../src/schemas/quiz.ts';
import { scenarioSchema } from '../../../src/schemas/scenario.ts';
import { mutated } from '../../support/hostile-text.ts';
import { smallCourse } from '../../support/small-course.ts';

/** File, schema, and how often it is broken. */
const files: readonly (readonly [string, z.ZodType, number])[] = [
  ['dist-config/agency.yaml', agencySchema, 1_700],
  ['dist-config/annual.yaml', editionSchema, 1_700],
  ['content/course.yaml', courseSchema, 1_700],
  ['content/facts.yaml', factsSchema, 1_700],
  ['content/glossary.yaml', glossarySchema, 1_700],
  ['quizzes/first-steps-check.yaml', quizSchema, 1_700],
  ['../scenario-porch.yaml', scenarioSchema, 400],
];

const textOf = (file: string): string => readFileSync(join(smallCourse, file), 'utf8');

/** What YAML is made of, and what it trips over. */
const yamlPiece = fc.constantFrom(
  '&a ',
  '*a',
  '!!js/function "x"',
  '!!binary aGk=',
  '!!set {a}',
  '<<: *a',
  '? [x]: y\n',
  '- ',
  ': ',
  '\t',
  '\n',
  '\r\n',
  '"',
  "'",
  '|',
  '>-',
  '#',
  '%YAML 9.9\n',
  '---\n',
  '...\n',
  '{',
  '}',
  '[',
  ']',
  '{{',
  '[[[[',
  '\0',
  '\u2028',
  '\uFEFF',
  '\uD800',
  '&a [*a]',
  '__proto__: {x: 1}\n',
  'constructor: 1\n',
  'null',
  '~',
  '.nan',
  '1e999',
  '0o7',
  '2027-02-30',
  'yes',
  '- - - -\n',
  '<img src=x onerror=alert(1)>',
);

/** A file with pieces of YAML put in, lines gone, doubled or moved in. */
function brokenYaml(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n');
  const change = fc.tuple(
    fc.constantFrom('put', 'drop', 'twice', 'deeper'),
    fc.nat(lines.length - 1),
    fc.nat(60),
    yamlPiece,
  );
  const changed = fc.array(change, { minLength: 1, maxLength: 5 }).map((changes) =>
    changes
      .reduce((kept, [how, at, column, piece]) => {
        const line = kept[at] ?? '';
        const others = {
          put: [line.slice(0, column) + piece + line.slice(column)],
          drop: [],
          twice: [line, line],
          deeper: [`  ${line}`],
        };
        return kept.toSpliced(at, 1, ...others[how]);
      }, lines)
      .join('\n'),
  );
  return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: mutated(text) });
}

function expectProblems(problems: readonly Problem[], file: string, text: string): void {
  expect(problems.length).toBeGreaterThan(0);
  const lines = text.split('\n').length;
  for (const { file: named, line, what, instead } of problems) {
    expect(named).toBe(file);
    expect(line >= 1 && line <= lines + 1, `line ${line} of ${lines}`).toBe(true);
    expect(what.trim()).not.toBe('');
    expect(instead.trim()).not.toBe('');
    expect(`${what} ${instead}`).not.toMatch(
      /TypeError|is not a function|Cannot read prop|\[object Object\]/,
    );
  }
}

/** Milliseconds for one of these small files: what hangs takes longer, and a shared computer may stand still for seconds. */
const SLOW = 30_000;

describe.each(files)('%s', (file, schema, numRuns) => {
  test('whatever an author does to it, is read or named with file, line and what to write', () => {
    const text = textOf(file);
    let read = 0;
    fc.assert(
      fc.property(brokenYaml(text), (broken) => {
        const begin = performance.now();
        const { data, problems } = checked(schema, readYaml(file, broken));
        expect(performance.now() - begin).toBeLessThan(SLOW);
        if (data === undefined) expectProblems(problems, file, broken);
        else read += 1;
      }),
      { numRuns, endOnFailure: true },
    );
    expect(read, 'some of it is still in order').toBeGreaterThan(0);
  });
});

test('whatever an author does to the front of a lesson, it is read or named with file, line and what to write', () => {
  const file = 'content/lessons/01-first-steps/index.mdx';
  const text = textOf(file);
  fc.assert(
    fc.property(brokenYaml(text), (broken) => {
      const { frontMatter, problems } = readMdx(file, broken);
      const { data, problems: own } = checked(lessonSchema, frontMatter);
      if (data === undefined || problems.length > 0) expectProblems([...own, ...problems], file, broken);
    }),
    { numRuns: 1_500, endOnFailure: true },
  );
});

test.each([
  [
    'aliases that multiply',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(9)}]`)
      .join('\n')}\n`,
  ],
  ['a list that holds itself', 'name: &a [*a]\nhomePage: https://a.example\ncontact: *a\n'],
  ['a block that holds itself', 'name: x\ncontact: &a\n  name: *a\n  reset: x\n'],
  ['a list in a list, ten thousand deep', `name: ${'['.repeat(10_000)}`],
  ['a merge of what is no block', 'name: x\n<<: [1, 2]\n'],
])('%s are named, not followed', (_what, text) => {
  const begin = performance.now();
  const { data, problems } = checked(agencySchema, readYaml('dist-config/agency.yaml', text));
  expect(performance.now() - begin).toBeLessThan(SLOW);
  expect(data).toBeUndefined();
  expectProblems(problems, 'dist-config/agency.yaml', text);
});

test('the fixtures are there', () => {
  expect(files.filter(([file]) => !existsSync(join(smallCourse, file)))).toEqual([]);
});
