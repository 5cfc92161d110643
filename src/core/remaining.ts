import type { LessonPlan, ScenarioPlan } from './plan.ts';
import { askedScenarios, isAssessmentPassed, isScenarioDone, isSettled } from './progress.ts';
import type { Session } from './session.ts';

/** What a learner has not done yet. */
export interface Remaining {
  /** Without those that may be tested out. */
  readonly lessons: readonly LessonPlan[];
  /** Scenarios that the edition asks for. */
  readonly scenarios: readonly ScenarioPlan[];
  /** Planned minutes of those lessons and scenarios. */
  readonly minutes: number;
  /** Whether there is an assessment that is not passed. */
  readonly assessment: boolean;
}

export function remaining(session: Session): Remaining {
  const lessons = session.plan.lessons.filter((lesson) => !isSettled(session.attempt, lesson));
  const scenarios = askedScenarios(session).filter((scenario) => !isScenarioDone(session, scenario));
  return {
    lessons,
    scenarios,
    minutes: [...lessons, ...scenarios].reduce((sum, { minutes }) => sum + minutes, 0),
    assessment: session.plan.assessment !== null && !isAssessmentPassed(session),
  };
}
