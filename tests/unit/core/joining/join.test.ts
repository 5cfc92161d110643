import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../src/core/attempt.ts';
import { absorb } from '../../../../src/core/joining/absorb.ts';
import { join, standingOf } from '../../../../src/core/joining/join.ts';
import type { Session } from '../../../../src/core/session.ts';
import { encode } from '../../../../src/core/suspend.ts';
import { worstCaseAttempt } from '../../../../src/core/suspend-budget.ts';
import { twoWindows } from '../two-windows.ts';
import { anyAttempt } from '../any-attempt.ts';
import { RELEASE, AT, answered, attempt, finishedTry, session } from '../course.ts';
import { RANKS } from '../legal-session.ts';

const rank = ({ status }: Attempt) => RANKS.indexOf(status);

function open(over: Partial<Attempt> = {}): Attempt {
  return attempt({ opened: [1], ...over });
}

const half = { seed: 4, items: [{ question: 201, chosen: [1], right: true, credit: 100 }] };
const waiting = { question: 202, chosen: null, right: false, credit: 0 } as const;

describe('How two attempts stand', () => {
  test.each<[string, Attempt, Attempt, string]>([
    ['the same', open(), open(), 'equal'],
    ['at another place', open(), open({ place: { page: 'lesson', lesson: 2 } }), 'equal'],
    ['with one lesson more', open({ opened: [1, 2] }), open(), 'ahead'],
    ['with one answer less', open(), open({ answers: { 11: answered } }), 'behind'],
    [
      'with an answer each',
      open({ answers: { 11: answered } }),
      open({ answers: { 21: answered } }),
      'apart',
    ],
    [
      'with two answers to one question',
      open({ answers: { 11: answered } }),
      open({ answers: { 11: { chosen: [2], right: false } } }),
      'apart',
    ],
    ['with a higher status', open({ status: 'passed' }), open({ status: 'failed' }), 'ahead'],
    ['of another attempt', open({ registration: '00000000-0000-4000-8000-000000000000' }), open(), 'other'],
    ['with a try more', open({ tries: [finishedTry(1)] }), open(), 'ahead'],
    [
      'in a running try that is answered further',
      open({ tries: [{ ...half, items: [...half.items, { ...waiting, chosen: [2] }] }] }),
      open({ tries: [{ ...half, items: [...half.items, waiting] }] }),
      'ahead',
    ],
    [
      'in a running try whose open question an update replaced',
      open({ tries: [{ ...half, items: [...half.items, waiting] }] }),
      open({ tries: [{ ...half, items: [...half.items, { ...waiting, question: 209 }] }] }),
      'equal',
    ],
    [
      'in two tries',
      open({ tries: [{ ...half, seed: 1 }] }),
      open({ tries: [{ ...half, seed: 2 }] }),
      'apart',
    ],
    [
      'in a run that is played further',
      open({ runs: [{ scenario: 4, seed: 1, path: [1, 2], end: null }] }),
      open({ runs: [{ scenario: 4, seed: 1, path: [1], end: null }] }),
      'ahead',
    ],
    [
      'in a run that went another way',
      open({ runs: [{ scenario: 4, seed: 1, path: [1, 2], end: null }] }),
      open({ runs: [{ scenario: 4, seed: 1, path: [1, 3], end: null }] }),
      'apart',
    ],
  ])('is told: %s', (_, one, other, standing) => {
    expect(standingOf(one, other)).toBe(standing);
  });

  test('is never behind or apart after the learner went on, unless a replay ended and is not kept', () => {
    fc.assert(
      fc.property(twoWindows, ({ common, left }) => {
        const isKept = ({ seed }: { readonly seed: number }) =>
          left.attempt.runs.some((run) => run.seed === seed);
        fc.pre(common.attempt.runs.every((run) => run.end !== null || isKept(run)));
        expect(['equal', 'ahead']).toContain(standingOf(left.attempt, common.attempt));
        expect(['equal', 'behind']).toContain(standingOf(common.attempt, left.attempt));
      }),
      { numRuns: 300 },
    );
  });
});

describe('Two attempts joined', () => {
  test('hold every opened lesson, the first answers and the higher status', () => {
    const lms = open({ answers: { 11: answered }, status: 'failed', statusAt: 1_000 });
    const device = open({
      opened: [1, 2],
      answers: { 11: { chosen: [2], right: false }, 21: { chosen: [3], right: false } },
      status: 'passed',
      statusAt: 2_000,
    });
    expect(join(lms, device)).toEqual({
      ...lms,
      opened: [1, 2],
      answers: { 11: answered, 21: { chosen: [3], right: false } },
      status: 'passed',
      statusAt: 2_000,
    });
  });

  test('keep the row of tries that says more, and never mix two rows', () => {
    const one = open({ answers: { 11: answered }, tries: [{ ...finishedTry(1), seed: 1 }] });
    const passed = { ...finishedTry(4), seed: 2, reached: { raw: 100, passed: true } };
    const two = open({ tries: [passed] });
    expect(join(one, two).tries).toEqual([passed]);
    const three = open({
      tries: [
        { ...finishedTry(1), seed: 5 },
        { ...finishedTry(2), seed: 6 },
      ],
    });
    expect(join(one, three).tries).toEqual(three.tries);
    expect(join(one, open({ tries: [{ ...half, seed: 3 }] })).tries).toEqual(one.tries);
  });

  test('keep the LMS’s first run as the first, and the better of the others', () => {
    const run = (seed: number, process: number) =>
      ({ scenario: 4, seed, path: [1], end: { ending: 1, process } }) as const;
    const lms = open({ runs: [run(1, 40), run(2, 50)], answers: { 11: answered } });
    const device = open({ runs: [run(3, 90), run(4, 10)] });
    expect(join(lms, device).runs).toEqual([run(1, 40), run(3, 90)]);
  });

  test('of another registration are not joined', () => {
    const mine = open();
    const other = open({ registration: '00000000-0000-4000-8000-000000000000', status: 'passed' });
    expect(join(mine, other)).toBe(mine);
  });

  test('give whichever holds the other, and joining again changes nothing', () => {
    const pair = fc
      .tuple(anyAttempt(), anyAttempt())
      .map(([one, other]) => [one, { ...other, registration: one.registration }] as const);
    fc.assert(
      fc.property(
        fc.oneof(
          pair,
          twoWindows.map(({ left, right }) => [left.attempt, right.attempt] as const),
        ),
        ([one, other]) => {
          const joined = join(one, other);
          expect(join(one, one)).toBe(one);
          expect(join(joined, one)).toEqual(joined);
          expect(join(joined, other)).toEqual(joined);
          const standing = standingOf(one, other);
          if (standing === 'ahead') expect(joined).toBe(one);
          if (standing === 'behind') expect(joined).toBe(other);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('come to the same from either side, but for what cannot be true at once', () => {
    fc.assert(
      fc.property(twoWindows, ({ left, right }) => {
        const [one, other] = [join(left.attempt, right.attempt), join(right.attempt, left.attempt)];
        expect(one.opened).toEqual(other.opened);
        expect(Object.keys(one.answers)).toEqual(Object.keys(other.answers));
        expect(one.status).toBe(other.status);
        expect(one.tries.length).toBe(other.tries.length);
      }),
      { numRuns: 300 },
    );
  });

  test('lose no opened lesson, no answer, no status and no first run of the one that stands', () => {
    fc.assert(
      fc.property(twoWindows, ({ common, left, right }) => {
        const joined = join(left.attempt, right.attempt);
        for (const { attempt: one } of [left, right]) {
          expect(joined.opened).toEqual(expect.arrayContaining([...one.opened]));
          expect(Object.keys(joined.answers)).toEqual(expect.arrayContaining(Object.keys(one.answers)));
          expect(rank(joined)).toBeGreaterThanOrEqual(rank(one));
        }
        expect(joined.answers).toMatchObject(left.attempt.answers);
        expect(joined.tries.length).toBeLessThanOrEqual(common.plan.assessment?.attempts ?? 0);
        for (const scenario of new Set(joined.runs.map((run) => run.scenario))) {
          const played = joined.runs.filter((run) => run.scenario === scenario);
          expect(played.length).toBeLessThanOrEqual(3);
          expect(played.filter(({ end }) => end === null).length).toBeLessThanOrEqual(1);
          const first = left.attempt.runs.find((run) => run.scenario === scenario && run.end !== null);
          if (first !== undefined) expect(played).toContainEqual(first);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('take no more room than the longest attempt of their course', () => {
    const size = {
      lessons: 3,
      questions: 5,
      highestNumber: 207,
      optionsPerQuestion: 4,
      sequences: 0,
      longest: 4,
      scenarios: 2,
      tries: 3,
      perTry: 7,
      sequencesPerTry: 7,
    };
    const most = encode(worstCaseAttempt(size), RELEASE).length;
    fc.assert(
      fc.property(twoWindows, ({ left, right }) => {
        // The budget allows a run 20 decisions; chance may play on for longer.
        fc.pre([left, right].every(({ attempt: one }) => one.runs.every(({ path }) => path.length <= 20)));
        expect(encode(join(left.attempt, right.attempt), RELEASE).length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 300 },
    );
  });
});

const ANOTHER = '00000000-0000-4000-8000-000000000000';

describe('A running visit that takes over from another window', () => {
  const told = { held: null, recorded: 0, interactions: [] };
  const other = { attempt: open({ answers: { 11: answered, 21: answered } }), interactions: [], recorded: 0 };

  test('stays where it is, holds both, and tells the LMS at once', () => {
    const here = session({ attempt: open({ answers: { 31: answered } }) });
    const taken = absorb(here, other, { told, at: AT });
    expect(taken?.session.attempt).toMatchObject({
      place: here.attempt.place,
      answers: { 11: answered, 21: answered, 31: answered },
    });
    expect(taken?.effects.map(({ type }) => type)).toEqual(['save', 'progress', 'report', 'commit']);
    expect(taken?.effects.at(-1)).toEqual({ type: 'commit', when: 'now' });
  });

  test.each<[string, Session]>([
    ['holds all of it', session({ attempt: other.attempt })],
    ['has ended', session({ phase: 'ended' })],
    ['only looks', session({ mode: 'review' })],
    [
      'is of another attempt',
      session({ attempt: open({ registration: ANOTHER, answers: { 31: answered } }) }),
    ],
  ])('is left alone where it %s', (_, here) => {
    expect(absorb(here, other, { told, at: AT })).toBeUndefined();
  });

  test('and was only begun, when the LMS held nothing, goes on with the other’s attempt', () => {
    const here = session({ attempt: open({ registration: ANOTHER }) });
    expect(absorb(here, other, { told, at: AT })?.session.attempt).toMatchObject(other.attempt);
    expect(absorb(here, other, { told: { ...told, held: open() }, at: AT })).toBeUndefined();
  });

  test('reports what the two come to together', () => {
    const here = session({
      attempt: open({ opened: [1, 2], answers: { 11: answered } }),
      plan: {
        ...session().plan,
        assessment: null,
        completion: { lessons: 'all', assessment: 'none', scenarios: 'none' },
      },
    });
    const taken = absorb(
      here,
      { attempt: open({ answers: { 21: answered } }), interactions: [], recorded: 0 },
      { told, at: AT },
    );
    expect(taken?.session.attempt).toMatchObject({ status: 'completed', statusAt: AT });
    expect(taken?.effects.find(({ type }) => type === 'report')).toMatchObject({
      outcome: { status: 'completed' },
    });
  });
});
