import { expect } from 'vitest';
import type { Effect, Session, SessionEvent } from '../../../src/core/session.ts';
import { transition } from '../../../src/core/transition.ts';
import { attempt, finishedTry, lessonsDone, run, session, tryStarted } from './course.ts';

/** What a try asks. */
export const POOL = [201, 202, 203, 204];
/** Every lesson is done; no try has begun. */
export const ready = session({ attempt: attempt({ ...lessonsDone, place: { page: 'assessment' } }) });

export const kinds = (effects: readonly Effect[]) => effects.map(({ type }) => type);
/** After finished tries with so many right answers each. */
export const withTries = (...rights: number[]) =>
  session({ attempt: attempt({ ...lessonsDone, tries: rights.map((right) => finishedTry(right)) }) });
/** In the middle of the first try. */
export const running = () => run(ready, [tryStarted(POOL)]).session;

/** An event that is not allowed leaves the very same session and no effects. */
export function expectNothing(before: Session, event: SessionEvent): void {
  const [after, effects] = transition(before, event);
  expect(after).toBe(before);
  expect(effects).toEqual([]);
}
