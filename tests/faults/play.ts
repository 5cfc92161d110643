import { outcomeOf, type Outcome } from './oracle.ts';
import type { Schedule } from './schedule.ts';
import { createWorld, type World } from './world.ts';

/** Longer than any retry, of the LMS's commits and of requests to the LRS. */
const LONG_MS = 15 * 60_000;

/** Plays a schedule, mends everything, and lets the same learner open the course once more on the device. */
export async function play({ setting, acts, isPatient }: Schedule): Promise<Outcome> {
  const world = createWorld(setting);
  for (const act of acts) await world.act(act);
  await world.act({ do: 'mend' });
  if (isPatient) await world.act({ do: 'pass', ms: LONG_MS });
  await openOnceMore(world);
  return outcomeOf(world);
}

async function openOnceMore(world: World): Promise<void> {
  for (const window of [0, 1]) await world.act({ do: 'kill', window });
  await world.act({ do: 'open', window: 0 });
  await world.act({ do: 'pass', ms: LONG_MS });
  await world.act({ do: 'exit', window: 0, insists: false });
}
