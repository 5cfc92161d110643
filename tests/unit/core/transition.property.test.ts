import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../../src/core/attempt.ts';
import { begin } from '../../../src/core/begin.ts';
import { drawnTry } from '../../../src/core/drawn-try.ts';
import { isOpen, outcome, percent } from '../../../src/core/progress.ts';
import { remaining } from '../../../src/core/remaining.ts';
import type { Effect, Session, SessionEvent } from '../../../src/core/session.ts';
import { decode, encode } from '../../../src/core/suspend.ts';
import { transition } from '../../../src/core/transition.ts';
import { anyEvents, anyStart } from './any-visit.ts';
import { AT, REGISTRATION, assessment, attempt, lessonsDone, plan, tryAnswered } from './course.ts';
import { illegal, RANKS } from './legal-session.ts';

interface Moment {
  readonly before: Session;
  readonly event: SessionEvent;
  readonly after: Session;
  readonly effects: readonly Effect[];
}

function moments(start: Session, events: readonly SessionEvent[]): Moment[] {
  let before = start;
  return events.map((event) => {
    const [after, effects] = transition(before, event);
    const moment = { before, event, after, effects };
    before = after;
    return moment;
  });
}

const always = (check: (moment: Moment) => void) =>
  fc.assert(
    fc.property(anyStart, anyEvents, (start, events) => moments(start, events).forEach(check)),
    { numRuns: 300 },
  );

describe('Whatever happens in whatever order', () => {
  test('the attempt stays legal', () => {
    always(({ after }) => expect(illegal(after)).toEqual([]));
  });

  test('the status never goes back, and a pass is the end of all tries', () => {
    always(({ before, after }) => {
      expect(RANKS.indexOf(after.attempt.status)).toBeGreaterThanOrEqual(
        RANKS.indexOf(before.attempt.status),
      );
      if (before.attempt.status === 'passed') expect(after.attempt.tries).toBe(before.attempt.tries);
    });
  });

  test('nothing that was answered or finished is ever changed', () => {
    always(({ before, after }) => {
      expect(after.attempt.answers).toMatchObject(before.attempt.answers);
      expect(after.attempt.tries.slice(0, before.attempt.tries.length - 1)).toEqual(
        before.attempt.tries.slice(0, -1),
      );
      expect(after.attempt.registration).toBe(before.attempt.registration);
      const first = before.attempt.runs.find(({ end }) => end !== null);
      if (first !== undefined) expect(after.attempt.runs).toContainEqual(first);
    });
  });

  test('no question comes twice over all tries while each group lasts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        (counts, seeds) => {
          const groups = counts.map((count, group) => ({
            pool: Array.from({ length: 7 }, (_, index) => 201 + 10 * group + index),
            count,
          }));
          const pool = groups.flatMap((group) => group.pool);
          const planned = plan({ assessment: assessment({ groups, passMark: 100, attempts: 3 }) });
          const start: Session = {
            plan: planned,
            mode: 'normal',
            passMark: 100,
            phase: 'active',
            attempt: attempt(lessonsDone),
          };
          const end = seeds.reduce((session, seed) => {
            const questions = drawnTry(session, { pool, seed });
            const [started] = transition(session, { type: 'try-started', seed, questions, at: AT });
            return questions.reduce((now, number) => transition(now, tryAnswered(number, [2]))[0], started);
          }, start);
          for (const { pool: own, count } of groups) {
            const asked = end.attempt.tries.map(({ items }) =>
              items.map((item) => item.question).filter((number) => own.includes(number)),
            );
            expect(asked.map(({ length }) => length)).toEqual([count, count, count]);
            expect(new Set(asked.flat()).size).toBe(Math.min(3 * count, own.length));
          }
        },
      ),
    );
  });

  test('a lesson that may be tested out is open, and everything else as if the edition did not hold it', () => {
    always(({ after }) => {
      const { plan: planned } = after;
      const own = planned.lessons.filter(({ testOut }) => !testOut);
      const places: readonly Place[] = [
        ...own.map(({ number }) => ({ page: 'lesson', lesson: number }) as const),
        ...planned.scenarios.map(({ number }) => ({ page: 'scenario', scenario: number }) as const),
        { page: 'assessment' },
        { page: 'result' },
      ];
      const seen = (session: Session) => [
        places.map((place) => isOpen(session, place)),
        percent(session),
        remaining(session),
        outcome(session),
      ];
      expect(seen(after)).toEqual(seen({ ...after, plan: { ...planned, lessons: own } }));
      const tested = planned.lessons.filter(({ testOut }) => testOut);
      expect(tested.every(({ number }) => isOpen(after, { page: 'lesson', lesson: number }))).toBe(true);
    });
  });

  test('nothing happens after the end', () => {
    always(({ before, after, effects }) => {
      if (before.phase === 'active') return;
      expect(after).toBe(before);
      expect(effects).toEqual([]);
    });
  });

  test('nothing is saved, recorded or reported outside mode normal', () => {
    always(({ before, event, effects }) => {
      if (before.mode === 'normal') return;
      const isEnding = event.type === 'left' && before.phase === 'active';
      expect(effects.map(({ type }) => type)).toEqual(isEnding ? ['end'] : []);
    });
  });

  test('effects come in order, each kind once', () => {
    const order = ['record', 'save', 'progress', 'report', 'commit', 'end'];
    always(({ effects }) => {
      const places = effects.map(({ type }) => order.indexOf(type));
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    });
  });

  test('in mode normal a changed attempt is saved and committed, unless an unreadable state is held', () => {
    always(({ before, event, after, effects }) => {
      if (before.mode !== 'normal' || 'held' in after || event.type === 'left') return;
      const types = new Set(effects.map(({ type }) => type));
      expect(types.has('save')).toBe(after !== before);
      expect(types.has('commit')).toBe(after !== before);
    });
  });

  test('a result is reported exactly when it changes, and then committed at once', () => {
    always(({ before, after, effects }) => {
      if (before.mode !== 'normal') return;
      const isChanged = JSON.stringify(outcome(before)) !== JSON.stringify(outcome(after));
      expect(effects.some(({ type }) => type === 'report')).toBe(isChanged);
      if (isChanged) expect(effects.at(-1)).toEqual({ type: 'commit', when: 'now' });
    });
  });

  test('a later visit goes on with the same attempt', () => {
    fc.assert(
      fc.property(anyStart, anyEvents, (start, events) => {
        const { plan: planned, mode, attempt: reached } = moments(start, events).at(-1)?.after ?? start;
        const read = decode(encode(reached, planned), planned);
        expect(read).toEqual({ kind: 'restored', attempt: reached });
        if (read.kind !== 'restored') return;
        const fresh = { registration: REGISTRATION, seed: 0 };
        const [resumed] = begin(planned, { mode, passMark: null, attempt: read.attempt, fresh, at: AT });
        expect(resumed.attempt).toEqual(reached);
      }),
      { numRuns: 300 },
    );
  });

  test('a test run reaches passes, fails and completions, or the properties above say nothing', () => {
    const reached = new Set(
      fc
        .sample(fc.tuple(anyStart, anyEvents), { numRuns: 1000, seed: 1 })
        .map(([start, events]) => moments(start, events).at(-1)?.after.attempt.status),
    );
    expect(reached).toEqual(new Set([...RANKS, undefined]));
  });
});
