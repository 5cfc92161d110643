import { begin } from '../../src/core/begin.ts';
import type { Session, SessionEvent } from '../../src/core/session.ts';
import { transition } from '../../src/core/transition.ts';
import type { LmsSession } from '../../src/lms/port.ts';
import { createKeeper, type Keeper } from '../../src/runtime/keeper.ts';
import type { Keeping } from '../../src/runtime/keeping.ts';
import { attempt, lessonsDone, plan, REGISTRATION, tryAnswered, tryStarted } from '../unit/core/course.ts';
import { lone } from './lone-keeper.ts';

/** A visit of the course under test, and who keeps its record. */
export interface KeptVisit {
  readonly lms: LmsSession;
  readonly keeper: Keeper;
  /** What the sign has said. */
  readonly shown: readonly Keeping[];
  dispatch(...events: readonly SessionEvent[]): void;
}

/** The real record keeper of the page over the session; nothing is tried again unless a test says so. */
export function keptVisit(lms: LmsSession, begun = attempt()): KeptVisit {
  const shown: Keeping[] = [];
  const keeper = createKeeper({
    ...lone,
    lms,
    now: () => 0,
    after: () => () => {},
    show: (keeping) => void shown.push(keeping),
  });
  const fresh = { registration: REGISTRATION, seed: 7 };
  const { saveAgain } = lms.launch;
  const asked = { mode: 'normal', passMark: null, attempt: begun, fresh, at: 0, saveAgain } as const;
  let [session, effects]: readonly [Session, Parameters<Keeper['consume']>[0]] = begin(plan(), asked);
  keeper.consume(effects, session);
  return {
    lms,
    keeper,
    shown,
    dispatch(...events) {
      for (const event of events) {
        [session, effects] = transition(session, event);
        keeper.consume(effects, session);
      }
    },
  };
}

/** What the LMS's record will lack of the visit, as the learner is told. */
export const lacking = ({ lms }: KeptVisit) => lms.lacking?.() ?? [];

/** An attempt of which the assessment alone is left. */
export const beforeAssessment = attempt(lessonsDone);

/** What passes the assessment in one try: all of its questions answered right. */
export const PASS = [
  tryStarted([201, 202, 203, 204]),
  ...[201, 202, 203, 204].map((number) => tryAnswered(number)),
] as const;
