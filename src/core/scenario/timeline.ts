import { tensionWords } from './levels.ts';
import type { TensionWords } from './levels.ts';
import type { Run } from './play.ts';
import type { Replay } from './scenario.ts';
import type { Distance } from './situation.ts';
import { timeOfDay } from './time-of-day.ts';

/** One decision as a row of the replay. */
export interface Moment extends Replay {
  /** Id of the node. */
  readonly node: string;
  /** The node's name. */
  readonly name: string;
  /** The ledger's number of the option taken. */
  readonly option: number;
  /** Time of day when it was decided, for example `18:47`. */
  readonly at: string;
  /** Officers who talked until then, 0 to 6. */
  readonly voices: number;
  /** Until then. */
  readonly distance: Distance;
  /** What the decision made of it. */
  readonly tension: TensionWords;
}

/** The decisions of a run in their order, an unfinished run up to now. */
export function timelineOf({ scenario, steps }: Run): readonly Moment[] {
  return steps.map(({ node, option, before, after }) => ({
    node: node.id,
    name: node.name,
    option: option.number,
    at: timeOfDay(scenario.time, before.clock),
    voices: before.voices,
    distance: before.distance,
    tension: tensionWords(before.tension, after.tension),
    you: option.replay.you,
    person: option.replay.person,
    review: option.replay.review,
  }));
}
