import type { CoursePlan } from './plan.ts';
import type { Reach } from './reach.ts';

/** What a package can be made for. */
export const TARGETS = [
  'scorm12',
  'scorm2004-3rd',
  'scorm2004-4th',
  'cmi5',
  'xapi',
  'web',
  'single',
] as const;

export type TargetName = (typeof TARGETS)[number];

/** What the packaging writes into the page, for one edition and one target. */
export interface Settings {
  /** What the package was made for. */
  readonly target: TargetName;
  readonly plan: CoursePlan;
  /** What the ledger had numbered when the package was made. */
  readonly reach: Reach;
  /** Absolute IRI of the course: the root of its activity ids. */
  readonly courseIri: string;
  /** RFC 5646 tag of the course's language. */
  readonly language: string;
  readonly agency: AgencySettings;
  /** Address of the assessment bank, relative to the page, or its name in the page's import map; `null` in an edition without assessment. */
  readonly bank: string | null;
  /** Address of the questions to practise, as `bank` is one; `null` in an edition without that page. */
  readonly practice: string | null;
  /** Addresses of the scenarios' data, by scenario id, as `bank` is one. */
  readonly scenarios: Readonly<Record<string, string>>;
  /** Statements to the department's LRS beside the record; `off` where the launch names the LRS itself. */
  readonly xapi: XapiSettings;
  /** Version of xAPI that statements and documents are sent in. */
  readonly xapiVersion: XapiVersion;
}

export type XapiVersion = '1.0.3' | '2.0.0';

export interface AgencySettings {
  readonly name: string;
  /** Home page of the learners' accounts in statements. */
  readonly homePage: string;
  readonly contact: {
    readonly name: string;
    readonly email?: string;
    readonly phone?: string;
    /** How the coordinator gives a learner new attempts. */
    readonly reset: string;
  };
}

export type XapiSettings =
  | { readonly mode: 'off' }
  | { readonly mode: 'broker'; readonly url: string; readonly endpoint: string }
  | {
      readonly mode: 'embedded';
      readonly endpoint: string;
      readonly key: string;
      readonly secret: string;
    };
