import { gzipSync } from 'node:zlib';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { WORDS_A_MINUTE } from '../hours/reading-time.ts';
import { wayTo } from './explore.ts';
import type { Space } from './explore.ts';
import { randomWalk } from './random-walk.ts';
import { runLengths } from './run-lengths.ts';
import { longTexts, wordCount, wordsOfRun } from './scenario-words.ts';

const WALKS = 2000;
/** What a learner fetches before the first scene. */
const SIZE_LIMIT = 14_000;

/** What a scenario comes to, for whoever wrote it: one line a thing. */
export function scenarioSummary(scenario: Scenario, space: Space): readonly string[] {
  const { shortest, longest, ways } = runLengths(space);
  const walks = Array.from({ length: WALKS }, (_, seed) => randomWalk(scenario, seed));
  const share = (id: string): number =>
    walks.filter(({ at }) => at.kind === 'ending' && at.ending.id === id).length / WALKS;
  const words = walks.reduce((sum, run) => sum + wordsOfRun(run), 0) / WALKS;
  const bytes = gzipSync(JSON.stringify(scenario)).length;
  const { nodes, endings, causes, surprises } = scenario;
  return [
    `${nodes.length} nodes, ${endings.length} endings, ${causes.length} causes, ${surprises.length} surprises`,
    `${nodes.flatMap(({ options }) => options).length} options: ${soundShares(scenario)}`,
    ways === null
      ? 'ways without number: there is a loop'
      : `${ways[0]} to ${ways[1]} ways, by cause and surprise`,
    `${shortest} decisions on the shortest way, ${longest ?? 'any number'} on the longest`,
    `${wordCount(scenario)} words; a run reads ${Math.round(words)}, some ${Math.round(words / WORDS_A_MINUTE)} minutes`,
    `${(bytes / 1000).toFixed(1)} KB gzip${bytes > SIZE_LIMIT ? `, more than ${SIZE_LIMIT / 1000} KB: shorten its texts` : ''}`,
    `of ${WALKS} runs by chance:`,
    ...endings.map(
      ({ id, kind }) =>
        `  ${percent(share(id)).padStart(4)}  ${id} (${kind}), ${decisionsTo(space, id)} decisions or more`,
    ),
    ...longTexts(scenario, space).map((line) => `long: ${line}`),
  ];
}

/** How often a sound option stands first, second and so on: no position should tell. */
function soundShares({ nodes }: Scenario): string {
  const options = nodes.flatMap((node) => node.options);
  const count = (sound: string): number => options.filter((option) => option.sound === sound).length;
  const places = [0, 1, 2, 3, 4].map(
    (index) => nodes.filter((node) => node.options[index]?.sound === 'yes').length,
  );
  return `${count('yes')} sound, ${count('partly')} partly, ${count('no')} not; sound ones by position ${places.join(' ')}`;
}

/** Decisions on the shortest way to an ending: spots stand in the order of their distance. */
function decisionsTo(space: Space, id: string): number {
  const first = space.spots.findIndex(({ run: { at } }) => at.kind === 'ending' && at.ending.id === id);
  return wayTo(space, first).length;
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
