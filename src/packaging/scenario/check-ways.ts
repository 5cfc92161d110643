import { MOST_DECISIONS } from '../../core/suspend-budget.ts';
import { quoted } from '../../schemas/field.ts';
import type { ScenarioFile } from '../../schemas/scenario.ts';
import type { AuthorFile } from '../author-files.ts';
import type { Place } from '../known-ids.ts';
import type { Problem } from '../problem.ts';
import { alwaysHolds } from './conditions.ts';
import { wayTo } from './explore.ts';
import type { Space } from './explore.ts';
import { runLengths } from './run-lengths.ts';
import type { RunLengths } from './run-lengths.ts';

type Source = AuthorFile<ScenarioFile>;
type Path = readonly PropertyKey[];
type Words = readonly [what: string, instead: string];

const anyText = 'write a text without when';

/** Lists of ways whose last one may not hold, or that go on behind one that always does. */
export function wayProblems({ file, lineAt }: Source, { nodes }: ScenarioFile): Problem[] {
  return nodes.flatMap(({ options }, n) =>
    options.flatMap(({ id, next }, o) => {
      const first = next.findIndex(({ when }) => alwaysHolds(when));
      if (first === next.length - 1) return [];
      const line = lineAt(['nodes', n, 'options', o, 'next']);
      const what =
        first === -1
          ? `where no condition of option ${quoted(id)} holds, it leads nowhere`
          : `the ways of option ${quoted(id)} go on behind one that always holds`;
      const instead =
        first === -1 ? 'end next with a way without when' : 'put the way without when at the end of next';
      return [{ file, line, what, instead }];
    }),
  );
}

/** What shows only when a scenario is played: what nobody reaches, and where somebody gets stuck. */
export function playProblems({ file, lineAt }: Source, data: ScenarioFile, space: Space): Problem[] {
  if (!space.isWhole) {
    const what = `there are more than ${space.spots.length - 1} situations to look at`;
    const instead = 'ask about fewer things in conditions: each that is asked about multiplies them';
    return [{ file, line: 1, what, instead }];
  }
  const met = findingsOf(space);
  const unless = (isFine: boolean, path: Path, words: Words): Problem[] =>
    isFine ? [] : [{ file, line: lineAt(path), what: words[0], instead: words[1] }];
  const where = (finding: string, path: Path, [what, instead]: Words): Problem[] => {
    const index = met.get(finding);
    return unless(index === undefined, path, [`${what} ${situationOf(space, index ?? 0)}`, instead]);
  };

  const ofOption = ({ id }: { readonly id: string }, path: Path): Problem[] => [
    ...unless(met.has(`offered ${id}`), path, [
      `option ${quoted(id)} is never offered`,
      'change its when, or remove it',
    ]),
    ...where(`silent ${id}`, [...path, 'then'], [`option ${quoted(id)} has no consequence to tell`, anyText]),
  ];
  const ofNode = ({ id, options }: ScenarioFile['nodes'][number], path: Path): Problem[] =>
    met.has(`at ${id}`)
      ? [
          ...where(
            `dead end ${id}`,
            [...path, 'options'],
            [`node ${quoted(id)} offers no option`, 'leave when away from one option that always fits'],
          ),
          ...where(`nothing at ${id}`, [...path, 'sees'], [`node ${quoted(id)} shows nothing`, anyText]),
          ...where(`stuck ${id}`, path, [
            `from node ${quoted(id)} no ending can be reached`,
            'lead an option out of the loop',
          ]),
          ...options.flatMap((option, index) => ofOption(option, [...path, 'options', index])),
        ]
      : unless(false, path, [`no way leads to node ${quoted(id)}`, 'lead an option to it, or remove it']);
  const ofEnding = ({ id }: { readonly id: string }, path: Path): Problem[] => [
    ...unless(met.has(`at ${id}`), path, [
      `no way leads to ending ${quoted(id)}`,
      'lead an option to it, or remove it',
    ]),
    ...where(`nothing at ${id}`, [...path, 'text'], [`ending ${quoted(id)} tells nothing`, anyText]),
  ];
  const found = [
    ...data.nodes.flatMap((node, index) => ofNode(node, ['nodes', index])),
    ...data.endings.flatMap((ending, index) => ofEnding(ending, ['endings', index])),
  ];
  return found.length > 0 ? found : tooLong({ file, line: lineAt(['nodes']) }, runLengths(space));
}

/** The saved attempt has room for so many decisions of a run. */
function tooLong(place: Place, { longest }: RunLengths): Problem[] {
  if (longest !== null && longest <= MOST_DECISIONS) return [];
  const what =
    longest === null
      ? 'a run can go round for ever'
      : `the longest run takes ${longest} decisions, and an attempt keeps ${MOST_DECISIONS}`;
  const instead =
    longest === null
      ? 'offer what leads back only once: when: { not: { took: [its id] } }'
      : `lead it to an ending after ${MOST_DECISIONS} at most`;
  return [{ ...place, what, instead }];
}

/** What was found, each with the first spot where it was. */
function findingsOf(space: Space): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const stuck = stuckIn(space);
  for (const [index, { run, moves }] of space.spots.entries()) {
    const { at } = run;
    const place = at.kind === 'node' ? at.node.id : at.ending.id;
    const isSilent = (at.kind === 'node' ? at.sees : at.text).length === 0;
    const findings = [
      `at ${place}`,
      isSilent ? `nothing at ${place}` : '',
      at.kind === 'node' && moves.length === 0 ? `dead end ${place}` : '',
      stuck.has(index) ? `stuck ${place}` : '',
      ...moves.map(({ option }) => `offered ${option.id}`),
      ...moves.map(({ option, told }) => (told.length === 0 ? `silent ${option.id}` : '')),
    ];
    for (const finding of findings) if (finding !== '' && !found.has(finding)) found.set(finding, index);
  }
  return found;
}

/** Spots from which neither an ending nor a dead end can be reached; a dead end is told by itself. */
function stuckIn({ spots }: Space): ReadonlySet<number> {
  const before = spots.map((): number[] => []);
  for (const [index, { moves }] of spots.entries()) for (const { to } of moves) before[to]?.push(index);
  const free = new Set<number>();
  const open = spots.flatMap(({ moves }, index) => (moves.length === 0 ? index : []));
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (free.has(index)) continue;
    free.add(index);
    open.push(...(before[index] ?? []));
  }
  return new Set(spots.flatMap((_, index) => (free.has(index) ? [] : index)));
}

function situationOf(space: Space, index: number): string {
  const run = space.spots[index]?.run;
  const way = wayTo(space, index);
  const after = way.length === 0 ? 'at the start' : `after ${way.join(', ')}`;
  return `${after} (cause ${run?.cause.id}, surprise ${run?.surprise.id})`;
}
