import type { Attempt, Place, Status } from './attempt.ts';
import type { LessonPlan } from './plan.ts';
import type { Outcome, Score, Session } from './session.ts';
import { currentTry, lastFinishedTry, percentRight, triesLeft } from './tries.ts';

/** What a learner has not done yet. */
export interface Remaining {
  readonly lessons: readonly LessonPlan[];
  /** Planned minutes of those lessons. */
  readonly minutes: number;
  /** Whether there is an assessment that is not passed. */
  readonly assessment: boolean;
}

/** A lesson is done once it was opened and each of its checks was answered. */
export function isLessonDone(attempt: Attempt, lesson: LessonPlan): boolean {
  return (
    attempt.opened.includes(lesson.number) &&
    lesson.checks.every((check) => attempt.answers[check] !== undefined)
  );
}

/**
 * Whether the learner may go there. What was open once stays open, or an update that adds a check
 * early in the course would shut the page the learner is on.
 */
export function isOpen(session: Session, place: Place): boolean {
  const { plan, attempt } = session;
  switch (place.page) {
    case 'lesson': {
      const index = plan.lessons.findIndex((lesson) => lesson.number === place.lesson);
      if (index === -1) return false;
      return (
        plan.navigation === 'free' ||
        attempt.opened.includes(place.lesson) ||
        plan.lessons.slice(0, index).every((lesson) => isLessonDone(attempt, lesson))
      );
    }
    case 'assessment':
      return (
        plan.assessment !== null &&
        (plan.navigation === 'free' || attempt.tries.length > 0 || areLessonsDone(session))
      );
    case 'result':
      return lastFinishedTry(attempt) !== undefined || outcome(session).completed;
    default:
      return place satisfies never;
  }
}

/** Where to go on: the first lesson that is not done, which is always open, or else the first lesson. */
export function nextLesson({ plan, attempt }: Session): Place | undefined {
  const lesson = plan.lessons.find((candidate) => !isLessonDone(attempt, candidate)) ?? plan.lessons[0];
  return lesson === undefined ? undefined : { page: 'lesson', lesson: lesson.number };
}

/** Whole percent of lessons done and assessment passed; 100 only when nothing is missing. */
export function percent(session: Session): number {
  const { lessons, assessment } = session.plan;
  const units = lessons.length + (assessment === null ? 0 : 1);
  const missing = remaining(session);
  const left = missing.lessons.length + (missing.assessment ? 1 : 0);
  return units === 0 ? 0 : Math.floor((100 * (units - left)) / units);
}

export function remaining(session: Session): Remaining {
  const lessons = session.plan.lessons.filter((lesson) => !isLessonDone(session.attempt, lesson));
  return {
    lessons,
    minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    assessment: session.plan.assessment !== null && !isAssessmentPassed(session),
  };
}

/** Whether the learner may begin a try now. A pass ends the assessment for good. */
export function mayStartTry(session: Session): boolean {
  return (
    isOpen(session, { page: 'assessment' }) &&
    currentTry(session) === undefined &&
    triesLeft(session) > 0 &&
    !isAssessmentPassed(session)
  );
}

/** Where the attempt stands. Its status is never below the one the attempt already has. */
export function outcome(session: Session): Outcome {
  const status = higher(session.attempt.status, earnedStatus(session));
  return { status, completed: status === 'completed' || status === 'passed', score: score(session) };
}

/** `null` also where this edition has no assessment, though the attempt may hold tries from another build. */
function score({ plan, passMark, attempt }: Session): Score | null {
  const last = lastFinishedTry(attempt);
  if (plan.assessment === null || last === undefined) return null;
  const raw = percentRight(last.try.items);
  // A pass mark raised between two launches does not take back a pass.
  return { raw, passMark, passed: raw >= passMark || attempt.status === 'passed', form: last.form };
}

function isAssessmentPassed(session: Session): boolean {
  return session.attempt.status === 'passed' || score(session)?.passed === true;
}

function areLessonsDone({ plan, attempt }: Session): boolean {
  return plan.lessons.every((lesson) => isLessonDone(attempt, lesson));
}

function earnedStatus(session: Session): Status {
  const { assessment, completion } = session.plan;
  const lessonsDone = areLessonsDone(session);
  if (isAssessmentPassed(session) && (completion.lessons === 'none' || lessonsDone)) return 'passed';
  const asksAssessment = assessment !== null && completion.assessment === 'passed';
  if (!asksAssessment) return lessonsDone ? 'completed' : 'incomplete';
  const isOver = triesLeft(session) === 0 && currentTry(session) === undefined;
  return isOver && !isAssessmentPassed(session) ? 'failed' : 'incomplete';
}

function higher(a: Status, b: Status): Status {
  const order: readonly Status[] = ['incomplete', 'failed', 'completed', 'passed'];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
