import type { Run } from '../../core/scenario/play.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Condition } from '../../core/scenario/situation.ts';
import { conditionsIn } from './conditions.ts';

/** What the conditions of a scenario ask about: two runs that agree in it go on alike for ever. */
export interface Asked {
  readonly keys: ReadonlySet<keyof Condition>;
  readonly info: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
  readonly took: ReadonlySet<string>;
  /** The greatest number of minutes that is asked about; whatever is later is all the same. */
  readonly lastMinute: number;
}

export function askedBy(scenario: Scenario): Asked {
  const conditions = conditionsIn(scenario).map(({ condition }) => condition);
  const ids = (of: 'info' | 'resources' | 'took'): ReadonlySet<string> =>
    new Set(conditions.flatMap((condition) => condition[of] ?? []));
  const minutes = conditions.flatMap(({ clock }) => [clock?.min ?? 0, clock?.max ?? 0]);
  return {
    keys: new Set(conditions.flatMap((condition) => keysOf(condition))),
    info: ids('info'),
    resources: ids('resources'),
    took: ids('took'),
    lastMinute: Math.max(0, ...minutes),
  };
}

/** The same text for runs that stand at the same place and that no condition can ever tell apart. */
export function situationKey({ at, state, steps, cause, surprise }: Run, asked: Asked): string {
  const of = (key: keyof Condition, value: string | number): string | number =>
    asked.keys.has(key) ? value : '';
  return [
    at.kind === 'node' ? at.node.id : at.ending.id,
    of('tension', state.tension),
    of('rapport', state.rapport),
    of('voices', state.voices),
    of('clock', state.clock > asked.lastMinute ? 'later' : state.clock),
    of('distance', state.distance),
    known(state.info, asked.info),
    known(state.resources, asked.resources),
    of('cause', cause.id),
    of('surprise', surprise.id),
    known(
      steps.map(({ option }) => option.id),
      asked.took,
    ),
  ].join('|');
}

function known(ids: readonly string[], asked: ReadonlySet<string>): string {
  return [...new Set(ids.filter((id) => asked.has(id)))].sort().join(',');
}

function keysOf(condition: Condition): (keyof Condition)[] {
  const { tension, rapport, voices, clock, distance, cause, surprise } = condition;
  const ranges = { tension, rapport, voices, clock, distance, cause, surprise };
  return names.filter((name) => ranges[name] !== undefined);
}

const names = ['tension', 'rapport', 'voices', 'clock', 'distance', 'cause', 'surprise'] as const;
