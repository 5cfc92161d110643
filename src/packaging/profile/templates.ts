import { activityTypes, verbIris, type VerbName } from '../../xapi/vocabulary.ts';
import {
  answerRules,
  commonRules,
  completionRules,
  excluded,
  extensionLocation,
  goodbyeRules,
  included,
  judgementRules,
  progressRules,
  questionRules,
  type Rule,
} from './rules.ts';
import { type Item, item, itemIri, type Scheme } from './scheme.ts';

export type TemplateName = Exclude<VerbName, 'answered'> | 'practised' | 'decided' | 'answered-in-assessment';

interface Template extends Item {
  readonly verb: string;
  readonly objectActivityType: string;
  readonly contextParentActivityType?: readonly string[];
  readonly rules: readonly Rule[];
}

interface Kind {
  readonly verb: VerbName;
  readonly name: string;
  readonly about: string;
  /** Type of what the question belongs to; what is said about the whole course has none. */
  readonly within?: string;
  readonly rules?: (scheme: Scheme) => readonly Rule[];
}

const kinds: Readonly<Record<TemplateName, Kind>> = {
  initialized: {
    verb: 'initialized',
    name: 'Visit begun',
    about: 'The course was opened. Sent once a visit, before anything else.',
  },
  resumed: {
    verb: 'resumed',
    name: 'Attempt resumed',
    about: 'The visit goes on with an attempt that an earlier one began. Follows at once on the beginning.',
  },
  progressed: {
    verb: 'progressed',
    name: 'Progress made',
    about: 'The learner has done more of what the course asks for. Sent when the percentage grows.',
    rules: progressRules,
  },
  practised: {
    verb: 'answered',
    name: 'Practice question answered',
    about: 'A question in a lesson was answered. Its parent is the lesson.',
    within: activityTypes.lesson,
    rules: questionRules,
  },
  decided: {
    verb: 'answered',
    name: 'Decision taken',
    about: 'A decision in a scenario was taken. Its parent is the scenario; none is right or wrong.',
    within: activityTypes.scenario,
    rules: (scheme) => [...answerRules(scheme), excluded('$.result.success')],
  },
  'answered-in-assessment': {
    verb: 'answered',
    name: 'Assessment question answered',
    about: 'A question of a try at the assessment was answered. Its parent is the assessment.',
    within: activityTypes.assessment,
    rules: (scheme) => [
      ...questionRules(scheme),
      included(extensionLocation(scheme, 'attempt')),
      included(extensionLocation(scheme, 'seed')),
    ],
  },
  passed: {
    verb: 'passed',
    name: 'Course passed',
    about: 'The pass mark was reached and nothing else is missing. Sent once an attempt.',
    rules: (scheme) => judgementRules(scheme, true),
  },
  failed: {
    verb: 'failed',
    name: 'Try failed',
    about:
      'A try at the assessment ended below the pass mark, or with a question wrong that had to be right. Others may follow while tries are left.',
    rules: (scheme) => judgementRules(scheme, false),
  },
  completed: {
    verb: 'completed',
    name: 'Course completed',
    about: 'All that the edition asks for is done. Sent once an attempt, beside a pass where there is one.',
    rules: completionRules,
  },
  suspended: {
    verb: 'suspended',
    name: 'Attempt suspended',
    about: 'The learner leaves before the course is completed; the attempt can go on later.',
  },
  terminated: {
    verb: 'terminated',
    name: 'Visit ended',
    about: 'The learner leaves. The last of a visit; a window that is killed never sends it.',
    rules: goodbyeRules,
  },
};

/** One Statement Template for each kind of statement the course sends. */
export function templates(scheme: Scheme): readonly Template[] {
  return Object.entries(kinds).map(([key, kind]) => template(scheme, key, kind));
}

function template(scheme: Scheme, key: string, { verb, name, about, within, rules }: Kind): Template {
  return {
    ...item(scheme, 'StatementTemplate', { id: itemIri(scheme, 'templates', key), name, about }),
    verb: verbIris[verb],
    objectActivityType: within === undefined ? activityTypes.course : activityTypes.interaction,
    ...(within === undefined ? {} : { contextParentActivityType: [within] }),
    rules: [...commonRules(scheme), ...(rules?.(scheme) ?? [])],
  };
}

export function templateIri(scheme: Scheme, name: TemplateName): string {
  return itemIri(scheme, 'templates', name);
}
