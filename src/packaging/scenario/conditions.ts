import type { Effect, Told, Way } from '../../core/scenario/scenario.ts';
import type { Condition } from '../../core/scenario/situation.ts';

/** What of a scenario holds conditions, with or without the ledger's numbers. */
interface Conditioned {
  readonly nodes: readonly {
    readonly sees: readonly Told[];
    readonly options: readonly {
      readonly when: Condition;
      readonly effects: readonly Effect[];
      readonly then: readonly Told[];
      readonly next: readonly Way[];
    }[];
  }[];
  readonly endings: readonly { readonly text: readonly Told[] }[];
}

export interface PlacedCondition {
  readonly condition: Condition;
  /** Where it stands in the author's file. */
  readonly path: readonly PropertyKey[];
}

/** Every condition of a scenario; one within a `not` is an entry of its own. */
export function conditionsIn({ nodes, endings }: Conditioned): readonly PlacedCondition[] {
  return [
    ...nodes.flatMap(({ sees, options }, n) => [
      ...whens(sees, ['nodes', n, 'sees']),
      ...options.flatMap((option, o) => {
        const path = ['nodes', n, 'options', o];
        return [
          ...nested(option.when, [...path, 'when']),
          ...whens(option.effects, [...path, 'effects']),
          ...whens(option.then, [...path, 'then']),
          ...whens(option.next, [...path, 'next']),
        ];
      }),
    ]),
    ...endings.flatMap(({ text }, index) => whens(text, ['endings', index, 'text'])),
  ];
}

/** Whether a condition names nothing, so that it always holds. */
export function alwaysHolds(condition: Condition): boolean {
  return Object.keys(condition).length === 0;
}

function whens(
  list: readonly { readonly when: Condition }[],
  path: readonly PropertyKey[],
): PlacedCondition[] {
  return list.flatMap(({ when }, index) => nested(when, [...path, index, 'when']));
}

function nested(condition: Condition, path: readonly PropertyKey[]): PlacedCondition[] {
  const inner = condition.not === undefined ? [] : nested(condition.not, [...path, 'not']);
  return [{ condition, path }, ...inner];
}
