import type { Attempt } from '../../core/attempt.ts';
import { outcome } from '../../core/progress.ts';
import { decode, type Unreadable } from '../../core/suspend.ts';
import { lastFinishedTry } from '../../core/tries.ts';
import { attemptFacts } from '../../receipt/attempt-facts.ts';
import { canonicalJson } from '../../receipt/canonical-json.ts';
import { checksumOf } from '../../receipt/checksum.ts';
import type { Receipt } from '../../receipt/receipt.ts';
import type { KnownBuild } from './known-builds.ts';

export interface ReceiptCheck {
  readonly isChecksumRight: boolean;
  /** What in the receipt does not fit together, in words; empty where all does. */
  readonly contradictions: readonly string[];
  /** Packages with the receipt's content; empty where it was made with another build. */
  readonly builds: readonly string[];
}

const UNREADABLE: Readonly<Record<Unreadable, string>> = {
  truncated: 'it is cut short',
  checksum: 'its own checksum is wrong',
  'other-course': 'it belongs to another course',
  'newer-version': 'a newer course wrote it: run this command of that course',
  malformed: 'it has no form that a course writes',
};

/**
 * Holds a receipt against its checksum, its saved state, and the rules of the build that made it, where
 * that is known.
 * @param raw what the file holds, for the checksum
 */
export function checkReceipt(receipt: Receipt, raw: object, known: readonly KnownBuild[]): ReceiptCheck {
  const builds = known.filter(
    ({ plan }) => plan.contentHash === receipt.course.contentHash && plan.edition === receipt.course.edition,
  );
  return {
    isChecksumRight: checksumOf(raw) === receipt.checksum,
    contradictions: contradictionsOf(receipt, builds[0]),
    builds: builds.map(({ package: name }) => name),
  };
}

function contradictionsOf(receipt: Receipt, build: KnownBuild | undefined): readonly string[] {
  const saved = decode(receipt.state, { course: receipt.course.id, version: receipt.course.version });
  switch (saved.kind) {
    case 'empty':
      return ['It holds no saved state, so nothing in it can be worked out again.'];
    case 'unreadable':
      return [`Its saved state cannot be read: ${UNREADABLE[saved.why]}.`];
    case 'restored':
      return [
        ...againstState(receipt, saved.attempt),
        ...(build === undefined ? [] : againstRules(receipt, saved.attempt, build)),
      ];
    default:
      return saved satisfies never;
  }
}

/** Everything that follows from the saved state alone. */
function againstState({ attempt, score }: Receipt, state: Attempt): readonly string[] {
  const facts = attemptFacts(state);
  const parts = ['registration', 'status', 'statusAt', 'tries', 'answers', 'runs'] as const;
  const reached = lastFinishedTry(state)?.try.reached;
  return [
    ...parts
      .filter((part) => canonicalJson(attempt[part]) !== canonicalJson(facts[part]))
      .map((part) => differs(`attempt.${part}`, attempt[part], facts[part])),
    ...(reached === undefined || score === null || score.raw === reached.raw
      ? []
      : [differs('score.raw', score.raw, reached.raw)]),
  ];
}

/** Status and score as the answers alone give them, by the rules of the build. */
function againstRules(
  receipt: Receipt,
  state: Attempt,
  { plan, package: name }: KnownBuild,
): readonly string[] {
  const passMark = receipt.score?.passMark ?? plan.assessment?.passMark ?? 100;
  const { statusAt: _at, ...bare } = state;
  const attempt: Attempt = {
    ...bare,
    status: 'incomplete',
    tries: state.tries.map(({ seed, items }) => ({ seed, items })),
  };
  const earned = outcome({ plan, mode: 'normal', passMark, phase: 'active', attempt });
  const says = (what: string, said: unknown, worked: unknown) =>
    `${what}: the receipt says ${shown(said)}; by the rules of ${name} the answers come to ${shown(worked)}. Unless the course was updated in between, it was changed.`;
  const { status } = receipt.attempt;
  return [
    ...(status === earned.status ? [] : [says('attempt.status', status, earned.status)]),
    ...(receipt.score?.raw === earned.score?.raw
      ? []
      : [says('score.raw', receipt.score?.raw ?? null, earned.score?.raw ?? null)]),
    ...(receipt.score?.passed === earned.score?.passed
      ? []
      : [says('score.passed', receipt.score?.passed ?? null, earned.score?.passed ?? null)]),
  ];
}

function differs(what: string, said: unknown, saved: unknown): string {
  return `${what}: the receipt says ${shown(said)}, its saved state ${shown(saved)}.`;
}

function shown(value: unknown): string {
  const text = canonicalJson(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
