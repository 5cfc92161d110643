import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { smallCourse, toldAfter, today } from '../../support/small-course.ts';

const lesson = 'content/lessons/01-first-steps/index.mdx';
const glossary = 'content/glossary.yaml';

describe('the words of the field', () => {
  test('the course holds its glossary', () => {
    expect(readCourse(smallCourse, today).glossary).toEqual([
      {
        id: 'model-policy',
        term: 'model policy',
        text: 'A policy written as an example.',
        forms: [],
        facts: ['A1.1'],
      },
    ]);
  });

  test('a lesson that defines a word without an entry is refused, and the one meant is named', () => {
    expect(toldAfter({ [lesson]: ['id="model-policy"', 'id="model-polcy"'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:25  there is no term "model-polcy" — write model-policy"
    `);
  });

  test('a word that a second lesson defines again is refused', () => {
    const again = 'Look again.\n\n<Define id="model-policy" />\n';
    expect(toldAfter({ 'content/lessons/02-second-look/index.mdx': ['Look again.\n', again] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:14  the term "model-policy" is defined already in content/lessons/01-first-steps/index.mdx:25 — take this <Define> away, the first one is enough"
    `);
  });

  test('a definition that names no word is refused', () => {
    expect(toldAfter({ [lesson]: ['<Define id="model-policy" />', '<Define />'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:25  id of <Define> is missing — write <Define id="…">"
    `);
  });

  test('a fact that does not exist, and an id that stands twice, are refused', () => {
    const twice =
      '- id: model-policy\n  term: model\n  text: An example.\n  facts: [A9.9]\n- id: model-policy\n  term';
    expect(toldAfter({ [glossary]: ['- id: model-policy\n  term', twice] })).toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/glossary.yaml:4  there is no fact "A9.9" — name one that is there, or write the fact first
      content/glossary.yaml:5  term id "model-policy" stands already in content/glossary.yaml:1 — give this term an id of its own"
    `);
  });

  test('a lesson may not have the name of a place that the course has already', () => {
    expect(toldAfter({ [lesson]: ['id: first-steps\n', 'id: glossary\n'] })).toContain(
      `${lesson}:2  "glossary" is the name of a place that the course has already — write another id`,
    );
  });
});
