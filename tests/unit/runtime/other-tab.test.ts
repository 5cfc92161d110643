import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { decode, encode } from '../../../src/core/suspend.ts';
import { stateOfBoth, type Here } from '../../../src/runtime/other-tab.ts';
import { REGISTRATION, answered, attempt, plan } from '../core/course.ts';
import { twoWindows } from '../core/two-windows.ts';

const settings = {
  plan: plan(),
  reach: [
    [4, 0],
    [400, 0],
    [99, 0],
  ],
} as const;

const [ours, theirs] = [
  attempt({ opened: [1], answers: { 11: answered } }),
  attempt({ opened: [1], answers: { 21: answered } }),
];
const SECOND_LESSON = { page: 'lesson', lesson: 2 } as const;
const LOWER = REGISTRATION.replace(/^./, '0');

function moved(one: Attempt): Here {
  return { attempt: one, isIdle: false };
}

function write(one: Attempt): string {
  return encode(one, settings.plan);
}

function read(state: string | undefined): Attempt {
  const decoded = decode(state ?? '', settings.plan);
  if (decoded.kind !== 'restored') throw new Error(`No attempt in ${String(state)}.`);
  return decoded.attempt;
}

function doneIn({ opened, answers, runs }: Attempt): readonly string[] {
  return [
    ...opened.map((lesson) => `lesson ${lesson}`),
    ...Object.keys(answers).map((number) => `answer ${number}`),
    ...new Set(runs.map(({ scenario }) => `scenario ${scenario}`)),
  ].sort();
}

describe('A page without an LMS, when another tab has kept a record', () => {
  test('goes on with what either holds, where it is itself', () => {
    const mine = { ...ours, place: SECOND_LESSON };
    const both = read(stateOfBoth(settings, moved(mine), write(theirs)));
    expect(Object.keys(both.answers)).toEqual(['11', '21']);
    expect(both.place).toEqual(SECOND_LESSON);
  });

  test('follows the other where nothing was done on it', () => {
    const elsewhere = { ...ours, place: SECOND_LESSON };
    const here = { attempt: ours, isIdle: true };
    expect(read(stateOfBoth(settings, here, write(elsewhere))).place).toEqual(SECOND_LESSON);
  });

  test.each<[string, Attempt, string]>([
    ['the same', ours, write(ours)],
    ['less', ours, write(attempt({ opened: [1] }))],
    ['the same at another place', ours, write({ ...ours, place: SECOND_LESSON })],
    ['nothing that can be read', ours, write(theirs).slice(0, -3)],
    ['nothing', ours, ''],
    ['an attempt begun apart that holds less', ours, write(attempt({ registration: LOWER }))],
  ])('stays as it is where the other holds %s', (_, mine, state) => {
    expect(stateOfBoth(settings, moved(mine), state)).toBeUndefined();
  });

  test('takes over what arrives while it opens', () => {
    expect(stateOfBoth(settings, undefined, write(theirs))).toBe(write(theirs));
  });

  test('takes over the fuller of two attempts that were begun apart', () => {
    const begun = attempt({ registration: LOWER });
    expect(read(stateOfBoth(settings, moved(begun), write(ours))).registration).toBe(REGISTRATION);
  });

  test('leaves to a later package what that has kept', () => {
    const later = write(attempt({ answers: { 401: answered } }));
    expect(stateOfBoth(settings, moved(ours), later)).toBe(later);
  });

  test('comes to the same as the other, whoever hears first, and then is at rest', () => {
    fc.assert(
      fc.property(
        twoWindows,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        ({ left, right }, isApart, isRightFirst, areIdle) => {
          const pages = [
            left.attempt,
            isApart ? { ...right.attempt, registration: LOWER } : right.attempt,
          ] as const;
          const tabs: [Here, Here] = [
            { attempt: pages[0], isIdle: areIdle },
            { attempt: pages[1], isIdle: areIdle },
          ];
          const order = isRightFirst ? ([1, 0] as const) : ([0, 1] as const);
          // A tab that is opened anew tells the other in turn.
          let told = true;
          for (let turn = 0; told && turn < 6; turn += 1) {
            told = false;
            for (const self of order) {
              const other = self === 0 ? 1 : 0;
              const state = stateOfBoth(settings, tabs[self], write(tabs[other].attempt));
              if (state === undefined) continue;
              tabs[self] = { attempt: read(state), isIdle: true };
              told = true;
            }
          }
          expect(told).toBe(false);
          // Two answers to one question cannot both be true: each tab stays with its own.
          expect(doneIn(tabs[0].attempt)).toEqual(doneIn(tabs[1].attempt));
          if (isApart) return;
          for (const page of pages)
            for (const done of doneIn(page)) expect(doneIn(tabs[0].attempt)).toContain(done);
        },
      ),
    );
  });
});
