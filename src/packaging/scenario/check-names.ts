import { quoted } from '../../schemas/field.ts';
import type { ScenarioFile } from '../../schemas/scenario.ts';
import type { AuthorFile } from '../author-files.ts';
import { duplicates, unknownId } from '../known-ids.ts';
import type { KnownIds } from '../known-ids.ts';
import type { Problem } from '../problem.ts';
import { conditionsIn } from './conditions.ts';

/** What stands outside of a scenario and is named in it. */
export interface Surroundings {
  readonly facts: KnownIds;
  readonly objectives: KnownIds;
  /** SVG text by the scene's name. */
  readonly scenes: ReadonlyMap<string, string>;
}

type Path = readonly PropertyKey[];
type Named = readonly [id: string, path: Path];
type Source = AuthorFile<ScenarioFile>;

/** Ids within a scenario that two things share, or that are named and not there: it cannot be played. */
export function innerProblems(source: Source, data: ScenarioFile): Problem[] {
  return [...repeated(source, data), ...unknownWithin(source, data)];
}

/** Names of what stands outside of a scenario, among them its file. */
export function outerProblems(source: Source, data: ScenarioFile, around: Surroundings): Problem[] {
  return [
    ...fileName(source, data),
    ...unknownOutside(source, data, around),
    ...unknownPictures(source, data, around),
  ];
}

function fileName({ file, lineAt }: Source, { id }: ScenarioFile): Problem[] {
  if (file.endsWith(`/${id}.yaml`)) return [];
  const what = `the scenario's id is ${quoted(id)} and the file has another name`;
  return [{ file, line: lineAt(['id']), what, instead: `name the file ${id}.yaml` }];
}

function repeated({ file, lineAt }: Source, { nodes, endings, causes, surprises }: ScenarioFile): Problem[] {
  const at = (list: readonly { readonly id: string }[], path: Path) =>
    list.map(({ id }, index) => ({ id, file, line: lineAt([...path, index, 'id']) }));
  const options = nodes.flatMap((node, index) => at(node.options, ['nodes', index, 'options']));
  return [
    ...duplicates('node or ending', [...at(nodes, ['nodes']), ...at(endings, ['endings'])]),
    ...duplicates('option', options),
    ...duplicates('cause', at(causes, ['causes'])),
    ...duplicates('surprise', at(surprises, ['surprises'])),
  ];
}

function unknownWithin({ file, lineAt }: Source, data: ScenarioFile): Problem[] {
  const { nodes, endings, causes, surprises, state } = data;
  const options = optionsOf(data);
  const conditions = conditionsIn(data);
  const asked = (of: 'cause' | 'surprise' | 'took' | 'info' | 'resources'): Named[] =>
    conditions.flatMap(({ condition, path }) => (condition[of] ?? []).map(entry([...path, of])));
  const given = (of: 'info' | 'resources'): Named[] => [
    ...state[of].map(entry(['state', of])),
    ...options.flatMap(({ option, path }) =>
      option.effects.flatMap((effect, index) =>
        (effect[of] ?? []).map(entry([...path, 'effects', index, of])),
      ),
    ),
  ];
  const ways = options.flatMap(({ option, path }) =>
    option.next.map(({ to }, index): Named => [to, [...path, 'next', index, 'to']]),
  );
  const problems = (kind: string, ids: readonly string[], named: readonly Named[]): Problem[] =>
    named.flatMap(([id, path]) =>
      unknownId(id, { kind, ids: new Set(ids), complete: true }, { file, line: lineAt(path) }),
    );
  return [
    ...problems('node', idsOf(nodes), [[data.begin, ['begin']]]),
    ...problems('node or ending', [...idsOf(nodes), ...idsOf(endings)], ways),
    ...problems('cause', idsOf(causes), asked('cause')),
    ...problems('surprise', idsOf(surprises), asked('surprise')),
    ...problems('option', idsOf(options.map(({ option }) => option)), asked('took')),
    ...problems('info', Object.keys(data.info), [...asked('info'), ...given('info')]),
    ...problems('resource', Object.keys(data.resources), [...asked('resources'), ...given('resources')]),
  ];
}

function unknownOutside(
  { file, lineAt }: Source,
  data: ScenarioFile,
  { facts, objectives }: Surroundings,
): Problem[] {
  const named: Named[] = [
    ...data.facts.map(entry(['facts'])),
    ...optionsOf(data).flatMap(({ option, path }) => option.facts.map(entry([...path, 'facts']))),
    ...data.endings.flatMap((ending, index) => ending.facts.map(entry(['endings', index, 'facts']))),
  ];
  return [
    ...unknownId(data.objective, objectives, { file, line: lineAt(['objective']) }),
    ...named.flatMap(([id, path]) => unknownId(id, facts, { file, line: lineAt(path) })),
  ];
}

function unknownPictures({ file, lineAt }: Source, data: ScenarioFile, { scenes }: Surroundings): Problem[] {
  const drawings = { kind: 'drawing in content/scenes', ids: new Set(scenes.keys()), complete: true };
  return data.nodes.flatMap(({ scene }, index) => {
    const path = ['nodes', index, 'scene'];
    const svg = scenes.get(scene.picture);
    if (svg === undefined)
      return unknownId(scene.picture, drawings, { file, line: lineAt([...path, 'picture']) });
    const layers = new Set([...svg.matchAll(/data-layer="([^"]*)"/g)].flatMap(([, name]) => name ?? []));
    const known = { kind: `layer in ${scene.picture}.svg`, ids: layers, complete: true };
    return scene.layers.flatMap((layer, nth) =>
      unknownId(layer, known, { file, line: lineAt([...path, 'layers', nth]) }),
    );
  });
}

function optionsOf({ nodes }: ScenarioFile) {
  return nodes.flatMap(({ options }, n) =>
    options.map((option, o) => ({ option, path: ['nodes', n, 'options', o] })),
  );
}

function entry(path: Path): (id: string, index: number) => Named {
  return (id, index) => [id, [...path, index]];
}

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}
