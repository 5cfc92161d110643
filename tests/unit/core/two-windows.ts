import * as fc from 'fast-check';
import type { Session, SessionEvent } from '../../../src/core/session.ts';
import { transition } from '../../../src/core/transition.ts';
import { anyEvents, anyStart } from './any-visit.ts';

/** One learner who went on in two windows from where a visit had come to. */
export const twoWindows = fc.tuple(anyStart, anyEvents, anyEvents, anyEvents).map(([start, ...events]) => {
  const [before = [], left = [], right = []] = events.map((list, window) => seeded(list, window));
  const common = after(
    { ...start, mode: 'normal' },
    before.filter(({ type }) => type !== 'left'),
  );
  return { common, left: after(common, left), right: after(common, right) };
});

/** A seed is 32 bits of chance: no two are the same. */
function seeded(events: readonly SessionEvent[], window: number): readonly SessionEvent[] {
  return events.map((event, index) => ('seed' in event ? { ...event, seed: 1_000 * window + index } : event));
}

function after(from: Session, events: readonly SessionEvent[]): Session {
  return events.reduce((now, event) => transition(now, event)[0], from);
}
