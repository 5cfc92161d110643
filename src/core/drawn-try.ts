import type { TryItem } from './attempt.ts';
import { drawItems, drawOthers, type Drawing } from './draw.ts';
import type { Session } from './session.ts';
import { currentTry } from './tries.ts';

/** What a try can be drawn from. */
export interface Source {
  /** Ledger numbers of the questions that are at hand: those of the package's bank. */
  readonly pool: readonly number[];
  /** Unsigned 32-bit number. */
  readonly seed: number;
}

/**
 * The questions of a try that is started now; of a running one its own, where an update or another form
 * took open ones away with others in their place, or it could never be finished. What was answered stays.
 *
 * @returns ledger numbers in the order they are asked; none where nothing is at hand
 */
export function drawnTry(session: Session, source: Source): readonly number[] {
  const drawing = drawingOf(session, source);
  const running = currentTry(session);
  if (running === undefined) return drawItems(drawing);
  const lost = running.items.filter((item) => item.chosen === null && !source.pool.includes(item.question));
  const kept = running.items.filter((item) => !lost.includes(item));
  const others = drawOthers(lost.map(numberOf), kept.map(numberOf), drawing);
  return running.items.flatMap((item) => (lost.includes(item) ? others.splice(0, 1) : [item.question]));
}

function drawingOf(session: Session, { pool, seed }: Source): Drawing {
  const { assessment, lessons } = session.plan;
  const running = currentTry(session);
  return {
    groups: assessment?.groups ?? [],
    pool,
    used: session.attempt.tries.filter((taken) => taken !== running).map(({ items }) => items.map(numberOf)),
    critical: assessment?.critical ?? [],
    objectives: lessons.flatMap(({ objectives }) => objectives.map(({ items }) => items)),
    seed,
  };
}

function numberOf({ question }: TryItem): number {
  return question;
}
