import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/packaging/author-files.ts';
import { checked } from '../../../src/packaging/plain-words.ts';
import { lineOf } from '../../../src/packaging/problem.ts';
import { readYaml } from '../../../src/packaging/yaml-source.ts';
import { glossarySchema } from '../../../src/schemas/glossary.ts';

const file = 'content/glossary.yaml';

describe('a glossary entry', () => {
  test('may have no other forms and rest on no fact', () => {
    const { data } = checked(glossarySchema, readYaml(file, '- { id: porch, term: porch, text: A step. }'));
    expect(data).toEqual([{ id: 'porch', term: 'porch', text: 'A step.', forms: [], facts: [] }]);
  });

  test('with a single form that is no list is refused', () => {
    expect(told('- { id: porch, term: porch, text: A step., forms: porches }')).toEqual([
      `${file}:1  forms is "porches" — write a list: one entry a line, each starting with "- ", or [one, two]`,
    ]);
  });

  test('with an empty form is refused', () => {
    expect(told('- { id: porch, term: porch, text: A step., forms: [""] }')).toEqual([
      `${file}:1  entry 1 of forms is empty — write the text`,
    ]);
  });

  test('without its meaning is refused', () => {
    expect(told('- id: porch\n  term: porch')).toEqual([`${file}:1  text is missing — add text: with text`]);
  });
});

describe('the course’s own glossary', () => {
  const { data, problems } = readFile(join(import.meta.dirname, '../../..'), file, glossarySchema);

  test('is taken', () => {
    expect(problems).toEqual([]);
  });

  test('is sorted by term', () => {
    const terms = data?.map(({ term }) => term.toLowerCase());
    expect(terms).toEqual(terms?.toSorted());
  });

  test.each(data ?? [])('$id takes at most 35 words', ({ text }) => {
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(35);
  });
});

function told(yaml: string): string[] {
  return checked(glossarySchema, readYaml(file, yaml)).problems.map(lineOf);
}
