import { describe, expect, test } from 'vitest';
import type { ScenarioRun } from '../../../src/core/attempt.ts';
import type { CoursePlan } from '../../../src/core/plan.ts';
import { transition } from '../../../src/core/transition.ts';
import {
  AT,
  attempt,
  decided,
  decision,
  finishedTry,
  lessonsDone,
  plan,
  run,
  runStarted,
  scenario,
  session,
} from './course.ts';
import { expectNothing, kinds } from './transition-cases.ts';

const end = { ending: 2, process: 60 };
const first: ScenarioRun = { scenario: 40, seed: 1, path: [1, 3], end: { ending: 1, process: 50 } };

/** Every lesson is done, and scenario 40 is there. */
const at = (over: Partial<CoursePlan> = {}, runs: readonly ScenarioRun[] = []) =>
  session({
    plan: plan({ scenarios: [scenario(40)], ...over }),
    attempt: attempt({ ...lessonsDone, runs }),
  });
const asked = (scenarios: number): Partial<CoursePlan> => ({
  completion: { lessons: 'all', assessment: 'passed', scenarios },
});

describe('Starting a run', () => {
  test('keeps its seed and saves', () => {
    const [after, effects] = transition(at(), runStarted(40, 0xfffffff0));
    expect(after.attempt.runs).toEqual([{ scenario: 40, seed: 0xfffffff0, path: [], end: null }]);
    expect(effects).toEqual([{ type: 'save' }, { type: 'commit', when: 'soon' }]);
  });

  test('goes on with the one that is open', () => {
    const { session: open } = run(at(), [runStarted(40, 1), decided(40, 2)]);
    expectNothing(open, runStarted(40, 9));
  });

  test('anew takes the place of the one that is open, and leaves those that are ended', () => {
    const { session: open } = run(at({}, [first]), [runStarted(40, 1), decided(40, 2)]);
    const [after, effects] = transition(open, {
      type: 'run-started',
      scenario: 40,
      seed: 9,
      anew: true,
      at: AT,
    });
    expect(after.attempt.runs).toEqual([first, { scenario: 40, seed: 9, path: [], end: null }]);
    expect(kinds(effects)).toEqual(['save', 'commit']);
  });

  test('does nothing for a scenario that the edition does not have', () => {
    expectNothing(at(), runStarted(41));
  });

  test('does nothing while the scenario is closed', () => {
    expectNothing(session({ plan: plan({ scenarios: [scenario(40)] }) }), runStarted(40));
  });

  test('begins another beside one that is ended', () => {
    const [after] = transition(at({}, [first]), runStarted(40, 9));
    expect(after.attempt.runs).toEqual([first, { scenario: 40, seed: 9, path: [], end: null }]);
  });
});

/** In the letters that every LMS takes in an id. */
const nodeOf = (id: string) => id.slice(id.indexOf('/') + 1).replaceAll('-', '_');

describe('Deciding', () => {
  test('in the first run is recorded, without right or wrong, and saved', () => {
    const { session: after, effects } = run(at(), [runStarted(40, 1), decided(40, 2), decided(40, 1)]);
    expect(after.attempt.runs).toEqual([{ scenario: 40, seed: 1, path: [2, 1], end: null }]);
    const { item, exchange } = decision(40, 2);
    expect(effects[1]).toEqual([
      {
        type: 'record',
        interaction: {
          key: `s40_d1_${nodeOf(item.id)}`,
          item,
          exchange,
          result: 'neutral',
          credit: null,
          weighting: 0,
          isRetry: false,
          form: null,
          at: AT,
          latencyMs: 7000,
        },
      },
      { type: 'save' },
      { type: 'commit', when: 'soon' },
    ]);
    expect(effects[2]?.[0]).toMatchObject({
      interaction: { key: expect.stringMatching(/^s40_d2_[a-z0-9_]+$/) },
    });
  });

  test('may end the run', () => {
    const { session: after } = run(at(), [runStarted(40, 1), decided(40, 2), decided(40, 3, end)]);
    expect(after.attempt.runs).toEqual([{ scenario: 40, seed: 1, path: [2, 3], end }]);
    expectNothing(after, decided(40, 1));
  });

  test.each([
    ['before a run is started', at(), 40],
    ['in a run that is ended', at({}, [first]), 40],
    ['in another scenario than the one that is open', run(at(), [runStarted(40)]).session, 41],
  ])('does nothing %s', (_, before, number) => {
    expectNothing(before, decided(number, 1));
  });

  test('in a later run is saved and not recorded', () => {
    const { session: after, effects } = run(at({}, [first]), [runStarted(40, 9), decided(40, 2, end)]);
    expect(after.attempt.runs).toEqual([first, { scenario: 40, seed: 9, path: [2], end }]);
    expect(effects.map(kinds)).toEqual([
      ['save', 'commit'],
      ['save', 'commit'],
    ]);
  });

  test('in a later run is recorded as a retry where the evidence is full', () => {
    const { effects } = run(at({ evidence: 'full' }, [first]), [runStarted(40, 9), decided(40, 2)]);
    expect(effects[1]?.[0]).toMatchObject({
      type: 'record',
      interaction: { key: expect.stringMatching(/^s40_d1_/), isRetry: true, result: 'neutral', credit: null },
    });
  });

  test('is kept out of the records where the evidence is minimal, but saved', () => {
    const { session: after, effects } = run(at({ evidence: 'minimal' }), [runStarted(40), decided(40, 2)]);
    expect(effects.map(kinds)).toEqual([
      ['save', 'commit'],
      ['save', 'commit'],
    ]);
    expect(after.attempt.runs[0]?.path).toEqual([2]);
  });

  test('is progress where the edition asks for the scenario, and no progress where it does not', () => {
    // Two lessons of four units are done: lessons, scenario and assessment.
    const ending = [runStarted(40), decided(40, 2, end)];
    expect(run(at(asked(0)), ending).effects[1]).toContainEqual({ type: 'progress', percent: 75, at: AT });
    expect(kinds(run(at(), ending).effects[1] ?? [])).not.toContain('progress');
  });

  test('completes the course with the last thing it asks, and reports and commits at once', () => {
    const before = session({
      plan: plan({ scenarios: [scenario(40)], ...asked(60) }),
      attempt: attempt({ ...lessonsDone, tries: [finishedTry(4)] }),
    });
    const { session: after, effects } = run(before, [runStarted(40), decided(40, 2, end)]);
    expect(before.attempt.status).toBe('incomplete');
    expect(after.attempt.status).toBe('passed');
    expect(effects[1]?.slice(1)).toMatchObject([
      { type: 'save' },
      { type: 'progress', percent: 100 },
      { type: 'report', outcome: { status: 'passed', completed: true } },
      { type: 'commit', when: 'now' },
    ]);
  });

  test.each(['browse', 'review'] as const)('works without effects in mode %s', (mode) => {
    const { session: after, effects } = run({ ...at(asked(0)), mode }, [runStarted(40), decided(40, 2, end)]);
    expect(after.attempt.runs[0]?.end).toEqual(end);
    expect(effects.flat()).toEqual([]);
  });
});
