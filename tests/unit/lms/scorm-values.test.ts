import { describe, expect, test } from 'vitest';
import { countOf } from '../../../src/lms/scorm/interactions.ts';
import { modeOf } from '../../../src/lms/scorm/session.ts';
import { scorm12 } from '../../../src/lms/scorm12/dialect.ts';
import { scorm2004 } from '../../../src/lms/scorm2004/dialect.ts';

describe('what an LMS of either standard says', () => {
  test.each([
    ['0', 0],
    ['12', 12],
    ['', undefined],
    ['-1', undefined],
    ['NaN', undefined],
    ['1.5', undefined],
  ])('a _count of "%s" counts as %s', (value, count) => {
    expect(countOf(value)).toBe(count);
  });

  test.each([
    ['normal', 'normal'],
    ['browse', 'browse'],
    ['review', 'review'],
    ['', 'normal'],
    ['preview', 'normal'],
  ])('a mode of "%s" is taken for %s', (value, mode) => {
    expect(modeOf(value)).toBe(mode);
  });
});

describe.each([scorm12, scorm2004])('the elements of $name', (dialect) => {
  test('state, bookmark, every status and the raw score have to arrive', () => {
    const { elements, statuses, scoreEntries, required } = dialect;
    const score = scoreEntries({
      raw: 0,
      passMark: 80,
      passed: false,
      missedCritical: false,
      form: { attempt: 1, seed: 1 },
    });
    const raw = score.flatMap(([element]) => (element.endsWith('.raw') ? [element] : []));
    expect(raw).toHaveLength(1);
    for (const element of [
      elements.state,
      elements.bookmark,
      ...statuses.map((one) => one.element),
      ...raw,
    ]) {
      expect(required).toContain(element);
    }
  });

  test('state and bookmark have a limit', () => {
    expect([...dialect.limits.keys()]).toEqual([dialect.elements.state, dialect.elements.bookmark]);
  });
});
