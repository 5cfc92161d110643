import type { Activity, Agent, Context } from '@xapi/xapi';
import type { CoursePlan } from '../core/plan.ts';
import type { Form } from '../core/session.ts';
import { assessmentActivity, profileActivity } from './activities.ts';
import type { ContextFrame } from './context-frame.ts';
import { extensionIris } from './vocabulary.ts';

type Activities = readonly Activity[];

/** What every statement of one visit says besides its effect. */
export interface ReportContext {
  /** The learner as statements name them, used unchanged; never with the learner's own name where the course makes it. */
  readonly actor: Agent;
  /** UUID of the attempt. */
  readonly registration: string;
  /** Absolute IRI of the course, its publisher's: the stem of lessons, questions and extensions. */
  readonly courseIri: string;
  /** IRI under which the course was launched: the object of what is said about the whole course. */
  readonly activityIri: string;
  readonly plan: CoursePlan;
  /** RFC 5646 tag of the course's texts. */
  readonly language: string;
  /** When this visit began, epoch milliseconds. */
  readonly startedAt: number;
  /** What the standard of the launch wants in each context. */
  readonly frame: ContextFrame;
}

/** What a statement says: about the session, a judgement that closes the course, or anything else. */
export type Kind = 'session' | 'judgement' | 'other';

/** What a statement is about, where that is less than the whole course. */
export interface Scope {
  readonly parent?: Activities;
  readonly other?: Activities;
  /** The try at the assessment. */
  readonly form?: Form;
  /** Percent, 0 to 100. */
  readonly passMark?: number;
  /** Whether the same was answered before. */
  readonly isRetry?: boolean;
}

/**
 * The `context` of a statement: what the standard of the launch asks for, untouched and first, then
 * what the course says, appended: which profile it follows and which build was seen.
 */
export function contextOf(report: ReportContext, kind: Kind, scope: Scope = {}): Context {
  const { frame } = report;
  const base = structuredClone(frame.base);
  const around = base.contextActivities ?? {};
  const parent = [...listed(around.parent), ...(scope.parent ?? [])];
  const grouping = [...listed(around.grouping), ...frame.grouping(report)];
  const category = [...listed(around.category), ...frame.category(kind), profileActivity(report.courseIri)];
  const other = [...listed(around.other), ...(scope.other ?? [])];
  return {
    language: report.language,
    ...base,
    registration: report.registration,
    contextActivities: {
      ...(parent.length === 0 ? {} : { parent }),
      ...(grouping.length === 0 ? {} : { grouping }),
      category,
      ...(other.length === 0 ? {} : { other }),
    },
    extensions: { ...base.extensions, ...evidence(report, scope) },
  };
}

/** The scope of what happened in one try at the assessment. */
export function tryScope(report: ReportContext, form: Form): Scope {
  return { parent: [assessmentActivity(report)], form };
}

/** xAPI 1.0.3 Data 2.4.6.2: a single activity stands for a list of one. */
function listed(activities: Activity | readonly Activity[] | undefined): Activities {
  if (activities === undefined) return [];
  return isList(activities) ? activities : [activities];
}

function isList(activities: Activity | readonly Activity[]): activities is readonly Activity[] {
  return Array.isArray(activities);
}

function evidence(
  { courseIri, plan }: ReportContext,
  scope: Scope,
): Record<string, string | number | boolean> {
  const iris = extensionIris(courseIri);
  return {
    [iris.version]: plan.version,
    [iris.contentHash]: plan.contentHash,
    [iris.edition]: plan.edition,
    ...(scope.form === undefined ? {} : { [iris.attempt]: scope.form.attempt, [iris.seed]: scope.form.seed }),
    ...(scope.passMark === undefined ? {} : { [iris.passMark]: scope.passMark }),
    ...(scope.isRetry === true ? { [iris.retry]: true } : {}),
  };
}
