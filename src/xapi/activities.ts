import type { Activity, InteractionActivity, LanguageMap } from '@xapi/xapi';
import type { CoursePlan } from '../core/plan.ts';
import type { Question, Response } from '../core/question.ts';
import { activityTypes, scormProfileIri, under } from './vocabulary.ts';

/** What names an activity: where its IRIs begin, and the language of its texts. */
export interface ActivityNaming {
  readonly activityIri: string;
  readonly language: string;
  readonly plan: CoursePlan;
}

/** Course and SCO are one activity: the package holds one SCO, so its IRI is the course's. */
export function courseActivity({ activityIri, language, plan }: ActivityNaming): Activity {
  return activity(activityIri, activityTypes.course, { [language]: plan.title });
}

/** The attempt of ADL's SCORM profile (section 5.0): one unique IRI an attempt. */
export function attemptActivity(naming: { activityIri: string; registration: string }): Activity {
  return activity(`${under(naming.activityIri)}/attempts/${naming.registration}`, activityTypes.attempt);
}

export function assessmentActivity({ activityIri }: ActivityNaming): Activity {
  return activity(`${under(activityIri)}/assessment`, activityTypes.assessment);
}

/** @param lesson the lesson's stable id */
export function lessonActivity({ activityIri, language, plan }: ActivityNaming, lesson: string): Activity {
  const title = plan.lessons.find(({ id }) => id === lesson)?.title;
  const name = title === undefined ? undefined : { [language]: title };
  return activity(`${under(activityIri)}/lessons/${lesson}`, activityTypes.lesson, name);
}

/** @param objective the objective's id, for example `O-1.2` */
export function objectiveActivity(
  { activityIri, language, plan }: ActivityNaming,
  objective: string,
): Activity {
  const text = plan.lessons.flatMap(({ objectives }) => objectives).find(({ id }) => id === objective)?.text;
  const name = text === undefined ? undefined : { [language]: text };
  return activity(`${under(activityIri)}/objectives/${objective}`, activityTypes.objective, name);
}

export function profileActivity(): Activity {
  return activity(scormProfileIri, activityTypes.profile);
}

/**
 * A question with its full definition (xAPI 1.0.3 Data 2.4.4.1, Appendix C). A question without a key
 * has no `correctResponsesPattern`.
 */
export function questionActivity(naming: ActivityNaming, question: Question): InteractionActivity {
  const { activityIri, language } = naming;
  const keys = question.options.filter(({ correct }) => correct).map(({ number }) => number);
  return {
    objectType: 'Activity',
    id: `${under(activityIri)}/interactions/${question.id}`,
    definition: {
      type: activityTypes.interaction,
      name: { [language]: question.stem },
      description: { [language]: question.stem },
      interactionType: 'choice',
      ...(keys.length === 0 ? {} : { correctResponsesPattern: [choiceResponse(question, keys)] }),
      choices: question.options.map(({ id, text }) => ({ id, description: { [language]: text } })),
    },
  };
}

/**
 * A response in the order of the options, so that a right one equals its pattern letter for letter.
 * Ids are joined by `[,]`; a single id stands alone (xAPI 1.0.3 Data 2.4.4.1, response formats).
 */
export function choiceResponse(question: Question, chosen: Response): string {
  return question.options
    .filter(({ number }) => chosen.includes(number))
    .map(({ id }) => id)
    .join('[,]');
}

function activity(id: string, type: string, name?: LanguageMap): Activity {
  return { objectType: 'Activity', id, definition: name === undefined ? { type } : { type, name } };
}
