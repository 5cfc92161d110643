import { holding } from './condition.ts';
import type { Situation } from './condition.ts';
import type { Effect } from './scenario.ts';
import type { SceneState } from './situation.ts';

/**
 * How it stands after a decision. Every condition is judged as it stood before, so no effect depends on
 * the one above it. What is added is summed up and then kept within 0 to 100; of what is set, the last
 * word counts; ids become known in the order they come, each once.
 */
export function changed(state: SceneState, effects: readonly Effect[], situation: Situation): SceneState {
  const made = holding(effects, situation);
  const sum = (of: 'tension' | 'rapport' | 'clock'): number =>
    made.reduce((total, effect) => total + (effect[of] ?? 0), state[of]);
  const last = <T>(of: (effect: Effect) => T | undefined, before: T): T =>
    made.map(of).findLast((value) => value !== undefined) ?? before;
  const all = (of: 'info' | 'resources'): readonly string[] => [
    ...new Set([...state[of], ...made.flatMap((effect) => effect[of] ?? [])]),
  ];
  return {
    tension: percent(sum('tension')),
    rapport: percent(sum('rapport')),
    distance: last(({ distance }) => distance, state.distance),
    voices: last(({ voices }) => voices, state.voices),
    info: all('info'),
    resources: all('resources'),
    clock: sum('clock'),
    risk: {
      person: last(({ risk }) => risk?.person, state.risk.person),
      bystander: last(({ risk }) => risk?.bystander, state.risk.bystander),
      officer: last(({ risk }) => risk?.officer, state.risk.officer),
    },
  };
}

function percent(value: number): number {
  return Math.min(100, Math.max(0, value));
}
