import type { Activity, LanguageMap } from '@xapi/xapi';
import type { CoursePlan } from '../core/plan.ts';
import {
  activityTypes,
  assessmentIri,
  lessonIri,
  objectiveIri,
  profileVersionIri,
  scenarioIri,
  scormProfileIri,
  under,
} from './vocabulary.ts';

/** What names an activity: where its IRIs begin, and the language of its texts. */
export interface ActivityNaming {
  /** Stem of everything in the course. */
  readonly courseIri: string;
  /** Under which the course was launched. */
  readonly activityIri: string;
  readonly language: string;
  readonly plan: CoursePlan;
}

/** Course and SCO are one activity: the package holds one SCO, so its IRI is the one it was launched under. */
export function courseActivity({ activityIri, language, plan }: ActivityNaming): Activity {
  return activity(activityIri, activityTypes.course, { [language]: plan.title });
}

/** The attempt of ADL's SCORM profile (section 5.0): one unique IRI an attempt. */
export function attemptActivity(naming: { courseIri: string; registration: string }): Activity {
  return activity(`${under(naming.courseIri)}/attempts/${naming.registration}`, activityTypes.attempt);
}

export function assessmentActivity({ courseIri }: ActivityNaming): Activity {
  return activity(assessmentIri(courseIri), activityTypes.assessment);
}

/** @param lesson the lesson's stable id */
export function lessonActivity({ courseIri, language, plan }: ActivityNaming, lesson: string): Activity {
  const title = plan.lessons.find(({ id }) => id === lesson)?.title;
  const name = title === undefined ? undefined : { [language]: title };
  return activity(lessonIri(courseIri, lesson), activityTypes.lesson, name);
}

/** @param scenario the scenario's stable id */
export function scenarioActivity({ courseIri, language, plan }: ActivityNaming, scenario: string): Activity {
  const title = plan.scenarios.find(({ id }) => id === scenario)?.title;
  const name = title === undefined ? undefined : { [language]: title };
  return activity(scenarioIri(courseIri, scenario), activityTypes.scenario, name);
}

/** @param objective the objective's id, for example `O-1.2` */
export function objectiveActivity(
  { courseIri, language, plan }: ActivityNaming,
  objective: string,
): Activity {
  const text = plan.lessons.flatMap(({ objectives }) => objectives).find(({ id }) => id === objective)?.text;
  const name = text === undefined ? undefined : { [language]: text };
  return activity(objectiveIri(courseIri, objective), activityTypes.objective, name);
}

export function scormProfileActivity(): Activity {
  return activity(scormProfileIri, activityTypes.profile);
}

/** The version of the course's own Profile that a statement follows. */
export function profileActivity(courseIri: string): Activity {
  return activity(profileVersionIri(courseIri), activityTypes.profile);
}

function activity(id: string, type: string, name?: LanguageMap): Activity {
  return { objectType: 'Activity', id, definition: name === undefined ? { type } : { type, name } };
}
