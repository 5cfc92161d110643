import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { begin } from '../../../src/core/begin.ts';
import { objectiveResults } from '../../../src/core/objectives.ts';
import type { CoursePlan } from '../../../src/core/plan.ts';
import type { Effect } from '../../../src/core/session.ts';
import {
  answered,
  AT,
  attempt,
  lesson,
  plan,
  practised,
  question,
  REGISTRATION,
  run,
  session,
  tryAnswered,
  tryStarted,
} from './course.ts';

const look = { id: 'O-1.1', text: 'Look', checks: [11, 12], items: [201, 202] };
const listen = { id: 'O-1.2', text: 'Listen', checks: [], items: [203] };
const wait = { id: 'O-2.1', text: 'Wait', checks: [21], items: [] };
const taught: CoursePlan = plan({
  lessons: [
    { ...lesson(1, [11, 12]), objectives: [look, listen] },
    { ...lesson(2, [21]), objectives: [wait] },
  ],
});
const at = (state: Partial<Attempt> = {}) => session({ plan: taught, attempt: attempt(state) });
const item = (number: number, right: boolean) => ({
  question: number,
  chosen: [right ? 1 : 2],
  right,
  credit: right ? 100 : 0,
});
const told = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'objectives' ? effect.objectives.map(({ id }) => id) : []));

describe('Learning objectives', () => {
  test('of an untouched attempt are open and not judged', () => {
    expect(objectiveResults(at())).toEqual(
      [look, listen, wait].map(({ id, text }) => ({
        id,
        text,
        completed: false,
        success: 'unknown',
        scaled: null,
      })),
    );
  });

  test('are practised once every question about them is answered, right or wrong', () => {
    const half = objectiveResults(at({ opened: [1], answers: { 11: answered } }));
    const all = objectiveResults(
      at({ opened: [1], answers: { 11: answered, 12: { chosen: [2], right: false } } }),
    );
    expect(half[0]?.completed).toBe(false);
    expect(all[0]?.completed).toBe(true);
  });

  test('without a question of their own are practised with their lesson', () => {
    const answers = { 11: answered, 12: answered };
    expect(objectiveResults(at({ answers }))[1]?.completed).toBe(false);
    expect(objectiveResults(at({ answers, opened: [1] }))[1]?.completed).toBe(true);
  });

  test('are judged by what the last finished try asked about them, nothing right being zero', () => {
    const items = [item(201, true), item(202, false), item(203, false)];
    const results = objectiveResults(at({ tries: [{ seed: 9, items }] }));
    expect(results.map(({ success, scaled }) => [success, scaled])).toEqual([
      ['failed', 0.5],
      ['failed', 0],
      ['unknown', null],
    ]);
  });

  test('count a part of an answer as a part', () => {
    const items = [
      { question: 201, chosen: [1], right: true, credit: 100 },
      { question: 202, chosen: [1], right: false, credit: 50 },
    ];
    const [result] = objectiveResults(at({ tries: [{ seed: 9, items }] }));
    expect(result).toMatchObject({ success: 'passed', scaled: 0.75 });
  });

  test('are passed at the pass mark that counts', () => {
    const tries = [{ seed: 9, items: [item(201, true), item(202, false), item(203, true)] }];
    const lenient = { ...at({ tries }), passMark: 50 };
    expect(objectiveResults(lenient).map(({ success }) => success)).toEqual(['passed', 'passed', 'unknown']);
  });

  test('are told whole at the beginning, and then only where they changed', () => {
    const [begun, first] = begin(taught, {
      mode: 'normal',
      passMark: null,
      attempt: null,
      fresh: { registration: REGISTRATION, seed: 7 },
      at: AT,
    });
    expect(told(first)).toEqual(['O-1.1', 'O-1.2', 'O-2.1']);
    const opened = { type: 'opened', place: { page: 'lesson', lesson: 1 }, at: AT } as const;
    const { effects } = run(begun, [opened, practised(question(11), [2]), practised(question(12), [2])]);
    expect(effects.map(told)).toEqual([[], [], ['O-1.1', 'O-1.2']]);
  });

  test('of a finished try are told with its result', () => {
    const ready = at({
      opened: [1, 2],
      answers: { 11: answered, 12: answered, 21: answered },
      place: { page: 'assessment' },
    });
    const asked = [201, 202, 203];
    const answers = asked.map((number) => tryAnswered(number));
    const { effects } = run(ready, [tryStarted(asked), ...answers]);
    expect(effects.map(told).at(-1)).toEqual(['O-1.1', 'O-1.2']);
    expect(effects.at(-1)?.map(({ type }) => type)).toEqual([
      'record',
      'save',
      'progress',
      'objectives',
      'report',
      'commit',
    ]);
  });
});
