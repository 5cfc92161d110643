import type { Attempt } from '../core/attempt.ts';
import { join } from '../core/joining/join.ts';
import type { Settings } from '../core/settings.ts';
import { encode } from '../core/suspend.ts';
import { readSaved } from './saved.ts';

/** How far a page has come. */
export interface Here {
  readonly attempt: Attempt;
  /** Whether the learner has done nothing on it since it opened, and gone nowhere. */
  readonly isIdle: boolean;
}

/**
 * What a page without an LMS goes on with, once another tab has kept its record.
 *
 * Both tabs hear of each other and come to the same: of one attempt, all that either holds; of two, the
 * fuller. The learner stays where they are, but for a page that is idle: that follows the other.
 *
 * @param here `undefined` while the page opens
 * @param state suspend data that the other tab kept
 * @returns suspend data to open the page with; `undefined` where this page holds all of it already
 */
export function stateOfBoth(
  settings: Pick<Settings, 'plan' | 'reach'>,
  here: Here | undefined,
  state: string,
): string | undefined {
  const { attempt: other, isLater } = readSaved(settings, state);
  // A later package goes on with what this one cannot read.
  if (isLater) return state;
  if (other === null) return undefined;
  if (here === undefined) return state;
  const both = jointly(here, other);
  const text = encode(both, settings.plan);
  return text === encode(here.attempt, settings.plan) ? undefined : text;
}

function jointly({ attempt: mine, isIdle }: Here, other: Attempt): Attempt {
  if (mine.registration !== other.registration) return fuller(mine, other);
  return isIdle ? join(other, mine) : { ...join(mine, other), place: mine.place };
}

/** Two that are equally full are told apart by something that both tabs see alike. */
function fuller(mine: Attempt, other: Attempt): Attempt {
  const more = sizeOf(other) - sizeOf(mine);
  return more > 0 || (more === 0 && other.registration < mine.registration) ? other : mine;
}

function sizeOf({ opened, answers, tries, runs }: Attempt): number {
  const given = tries.reduce((sum, { items }) => sum + items.length, 0);
  return opened.length + Object.keys(answers).length + tries.length + given + runs.length;
}
