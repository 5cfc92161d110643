import type { Interaction, Session } from '../core/session.ts';
import { outcome } from '../core/progress.ts';
import type { Settings, TargetName } from '../core/settings.ts';
import { encode } from '../core/suspend.ts';
import { isoTimestamp } from '../core/timestamp.ts';
import type { Status } from '../core/attempt.ts';
import { attemptFacts, type AttemptFacts } from './attempt-facts.ts';
import { checksumOf } from './checksum.ts';

/** Name of the format; a reader refuses a version that it does not know. */
export const RECEIPT_SCHEMA = 'course-receipt';
export const RECEIPT_VERSION = 1;

/**
 * What a learner keeps of an attempt whose record may be missing: moments are ISO 8601 in UTC. It holds
 * the learner's id as the LMS gave it and no name, and nothing that opens a record.
 */
export interface Receipt {
  readonly schema: typeof RECEIPT_SCHEMA;
  readonly version: typeof RECEIPT_VERSION;
  readonly made: string;
  readonly agency: string;
  readonly course: {
    readonly id: string;
    readonly iri: string;
    readonly title: string;
    readonly edition: string;
    readonly version: string;
    readonly contentHash: string;
    readonly target: TargetName;
  };
  /** `''` where nobody said who it is. */
  readonly learner: string;
  readonly attempt: AttemptFacts;
  /** Of the last finished try; `null` while there is none. */
  readonly score: { readonly raw: number; readonly passMark: number; readonly passed: boolean } | null;
  /** The visit in which the receipt was made, and the answers given in it. */
  readonly visit: { readonly began: string; readonly answers: readonly VisitAnswer[] };
  readonly record: RecordFacts;
  /** The saved attempt, as the record holds it; `''` where it cannot be written. */
  readonly state: string;
  /** SHA-1 of the rest, 40 hex digits: `checksum.ts`. */
  readonly checksum: string;
}

export interface VisitAnswer {
  /** As records name it, for example `q12`, `t1_q207` or `s3_d2_first_words`. */
  readonly key: string;
  /** Id of the question, or `scenario/node`. */
  readonly id: string;
  readonly result: Interaction['result'];
  readonly at: string;
}

/** What whoever keeps the record had confirmed by then. */
export interface RecordFacts {
  readonly keeper: 'lms' | 'device';
  /** In this visit; `null` where nothing was. */
  readonly confirmed: { readonly at: string; readonly status: Status } | null;
  /** Since when something is not confirmed; `null` where all is. */
  readonly unconfirmedSince: string | null;
  /** Support code of what failed last, or of what the record lacks although the rest is confirmed; `null` for neither. */
  readonly problem: string | null;
}

/** What a receipt is made of. */
export interface ReceiptMatter {
  readonly settings: Settings;
  readonly session: Session;
  readonly learner: string;
  readonly record: RecordFacts;
  /** Epoch milliseconds. */
  readonly visitBegan: number;
  /** Answers of the visit, oldest first. */
  readonly answers: readonly Interaction[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The receipt, sealed. Everything in it is named here, one by one, so that nothing else gets in. */
export function receiptOf(matter: ReceiptMatter): Receipt {
  const { settings, session, learner, record, visitBegan, answers, now } = matter;
  const { plan, attempt } = session;
  const { score } = outcome(session);
  const open: Omit<Receipt, 'checksum'> = {
    schema: RECEIPT_SCHEMA,
    version: RECEIPT_VERSION,
    made: isoTimestamp(now),
    agency: settings.agency.name,
    course: {
      id: plan.course,
      iri: settings.courseIri,
      title: plan.title,
      edition: plan.edition,
      version: plan.version,
      contentHash: plan.contentHash,
      target: settings.target,
    },
    learner,
    attempt: attemptFacts(attempt),
    score: score === null ? null : { raw: score.raw, passMark: score.passMark, passed: score.passed },
    visit: {
      began: isoTimestamp(visitBegan),
      answers: answers.map(({ key, item, result, at }) => ({
        key,
        id: item.id,
        result,
        at: isoTimestamp(at),
      })),
    },
    record,
    state: stateOf(session),
  };
  return { ...open, checksum: checksumOf(open) };
}

function stateOf({ attempt, plan }: Session): string {
  try {
    return encode(attempt, plan);
  } catch {
    return '';
  }
}
