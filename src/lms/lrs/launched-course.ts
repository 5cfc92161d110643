import type { CoursePlan } from '../../core/plan.ts';
import type { Reach } from '../../core/reach.ts';
import type { XapiVersion } from '../../core/settings.ts';

/** What an adapter that speaks to the LRS of a launch has to know of the course. */
export interface LaunchedCourse {
  readonly plan: CoursePlan;
  /** What the ledger had numbered when the package was made. */
  readonly reach: Reach;
  /** Absolute IRI of the course, its publisher's. */
  readonly courseIri: string;
  /** RFC 5646 tag of the course's language. */
  readonly language: string;
  readonly xapiVersion: XapiVersion;
}
