import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/packaging/course.ts';
import { bankOf, editionOf, planOf } from '../../../src/packaging/edition-plan.ts';
import { lineOf } from '../../../src/packaging/problem.ts';
import { type Change, smallCourse, smallCourseWith, toldAfter, today } from '../../support/small-course.ts';

const EDITION = 'dist-config/annual.yaml';
const BANK = 'quizzes/final/final-small.yaml';
const LESSON = 'content/lessons/01-first-steps/index.mdx';

/** The bank holds 12 questions, 4 of each form; a try asks 4, of any form. */
const asks = (count: number, form?: string): Readonly<Record<string, Change>> => ({
  [EDITION]: readFileSync(`${smallCourse}${EDITION}`, 'utf8')
    .replace('final-small: 4', `final-small: ${count}`)
    .replace('passMark:', form === undefined ? 'passMark:' : `form: ${form}\n  passMark:`),
});

const bank = readFileSync(`${smallCourse}${BANK}`, 'utf8');

/** The bank with lines below the ids of some questions. */
function marked(ids: readonly string[], line: string): string {
  return ids.reduce((text, id) => text.replace(`- id: ${id}\n`, `- id: ${id}\n    ${line}\n`), bank);
}

const told = (...problems: readonly string[]) =>
  [`${problems.length} problem${problems.length === 1 ? '' : 's'} in the course's files`, ...problems].join(
    '\n',
  );
const warned = (changes: Readonly<Record<string, Change>>) =>
  readCourse(smallCourseWith(changes), today).warnings.map(lineOf);

describe('A question of the bank', () => {
  test('without a form is refused, alone', () => {
    expect(toldAfter({ ...asks(4, 'A'), [BANK]: ['    form: A\n', ''] })).toBe(
      told(
        `${BANK}:4  question "final-1" has no form, and a try asks questions of one form — write form: A or form: B or form: C`,
      ),
    );
  });

  test('of a form that there is not is refused', () => {
    expect(toldAfter({ [BANK]: ['form: A', 'form: a'] })).toBe(
      told(`${BANK}:8  form is "a" — write one of A, B, C`),
    );
  });
});

test('a question of a lesson that has a form is refused', () => {
  expect(
    toldAfter({ 'quizzes/first-steps-check.yaml': ['objective: O-1.2', 'objective: O-1.2\n    form: B'] }),
  ).toBe(
    told(
      'quizzes/first-steps-check.yaml:20  question "time-gives" has form: B, and no try asks what stands outside quizzes/final/ — take the line away, or move the question to a bank',
    ),
  );
});

describe('A bank', () => {
  test('with fewer questions than a try asks of it is refused', () => {
    expect(toldAfter(asks(13))).toBe(
      told(
        `${EDITION}:10  a try asks 13 questions of bank "final-small", and it holds 12 — ask 12 or fewer, or write more`,
      ),
    );
  });

  test('is counted by the questions of the edition’s form', () => {
    expect(toldAfter(asks(5, 'B'))).toBe(
      told(
        `${EDITION}:11  a try asks 5 questions of bank "final-small", and it holds 4 of form B — ask 4 or fewer, or write more`,
      ),
    );
  });

  test('with fewer than twice what a try asks of it is a warning where there is a second try', () => {
    expect(warned(asks(3, 'C'))).toEqual([
      `${EDITION}:11  bank "final-small" holds 4 questions of form C and a try asks 3, so the second try repeats some — write 2 more to make the second try new`,
    ]);
    const { [EDITION]: once } = asks(3, 'C');
    expect(warned({ [EDITION]: String(once).replace('attempts: 3', 'attempts: 1') })).toEqual([]);
  });

  test('with twice what a try asks of it is none', () => {
    expect(warned(asks(2, 'C'))).toEqual([]);
    expect(warned(asks(6))).toEqual([]);
  });
});

describe('Critical questions that have to be right', () => {
  const strict = (count: number, form: string) => ({
    [EDITION]: String(asks(count, form)[EDITION]).replace('  banks:', '  critical: must-be-right\n  banks:'),
  });

  test('are a warning where the form holds none', () => {
    expect(warned({ ...strict(2, 'A'), [BANK]: marked(['final-4'], 'critical: true') })).toEqual([
      `${EDITION}:10  critical questions must be right, and the banks hold none of form A — mark some with critical: true, or write critical: counts`,
    ]);
  });

  test('are a warning where a bank holds one for each try to ask', () => {
    expect(warned({ ...strict(2, 'A'), [BANK]: marked(['final-1', 'final-4'], 'critical: true') })).toEqual([
      `${EDITION}:12  bank "final-small" holds 1 critical question of form A and each try asks one, so the second try repeats it — mark another with critical: true`,
    ]);
    expect(warned({ ...strict(2, 'A'), [BANK]: marked(['final-1', 'final-2'], 'critical: true') })).toEqual(
      [],
    );
  });
});

describe('An objective of a lesson that an assessment asks about', () => {
  test('without a question in one form is refused', () => {
    // Its other question of form A is final-10.
    const changed = bank.replaceAll(/(objective: )O-1\.2(\n {4}facts: .*\n {4}form: B)/g, '$1O-1.1$2');
    expect(toldAfter({ [BANK]: changed })).toBe(
      told(
        `${LESSON}:9  the assessment asks about this lesson, and has no question about O-1.2 in form B — write one, in a bank of quizzes/final/ that an edition names`,
      ),
    );
  });

  test('without any question is refused', () => {
    expect(toldAfter({ [BANK]: bank.replaceAll('O-1.2', 'O-1.1') })).toBe(
      told(
        `${LESSON}:9  the assessment asks about this lesson, and has no question about O-1.2 in form A and B and C — write one in each, in a bank of quizzes/final/ that an edition names`,
      ),
    );
  });

  test('may be without one where no edition names a bank that asks about its lesson', () => {
    expect(toldAfter({ [BANK]: bank.replaceAll(/O-1\.[12]/g, 'O-2.1') })).toBe('nothing');
  });
});

describe('An edition of one form', () => {
  const formB = () =>
    readCourse(
      smallCourseWith({
        ...asks(2, 'B'),
        [BANK]: marked(['final-1', 'final-4'], 'weight: 3\n    critical: true'),
      }),
      today,
    );

  test('ships the questions of its form alone', () => {
    const course = formB();
    expect(bankOf(course, editionOf(course, 'annual')).map(({ id }) => id)).toEqual([
      'final-4',
      'final-5',
      'final-6',
      'final-11',
    ]);
  });

  test('draws from its form, and knows weights and objectives of the others', () => {
    const plan = planOf(formB(), 'annual');
    expect(plan.assessment).toMatchObject({
      groups: [{ pool: [9, 10, 11, 16], count: 2 }],
      weights: { 6: 3, 9: 3 },
    });
    expect(plan.lessons[0]?.objectives.map(({ items }) => items)).toEqual([
      [8, 11, 14, 17],
      [6, 9, 12, 15],
    ]);
  });
});

describe('The content hash of an edition of one form', () => {
  const hashAfter = (changes: Readonly<Record<string, Change>>) =>
    planOf(readCourse(smallCourseWith({ ...asks(2, 'B'), ...changes }), today), 'annual').contentHash;

  test('changes with a question of the form, and with none of another', () => {
    const before = hashAfter({});
    expect(hashAfter({ [BANK]: ['Final question 4', 'The question 4'] })).not.toBe(before);
    expect(hashAfter({ [BANK]: ['Final question 1', 'The question 1'] })).toBe(before);
  });
});
