import { isConnectionText } from '../core/connection.ts';
import type { CoursePlan } from '../core/plan.ts';

/*
 * Whether an LMS that answered "true" can have stored anything. Some answer so while the network is gone or
 * the learner's login is over. The course asks the same server for a file that only this package has, and
 * decides here what the answer means. What the file cannot tell, the LMS is believed.
 */

/** What came of asking for the file. */
export type Sight =
  /** A network error, or no answer in time. */
  | { readonly kind: 'nothing' }
  /** `isElsewhere`: the server led to another address. `text` is `''` where the status is not 2xx. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly isElsewhere: boolean;
      readonly text: string;
    };

export type Verdict = 'stored' | 'offline' | 'signed-out' | 'untold';

/** What is known of the file in this visit. */
export interface Known {
  /** `absent`: this LMS serves the package without it; `unseen`: nobody knows yet. */
  readonly file: 'seen' | 'absent' | 'unseen';
  /** What the browser says of the network; where it says no, that is a hint and no proof. */
  readonly isOnline: boolean;
}

/**
 * What the answer means for the commits before it. Until the file was seen once in this visit, only a
 * network that is gone by both the browser's word and the request is believed: an LMS that serves its
 * content from elsewhere, leads to other addresses or drops the file must not become a false alarm.
 */
export function verdictOf(sight: Sight, { file, isOnline }: Known, plan: CoursePlan): Verdict {
  if (sight.kind === 'nothing') return file === 'seen' || !isOnline ? 'offline' : 'untold';
  const { status, isElsewhere, text } = sight;
  if (!isElsewhere && isConnectionText(text, plan)) return 'stored';
  if (file !== 'seen') return 'untold';
  // An SSO leads away; proxies and guest networks ask for a sign-in of their own (RFC 9110, 15.5.8; RFC 6585, 6).
  if (isElsewhere || [401, 403, 407, 511].includes(status)) return 'signed-out';
  if (status >= 500) return 'offline';
  // A page in place of the file is a login page. Any other refusal says nothing of the learner's login.
  return status >= 200 && status < 300 ? 'signed-out' : 'untold';
}

/**
 * What is known of the file after an answer. Only a server that says so lacks it (RFC 9110, 15.5.5 and
 * 15.5.11), and is not asked again: any other answer may be that of a login that has ended.
 */
export function knownAfter(sight: Sight, verdict: Verdict, file: Known['file']): Known['file'] {
  if (verdict === 'stored') return 'seen';
  return sight.kind === 'answer' && [404, 410].includes(sight.status) ? 'absent' : file;
}

/** Between two looks where nothing presses, milliseconds. */
export const LOOK_EVERY = 60_000;

/**
 * How long a look after a commit may wait, milliseconds; 0: at once, `null`: no look would tell anything.
 * @param sinceLast since the last look, milliseconds
 */
export function lookIn(
  { file, isOnline }: Known,
  { isUrgent, sinceLast }: { readonly isUrgent: boolean; readonly sinceLast: number },
): number | null {
  if (file === 'absent') return isOnline ? null : 0;
  return isUrgent || !isOnline ? 0 : Math.max(0, LOOK_EVERY - sinceLast);
}
