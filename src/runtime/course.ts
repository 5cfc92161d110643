import type { Effect, Session, SessionEvent } from '../core/session.ts';
import { transition } from '../core/transition.ts';

/** An event as a widget tells it: the clock is read here, once. */
export type Happening = SessionEvent extends infer E
  ? E extends SessionEvent
    ? Omit<E, 'at'>
    : never
  : never;

/** Whoever carries out effects: the LMS's record keeper, the xAPI reporter. */
export type Consumer = (effects: readonly Effect[], session: Session) => void;

/** The visit as the page and its islands share it. */
export interface Course {
  /** `null` until the launch is settled: nothing can be answered before that. */
  session(): Session | null;
  /** The learner's id as the LMS gave it; empty where nobody launched the page. It goes into no record from here. */
  learner(): string;
  /** Starts the visit with what `begin` gave. */
  begin(session: Session, effects: readonly Effect[], consumers: readonly Consumer[], learner?: string): void;
  /** The one way an answer takes: rules first, then both record keepers, then the page. */
  dispatch(happening: Happening): void;
  /** Goes on with what this visit and one in another window came to; whoever keeps records hears of it elsewhere. */
  replace(session: Session): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
}

/** @param now epoch milliseconds */
export function createCourse(now: () => number): Course {
  let session: Session | null = null;
  let learner = '';
  let consumers: readonly Consumer[] = [];
  const listeners = new Set<() => void>();

  function settle(next: Session, effects: readonly Effect[]): void {
    session = next;
    for (const consume of consumers) consume(effects, next);
    for (const listener of listeners) listener();
  }

  return {
    session: () => session,
    learner: () => learner,
    begin(first, effects, keepers, id = '') {
      learner = id;
      consumers = keepers;
      settle(first, effects);
    },
    dispatch(happening) {
      if (session === null) return;
      const [next, effects] = transition(session, { ...happening, at: now() });
      settle(next, effects);
    },
    replace: (next) => settle(next, []),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The page's one visit; the islands and the boot module meet here. */
export const course = createCourse(Date.now);
