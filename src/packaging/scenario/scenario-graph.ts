import type { Ending, Scenario, ScenarioOption } from '../../core/scenario/scenario.ts';
import type { Space } from './explore.ts';

/** A scenario as places and what leads from one to another. */
export interface ScenarioGraph {
  readonly places: readonly GraphPlace[];
  readonly links: readonly GraphLink[];
}

export interface GraphPlace {
  readonly id: string;
  readonly name: string;
  /** `null` for a node. */
  readonly ending: Ending['kind'] | null;
  readonly isStart: boolean;
}

/** Options of one place, equally sound, that lead to the same other one. */
export interface GraphLink {
  readonly from: string;
  readonly to: string;
  readonly sound: ScenarioOption['sound'];
  /** Ids, in the author's order. */
  readonly options: readonly string[];
}

/** Only ways that somebody can take are links; every place stands in it, reached or not. */
export function scenarioGraph({ nodes, endings, begin }: Scenario, { spots }: Space): ScenarioGraph {
  const taken = new Set(
    spots.flatMap(({ moves }) =>
      moves.map(({ option, to }) => {
        const at = spots[to]?.run.at;
        return `${option.id}>${at?.kind === 'node' ? at.node.id : at?.ending.id}`;
      }),
    ),
  );
  const links = new Map<string, GraphLink>();
  for (const node of nodes) {
    for (const { id, sound, next } of node.options) {
      for (const to of new Set(next.map((way) => way.to))) {
        if (!taken.has(`${id}>${to}`)) continue;
        const key = `${node.id}>${to}>${sound}`;
        const options = [...(links.get(key)?.options ?? []), id];
        links.set(key, { from: node.id, to, sound, options });
      }
    }
  }
  return {
    places: [
      ...nodes.map(({ id, name }) => ({ id, name, ending: null, isStart: id === begin })),
      ...endings.map(({ id, title, kind }) => ({ id, name: title, ending: kind, isStart: false })),
    ],
    links: [...links.values()],
  };
}
