import type { CoursePlan } from '../../core/plan.ts';
import type { XapiVersion } from '../../core/settings.ts';

/** What an adapter that speaks to the LRS of a launch has to know of the course. */
export interface LaunchedCourse {
  readonly plan: CoursePlan;
  /** Absolute IRI of the course, its publisher's. */
  readonly courseIri: string;
  /** RFC 5646 tag of the course's language. */
  readonly language: string;
  readonly xapiVersion: XapiVersion;
}
