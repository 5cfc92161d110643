import type { Space, Spot } from './explore.ts';
import { endsFirst } from './run-lengths.ts';
import { sumOfWords } from './scenario-words.ts';

/**
 * Words that a learner reads on a way through a scenario, the replay and the debrief among them. The truth that the
 * debrief tells is taken as the shortest and the longest there is, whatever the way.
 */
export interface WayWords {
  /** On the way with the fewest. */
  readonly least: number;
  readonly most: number;
}

/** @returns `null` where a loop lets a run go on for ever */
export function wayWords(space: Space): WayWords | null {
  const order = endsFirst(space);
  if (order === null) return null;
  const reached = new Map<number, WayWords>();
  for (const index of order) {
    const spot = space.spots[index];
    if (spot === undefined) continue;
    const here = wordsAt(spot);
    const onward = spot.moves.flatMap(({ option, told, to }) => {
      const { you, person, review } = option.replay;
      const words = sumOfWords([...told, option.why, you, ...person, review]);
      const next = reached.get(to);
      return next === undefined ? [] : { least: words + next.least, most: words + next.most };
    });
    reached.set(index, {
      least: here + (onward.length === 0 ? 0 : Math.min(...onward.map(({ least }) => least))),
      most: here + (onward.length === 0 ? 0 : Math.max(...onward.map(({ most }) => most))),
    });
  }
  const starts = space.starts.flatMap((index) => reached.get(index) ?? []);
  const scenario = space.spots[space.starts[0] ?? 0]?.run.scenario;
  const note = sumOfWords([scenario?.note ?? '']);
  // Causes that make no difference on the way share a spot, and still each has its own truth.
  const truths = (scenario?.causes ?? []).map(({ truth }) => sumOfWords([truth]));
  return {
    least: note + Math.min(...starts.map(({ least }) => least)) + Math.min(...truths),
    most: note + Math.max(...starts.map(({ most }) => most)) + Math.max(...truths),
  };
}

function wordsAt({ run: { at } }: Spot): number {
  return at.kind === 'node'
    ? sumOfWords([...at.sees, at.node.stem, ...at.options.map(({ text }) => text)])
    : sumOfWords([at.ending.title, ...at.text, ...at.ending.debrief]);
}
