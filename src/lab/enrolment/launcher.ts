import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LrsLaunch } from '../launch-settings.ts';
import type { Lrs } from '../lrs.ts';
import type { LrsRequest } from '../lrs/exchange.ts';
import type { PackageKind } from '../package-kind.ts';

/** What an LMS knows of a learner's registration. */
export interface Facts {
  readonly completed: boolean;
  readonly passed: boolean;
  /** Failed, and not passed since. */
  readonly failed: boolean;
  /** By the `moveOn` of the package; `null` where the standard has none. */
  readonly satisfied: boolean | null;
  /** Scaled; `null` where no score was told. */
  readonly score: number | null;
}

/** What a standard adds to the LRS of an enrolment: the launch, its rules, and what counts. */
export interface Launcher {
  /**
   * @param kind the package as it is now, of the launcher's standard
   * @returns what is appended to the address, and whose documents are written where
   */
  launch(settings: LrsLaunch, kind: PackageKind): Begun;
  gate(request: LrsRequest): 'pass' | 'unknown';
  /** Serves the address that hands out the token, where the standard has one. */
  serveFetch(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Rules that the course broke, oldest first. */
  violations(): readonly string[];
  facts(): Facts;
  /** From now on the token is handed out, or is not. */
  refuseToken(refuses: boolean): void;
}

export interface Begun {
  readonly query: URLSearchParams;
  readonly actor: object;
  readonly activityId: string;
}

/** Where an enrolment stands on the lab's server. */
export interface EnrolmentPlace {
  /** UUID. */
  readonly registration: string;
  /** Absolute address below which the enrolment answers, with a slash at its end. */
  readonly base: string;
  /** Absolute address of its xAPI, with a slash at its end. */
  readonly endpoint: string;
  /** Where the course goes at its end. */
  readonly returnUrl: string;
  readonly lrs: () => Lrs;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
