import type { Context } from '@xapi/xapi';
import type { CoursePlan } from '../core/plan.ts';
import { assessmentActivity, attemptActivity, courseActivity, profileActivity } from './activities.ts';
import { extensionIris } from './vocabulary.ts';

/** What every statement of one visit says besides its effect. */
export interface ReportContext {
  /** The learner's account: `name` is the LMS's learner id, never the learner's own name. */
  readonly actor: { readonly homePage: string; readonly name: string };
  /** UUID of the attempt. */
  readonly registration: string;
  /** Absolute IRI of the course. */
  readonly activityIri: string;
  readonly plan: CoursePlan;
  /** RFC 5646 tag of the course's texts. */
  readonly language: string;
  /** What the course runs in, for example `SCORM 1.2`. */
  readonly platform: string;
  /** When this visit began, epoch milliseconds. */
  readonly startedAt: number;
  /** Number from which a try's form was drawn. @param attempt try, from 1 */
  readonly trySeed?: (attempt: number) => number | undefined;
}

/** What a statement is about, where that is less than the whole course. */
export interface Scope {
  readonly parent?: NonNullable<NonNullable<Context['contextActivities']>['parent']>;
  readonly other?: NonNullable<NonNullable<Context['contextActivities']>['other']>;
  /** Try at the assessment, from 1. */
  readonly attempt?: number;
  /** Percent, 0 to 100. */
  readonly passMark?: number;
}

/** The `context` of a statement: the ADL SCORM profile's category and grouping, and which build was seen. */
export function contextOf(report: ReportContext, scope: Scope = {}): Context {
  return {
    registration: report.registration,
    platform: report.platform,
    language: report.language,
    contextActivities: {
      ...(scope.parent === undefined ? {} : { parent: scope.parent }),
      grouping: [courseActivity(report), attemptActivity(report)],
      category: [profileActivity()],
      ...(scope.other === undefined ? {} : { other: scope.other }),
    },
    extensions: evidence(report, scope),
  };
}

/** The scope of what happened in one try at the assessment. */
export function tryScope(report: ReportContext, attempt: number): Scope {
  return { parent: [assessmentActivity(report)], attempt };
}

function evidence(report: ReportContext, scope: Scope): Record<string, string | number> {
  const iris = extensionIris(report.activityIri);
  const seed = scope.attempt === undefined ? undefined : report.trySeed?.(scope.attempt);
  return {
    [iris.version]: report.plan.version,
    [iris.contentHash]: report.plan.contentHash,
    [iris.edition]: report.plan.edition,
    ...(scope.attempt === undefined ? {} : { [iris.attempt]: scope.attempt }),
    ...(seed === undefined ? {} : { [iris.seed]: seed }),
    ...(scope.passMark === undefined ? {} : { [iris.passMark]: scope.passMark }),
  };
}
