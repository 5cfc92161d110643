import type { Activity, Context } from '@xapi/xapi';
import { attemptActivity, courseActivity, scormProfileActivity } from './activities.ts';
import type { Kind, ReportContext } from './report-context.ts';
import { cmi5Categories } from './vocabulary.ts';

/** What the standard of a launch wants in the context of each statement. */
export interface ContextFrame {
  /** The context that every statement begins with. Copied, never changed. */
  readonly base: Context;
  /** Appended to `contextActivities.grouping`. */
  readonly grouping: (report: ReportContext) => readonly Activity[];
  /** Appended to `contextActivities.category`. */
  readonly category: (kind: Kind) => readonly Activity[];
}

/** ADL's SCORM profile: its category, and the attempt and the course in grouping. @param platform for example `SCORM 1.2` */
export function scormFrame(platform: string): ContextFrame {
  return {
    base: { platform },
    grouping: (report) => [courseActivity(report), attemptActivity(report)],
    category: () => [scormProfileActivity()],
  };
}

/**
 * cmi5 (Quartz) 9.6 and 10.2.1: the LMS's template as it came; the cmi5 category on what cmi5 defines and
 * on nothing else, the moveOn category on what is judged.
 */
export function cmi5Frame(contextTemplate: Context): ContextFrame {
  const category = (id: string): Activity => ({ objectType: 'Activity', id });
  const { cmi5, moveOn } = cmi5Categories;
  return {
    base: contextTemplate,
    grouping: () => [],
    category: (kind) => {
      if (kind === 'other') return [];
      return kind === 'judgement' ? [category(cmi5), category(moveOn)] : [category(cmi5)];
    },
  };
}

/** A TinCan launch: what the launcher wants grouped, and the course. @param platform `activity_platform` of the launch */
export function tinCanFrame(launch: {
  readonly grouping: string | undefined;
  readonly platform: string;
}): ContextFrame {
  return {
    base: { platform: launch.platform },
    grouping: (report) => [
      ...(launch.grouping === undefined ? [] : [{ objectType: 'Activity' as const, id: launch.grouping }]),
      courseActivity(report),
    ],
    category: () => [],
  };
}
