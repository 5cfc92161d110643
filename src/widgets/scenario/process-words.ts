import type { Run } from '../../core/scenario/play.ts';
import { phrase } from '../../runtime/phrase.ts';
import { end as words } from '../../strings/en-scenario.json';

/** `4 of 6 decisions fit what was known then. One more fit in part.` */
export function processCount({ steps }: Pick<Run, 'steps'>): string {
  const count = phrase(words.count, { n: soundOf({ steps }, 'yes'), of: steps.length });
  const partly = soundOf({ steps }, 'partly');
  if (partly === 0) return count;
  return `${count} ${partly === 1 ? words.partlyOne : phrase(words.partly, { n: partly })}`;
}

/** The same in words; how it ended plays no part in it. */
export function processSentence({ steps }: Pick<Run, 'steps'>): string {
  const fitting = soundOf({ steps }, 'yes');
  if (fitting === steps.length) return words.all;
  if (fitting === 0) return words.none;
  return fitting * 2 > steps.length ? words.most : words.some;
}

function soundOf({ steps }: Pick<Run, 'steps'>, sound: 'yes' | 'partly'): number {
  return steps.filter(({ option }) => option.sound === sound).length;
}
