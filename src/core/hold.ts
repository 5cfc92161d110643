import type { Session } from './session.ts';

/**
 * A session that began although the LMS holds a state nobody could read. Nothing is saved over that
 * state until the learner does something worth more than it.
 */
export interface HeldSession extends Session {
  readonly held: true;
}

export function hold(session: Session): HeldSession {
  return { ...session, held: true };
}

export function isHeld(session: Session): session is HeldSession {
  return 'held' in session;
}

export function release(session: Session): Session {
  const { plan, mode, passMark, phase, attempt } = session;
  return { plan, mode, passMark, phase, attempt };
}
