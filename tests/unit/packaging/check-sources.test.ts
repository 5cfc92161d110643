import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { smallCourse, toldAfter, today } from '../../support/small-course.ts';

const second = '  - id: this-course\n    title: What this course holds\n';
const speed = '    facts: [A1.1]\n';

describe('what facts, sources and disagreements name in each other', () => {
  test('the course holds its evidence, its sources and where they disagree', () => {
    const { evidence, sources, disagreements } = readCourse(smallCourse, today).sources;
    expect(evidence).toBe('Little is known, and this course has not been tested.');
    expect(sources.map(({ id }) => id)).toEqual(['handbook', 'this-course']);
    expect(disagreements[0]).toMatchObject({
      readings: [{ source: 'handbook' }, { source: 'this-course' }],
      policySlot: 'policy.exception',
    });
  });

  test('a source that does not exist is refused in a fact, and the one meant is named', () => {
    expect(toldAfter({ 'content/facts.yaml': ['id: handbook', 'id: hand-book'] })).toMatchInlineSnapshot(`
      "2 problems in the course's files
      content/facts.yaml:3  there is no source "hand-book" — write handbook
      content/sources.yaml:3  no fact names source "handbook" — name it in content/facts.yaml, or remove it"
    `);
  });

  test('a source that does not exist is refused in a reading', () => {
    expect(toldAfter({ 'content/sources.yaml': ['source: handbook', 'source: manual'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:17  there is no source "manual" — name one that is there, or write the source first"
    `);
  });

  test('a fact that does not exist is refused in a disagreement', () => {
    expect(toldAfter({ 'content/sources.yaml': ['[A1.1]', '[A1.1, A1.3]'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:23  there is no fact "A1.3" — name one that is there, or write the fact first"
    `);
  });

  test('a source that no fact names is refused', () => {
    const more = '  - id: memo\n    title: A memo\n    by: A chief\n    kind: report\n    date: undated\n';
    expect(toldAfter({ 'content/sources.yaml': [second, `${more}${second}`] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:8  no fact names source "memo" — name it in content/facts.yaml, or remove it"
    `);
  });

  test('a judgement that does not name the course is refused', () => {
    expect(toldAfter({ 'content/facts.yaml': ['sure: confirmed', 'sure: judgement'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/facts.yaml:3  fact A1.1 is a judgement and does not name this-course — add this-course to its sources, or write in sure: how it is known"
    `);
  });

  test('a judgement may name what it weighs beside the course', () => {
    expect(
      toldAfter({
        'content/facts.yaml': ['[{ id: this-course }]', '[{ id: this-course }, { id: handbook }]'],
      }),
    ).toBe('nothing');
  });

  test.each(['confirmed', 'single-source'])('what is %s cannot name the course', (sure) => {
    expect(toldAfter({ 'content/facts.yaml': ['sure: judgement', `sure: ${sure}`] })).toBe(
      `1 problem in the course's files\ncontent/facts.yaml:8  fact A1.2 is ${sure} and names this-course — name what it rests on, or write sure: judgement`,
    );
  });

  test('a source id that stands twice is refused', () => {
    const twice =
      '  - id: handbook\n    title: Another\n    by: A chief\n    kind: report\n    date: undated\n';
    expect(toldAfter({ 'content/sources.yaml': [second, `${twice}${second}`] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:8  source id "handbook" stands already in content/sources.yaml:3 — give this source an id of its own"
    `);
  });

  test('a disagreement id that stands twice is refused', () => {
    const again = `${speed}  - id: T1\n    title: Pace\n    readings:\n      - source: handbook\n        says: Slow.\n      - source: this-course\n        says: Fast.\n    default: Slow.\n${speed}`;
    expect(toldAfter({ 'content/sources.yaml': [speed, again] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/sources.yaml:24  disagreement id "T1" stands already in content/sources.yaml:14 — give this disagreement an id of its own"
    `);
  });

  test('sources that a schema refused make none unknown', () => {
    const told = toldAfter({ 'content/sources.yaml': ['kind: report', 'kind: leaflet'] });
    expect(told).toContain('1 problem ');
    expect(told).not.toContain('there is no source');
  });

  test('facts that a schema refused make no source unused', () => {
    const told = toldAfter({ 'content/facts.yaml': ['sure: confirmed', 'sure: certain'] });
    expect(told).toContain('1 problem ');
    expect(told).not.toContain('no fact names');
  });
});
