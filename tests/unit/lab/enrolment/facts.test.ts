import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../../src/lab/enrolment/facts.ts';

const COURSE = 'https://police.example.org/course';
const MINE = '0e9b1b0a-6a3e-4d7e-9b5e-0c6f4e6f2a11';

const said = (verb: string, scaled?: number, of: object = {}) => ({
  verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
  object: { id: COURSE },
  context: { registration: MINE },
  ...(scaled === undefined ? {} : { result: { score: { scaled } } }),
  ...of,
});

describe('what statements say of a registration', () => {
  test('is nothing at first', () => {
    expect(factsOf([], MINE, COURSE)).toEqual({
      completed: false,
      passed: false,
      failed: false,
      satisfied: null,
      score: null,
    });
  });

  test('is the last failed score, zero too, until it is passed', () => {
    const failed = [said('failed', 0.5), said('failed', 0)];
    expect(factsOf(failed, MINE, COURSE)).toMatchObject({ passed: false, failed: true, score: 0 });
    const passed = [...failed, said('passed', 0.9), said('completed')];
    expect(factsOf(passed, MINE, COURSE)).toMatchObject({
      completed: true,
      passed: true,
      failed: false,
      score: 0.9,
    });
  });

  test.each([
    ['another registration', said('passed', 1, { context: { registration: 'other' } })],
    ['a part of the course', said('passed', 1, { object: { id: `${COURSE}/assessment` } })],
    ['no registration', said('passed', 1, { context: undefined })],
    ['nothing at all', null],
  ])('is not told by a statement of %s', (_what, statement) => {
    expect(factsOf([statement], MINE, COURSE)).toMatchObject({ passed: false, score: null });
  });
});
