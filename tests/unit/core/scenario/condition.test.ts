import { describe, expect, test } from 'vitest';
import { holds } from '../../../../src/core/scenario/condition.ts';
import type { Situation } from '../../../../src/core/scenario/condition.ts';
import { changed } from '../../../../src/core/scenario/effects.ts';
import type { Effect } from '../../../../src/core/scenario/scenario.ts';
import type { Condition, SceneState } from '../../../../src/core/scenario/situation.ts';

const state: SceneState = {
  tension: 50,
  rapport: 0,
  distance: 'safe',
  voices: 2,
  info: ['name', 'weapon'],
  resources: [],
  clock: 1.5,
  risk: { person: 'high', bystander: 'low', officer: 'some' },
};
const situation: Situation = { state, cause: 'lost-job', surprise: 'horn', took: ['ask', 'wait'] };

describe('A condition', () => {
  test('that names nothing always holds', () => {
    expect(holds({}, situation)).toBe(true);
  });

  test.each<[Condition, boolean]>([
    [{ tension: { min: 50, max: 50 } }, true],
    [{ tension: { min: 51 } }, false],
    [{ tension: { max: 49 } }, false],
    [{ rapport: { min: 0 } }, true],
    [{ rapport: { max: 0 } }, true],
    [{ rapport: { min: 1 } }, false],
    [{ voices: { max: 1 } }, false],
    [{ clock: { min: 1.5 } }, true],
    [{ clock: { min: 2 } }, false],
    [{ distance: ['reach', 'safe'] }, true],
    [{ distance: ['close'] }, false],
    [{ info: ['weapon', 'name'] }, true],
    [{ info: ['name', 'today'] }, false],
    [{ resources: ['clinician'] }, false],
    [{ cause: ['anniversary', 'lost-job'] }, true],
    [{ cause: ['anniversary'] }, false],
    [{ surprise: ['horn'] }, true],
    [{ surprise: ['phone'] }, false],
    [{ took: ['shout', 'ask'] }, true],
    [{ took: ['shout'] }, false],
    [{ not: { took: ['shout'] } }, true],
    [{ not: {} }, false],
    [{ not: { not: { distance: ['safe'] } } }, true],
    [{ tension: { min: 50 }, took: ['shout'] }, false],
  ])('%j is %s', (condition, isHeld) => {
    expect(holds(condition, situation)).toBe(isHeld);
  });
});

describe('Effects', () => {
  const after = (...effects: readonly Omit<Effect, 'when'>[]): SceneState =>
    changed(
      state,
      effects.map((effect) => ({ when: {}, ...effect })),
      situation,
    );

  test('of which there are none change nothing', () => {
    expect(after()).toEqual(state);
    expect(after({})).toEqual(state);
  });

  test('add to tension, rapport and clock', () => {
    expect(after({ tension: -10, rapport: 15, clock: 0.25 })).toEqual({
      ...state,
      tension: 40,
      rapport: 15,
      clock: 1.75,
    });
  });

  test('keep tension and rapport within 0 and 100', () => {
    expect(after({ tension: 40 }, { tension: 40 }).tension).toBe(100);
    expect(after({ tension: -40 }, { tension: -40 }).tension).toBe(0);
    expect(after({ rapport: -5 }).rapport).toBe(0);
  });

  test('are summed up before they are kept within bounds, so that their order does not matter', () => {
    expect(after({ tension: 40 }, { tension: 40 }, { tension: -40 }).tension).toBe(90);
    expect(after({ tension: -40 }, { tension: 40 }, { tension: 40 }).tension).toBe(90);
  });

  test('set distance, voices and risk, the last one last, also to zero', () => {
    expect(after({ voices: 3, distance: 'close' }, { voices: 0, distance: 'cover' })).toMatchObject({
      voices: 0,
      distance: 'cover',
    });
    expect(after({ risk: { person: 'low' } }, { risk: { officer: 'high' } }).risk).toEqual({
      person: 'low',
      bystander: 'low',
      officer: 'high',
    });
  });

  test('make things known once each, in the order they come', () => {
    expect(after({ info: ['today', 'name'] }, { info: ['caller', 'today'] }).info).toEqual([
      'name',
      'weapon',
      'today',
      'caller',
    ]);
    expect(after({ resources: ['clinician'] }).resources).toEqual(['clinician']);
  });

  test('are judged as it stood before, not by each other', () => {
    const effects: Effect[] = [
      { when: {}, voices: 1 },
      { when: { voices: { min: 2 } }, tension: 5 },
      { when: { voices: { max: 1 } }, tension: -20 },
    ];
    expect(changed(state, effects, situation)).toMatchObject({ voices: 1, tension: 55 });
  });

  test('leave what they were given as it was', () => {
    const before = structuredClone(state);
    after({ tension: 5, info: ['x'], risk: { person: 'low' } });
    expect(state).toEqual(before);
  });
});
