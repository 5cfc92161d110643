import type { ScenarioFile } from '../../schemas/scenario.ts';
import { draftScenario } from '../scenario/compile-scenario.ts';
import { explore } from '../scenario/explore.ts';
import { runLengths } from '../scenario/run-lengths.ts';
import { wayWords } from '../scenario/way-words.ts';
import { WORDS_A_MINUTE } from './reading-time.ts';

/** Seconds to look at a scene and decide, beside reading. */
export const DECIDING = 20;

/** From the least to the most that a way through it takes. */
export interface ScenarioTime {
  readonly id: string;
  readonly words: Range;
  readonly decisions: Range;
  readonly minutes: Range;
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * What one run of a scenario takes: the words of a way and its decisions. The way with the fewest words need not
 * be the one with the fewest decisions, so the least and the most minutes are bounds.
 * @returns `null` where a loop lets a run go on for ever, which the build refuses
 * @throws Error where an option leads nowhere
 */
export function scenarioTime(file: ScenarioFile): ScenarioTime | null {
  const space = explore(draftScenario(file));
  const words = wayWords(space);
  const { shortest, longest } = runLengths(space);
  if (words === null || longest === null) return null;
  const minutes = (read: number, decided: number): number =>
    read / WORDS_A_MINUTE + (decided * DECIDING) / 60;
  return {
    id: file.id,
    words,
    decisions: { least: shortest, most: longest },
    minutes: { least: minutes(words.least, shortest), most: minutes(words.most, longest) },
  };
}
