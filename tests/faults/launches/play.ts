import { outcomeOf, type LaunchOutcome } from './oracle.ts';
import type { LaunchSchedule } from './schedule.ts';
import { createWorld, type World } from './world.ts';

/** Longer than any retry of a commit or of a request. */
const LONG_MS = 15 * 60_000;

/** Plays a schedule, mends everything, and lets the same learner launch the course once more on the device. */
export async function play({ setting, acts, isPatient }: LaunchSchedule): Promise<LaunchOutcome> {
  const world = createWorld(setting);
  try {
    for (const act of acts) await world.act(act);
    await recover(world, isPatient);
    return outcomeOf(world);
  } finally {
    world.end();
  }
}

/** On a second device as well, where there is one: what waits there is nowhere else. */
export async function recover(world: World, isPatient: boolean): Promise<void> {
  await world.act({ do: 'mend' });
  if (isPatient) await world.act({ do: 'pass', ms: LONG_MS });
  for (const window of [0, 1]) await world.act({ do: 'kill', window });
  for (const window of world.devices.keys()) {
    await world.act({ do: 'open', window });
    await world.act({ do: 'pass', ms: LONG_MS });
    await world.act({ do: 'exit', window, insists: false });
  }
}
