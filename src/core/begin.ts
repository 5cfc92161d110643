import { withStatus, type Attempt, type Place } from './attempt.ts';
import { hold } from './hold.ts';
import type { CoursePlan } from './plan.ts';
import { objectiveResults } from './objectives.ts';
import { isOpen, nextLesson, outcome, outcomeWith } from './progress.ts';
import type { Effect, Mode, Session } from './session.ts';

/** What the launch said, as values. */
export interface Launch {
  readonly mode: Mode;
  /** The LMS's pass mark, percent; `null` where it sends none. */
  readonly passMark: number | null;
  /** The attempt read from the saved state; `null` where there is none. */
  readonly attempt: Attempt | null;
  /** For a new attempt: a UUID and an unsigned 32-bit number. */
  readonly fresh: { readonly registration: string; readonly seed: number };
  /** The LMS's bookmark, used where there is no attempt. */
  readonly place?: Place | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `true` where the LMS holds a state that could not be read: it stays until the first answer. */
  readonly holdSave?: boolean;
  /** `true` where nobody knows whether the LMS has stored the attempt that was read. */
  readonly saveAgain?: boolean | undefined;
}

/**
 * Begins a visit: goes on with the restored attempt or makes a new one, at a place that is there and
 * open. A restored attempt whose status rises because an update asks for less is reported at once.
 */
export function begin(plan: CoursePlan, launch: Launch): [Session, Effect[]] {
  const attempt = launch.attempt ?? newAttempt(plan, launch);
  const loaded: Session = {
    plan,
    mode: launch.mode,
    // Without an assessment no score is ever held against it.
    passMark: launch.passMark ?? plan.assessment?.passMark ?? 100,
    phase: 'active',
    attempt,
  };
  const now = outcome(loaded);
  const place = isOpen(loaded, attempt.place) ? attempt.place : (nextLesson(loaded) ?? attempt.place);
  const session: Session = { ...loaded, attempt: withStatus({ ...attempt, place }, now.status, launch.at) };
  const isHeld = launch.holdSave === true;
  return [isHeld ? hold(session) : session, effects()];

  function effects(): Effect[] {
    if (launch.mode !== 'normal') return [];
    const objectives = objectiveResults(session);
    const first: readonly Effect[] = [
      {
        type: 'began',
        resumed: launch.attempt !== null,
        before: outcomeWith(loaded, attempt.status),
        at: launch.at,
      },
      ...(objectives.length === 0 ? [] : [{ type: 'objectives', objectives } as const]),
    ];
    if (now.status !== attempt.status) {
      return [
        ...first,
        { type: 'save' },
        { type: 'report', outcome: now, at: launch.at },
        { type: 'commit', when: 'now' },
      ];
    }
    const isStored = launch.attempt !== null && launch.saveAgain !== true;
    if (isStored || isHeld) return [...first];
    return [...first, { type: 'save' }, { type: 'commit', when: 'soon' }];
  }
}

function newAttempt(plan: CoursePlan, { fresh, place }: Launch): Attempt {
  return {
    registration: fresh.registration,
    seed: fresh.seed,
    place: place ?? { page: 'lesson', lesson: plan.lessons[0]?.number ?? 0 },
    // The LMS's bookmark is proof enough that the lesson was open.
    opened: place?.page === 'lesson' ? [place.lesson] : [],
    answers: {},
    tries: [],
    runs: [],
    status: 'incomplete',
  };
}
