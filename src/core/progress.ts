import type { Attempt, Place, Status } from './attempt.ts';
import type { LessonPlan, ScenarioPlan } from './plan.ts';
import type { Outcome, Score, Session } from './session.ts';
import { bestProcess } from './runs.ts';
import { currentTry, lastFinishedTry, missesCritical, reachedBy, triesLeft } from './tries.ts';

/** A lesson is done once it was opened and each of its checks was answered. */
export function isLessonDone(attempt: Attempt, lesson: LessonPlan): boolean {
  return attempt.opened.includes(lesson.number) && openChecks(attempt, lesson) === 0;
}

/** Whether nothing waits for the lesson: it is done, or need not be taken. */
export function isSettled(attempt: Attempt, lesson: LessonPlan): boolean {
  return lesson.testOut || isLessonDone(attempt, lesson);
}

/** Whether a pass stands for the lesson, taken or not. */
export function isTestedOut(session: Session, { testOut }: LessonPlan): boolean {
  return testOut && isAssessmentPassed(session);
}

/** How many recorded questions of a lesson are still to be answered. Any of a draw's questions will do. */
export function openChecks({ answers }: Attempt, { checks, draws }: LessonPlan): number {
  const answered = (numbers: readonly number[]) =>
    numbers.filter((number) => answers[number] !== undefined).length;
  return draws.reduce(
    (open, { pool, count }) => open + Math.max(0, Math.min(count, pool.length) - answered(pool)),
    checks.length - answered(checks),
  );
}

/** Whether a scenario was brought to an end, and as well as the edition asks. */
export function isScenarioDone({ plan, attempt }: Session, { number }: ScenarioPlan): boolean {
  const asked = plan.completion.scenarios === 'none' ? 0 : plan.completion.scenarios;
  return (bestProcess(attempt, number) ?? -1) >= asked;
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
      return (
        index !== -1 &&
        (plan.navigation === 'free' ||
          attempt.opened.includes(place.lesson) ||
          plan.lessons[index]?.testOut === true ||
          plan.lessons.slice(0, index).every((lesson) => isSettled(attempt, lesson)))
      );
    }
    case 'scenario':
      return (
        plan.scenarios.some(({ number }) => number === place.scenario) &&
        (plan.navigation === 'free' ||
          attempt.runs.some((run) => run.scenario === place.scenario) ||
          areLessonsDone(session))
      );
    case 'assessment':
      return (
        plan.assessment !== null &&
        (plan.navigation === 'free' || attempt.tries.length > 0 || isPractised(session))
      );
    case 'result':
      return lastFinishedTry(attempt) !== undefined || outcome(session).completed;
    default:
      return place satisfies never;
  }
}

/** Where to go on: the first lesson to take that is not done, which is always open, or else the first lesson. */
export function nextLesson({ plan, attempt }: Session): Place | undefined {
  const lesson = plan.lessons.find((candidate) => !isSettled(attempt, candidate)) ?? plan.lessons[0];
  return lesson === undefined ? undefined : { page: 'lesson', lesson: lesson.number };
}

/** Whole percent of lessons and scenarios asked for that are done, and of the assessment passed; 100 only when nothing is missing. */
export function percent(session: Session): number {
  const { lessons, assessment, completion } = session.plan;
  const asked = completion.lessons === 'none' ? [] : lessons.filter(({ testOut }) => !testOut);
  const done = [
    ...asked.map((lesson) => isLessonDone(session.attempt, lesson)),
    ...askedScenarios(session).map((scenario) => isScenarioDone(session, scenario)),
    ...(assessment === null ? [] : [isAssessmentPassed(session)]),
  ];
  return done.length === 0 ? 0 : Math.floor((100 * done.filter(Boolean).length) / done.length);
}

/** Scenarios that completion asks for. */
export function askedScenarios({ plan }: Session): readonly ScenarioPlan[] {
  return plan.completion.scenarios === 'none' ? [] : plan.scenarios;
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
  return outcomeWith(session, higher(session.attempt.status, earnedStatus(session)));
}

/** The same, where the attempt has that status. */
export function outcomeWith(session: Session, status: Status): Outcome {
  return { status, completed: status === 'completed' || status === 'passed', score: score(session) };
}

/** `null` also where this edition has no assessment, though the attempt may hold tries from another build. */
function score(session: Session): Score | null {
  const { plan, passMark, attempt } = session;
  const last = lastFinishedTry(attempt);
  if (plan.assessment === null || last === undefined) return null;
  const { items, reached } = last.try;
  const { raw } = reached ?? reachedBy(items, session);
  const missedCritical = missesCritical(items, plan);
  // A pass once earned stands, whatever an update asks for since.
  const passed =
    (raw >= passMark && !missedCritical) || reached?.passed === true || attempt.status === 'passed';
  return { raw, passMark, passed, missedCritical, form: last.form };
}

/** By the last finished try, or by one of an earlier build. */
export function isAssessmentPassed(session: Session): boolean {
  return session.attempt.status === 'passed' || score(session)?.passed === true;
}

/** Whether all that comes before the assessment was done once, however well. */
function isPractised(session: Session): boolean {
  const played = ({ number }: ScenarioPlan) => bestProcess(session.attempt, number) !== null;
  return areLessonsDone(session) && askedScenarios(session).every(played);
}

function areScenariosDone(session: Session): boolean {
  return askedScenarios(session).every((scenario) => isScenarioDone(session, scenario));
}

function areLessonsDone({ plan, attempt }: Session): boolean {
  return plan.lessons.every((lesson) => isSettled(attempt, lesson));
}

function earnedStatus(session: Session): Status {
  const { assessment, completion } = session.plan;
  const practised = areScenariosDone(session) && (completion.lessons === 'none' || areLessonsDone(session));
  if (isAssessmentPassed(session) && practised) return 'passed';
  const asksAssessment = assessment !== null && completion.assessment === 'passed';
  if (!asksAssessment) return practised ? 'completed' : 'incomplete';
  const isOver = triesLeft(session) === 0 && currentTry(session) === undefined;
  return isOver && !isAssessmentPassed(session) ? 'failed' : 'incomplete';
}

function higher(a: Status, b: Status): Status {
  const order: readonly Status[] = ['incomplete', 'failed', 'completed', 'passed'];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
