import type { ComponentChildren } from 'preact';
import { outcome } from '../core/progress.ts';
import type { Session } from '../core/session.ts';
import { phrase } from '../runtime/phrase.ts';
import { result as words } from '../strings/en-assessment.json';

const statusWords = {
  passed: words.statusPassed,
  failed: words.statusFailed,
  completed: words.statusCompleted,
  incomplete: words.statusIncomplete,
} as const;

interface FactsProps {
  readonly session: Session;
  /** Terms and values that come before the others. */
  readonly children?: ComponentChildren;
}

/** What a record says of an attempt: status, score, attempts used, and the course it was made with. */
export function Facts({ session, children }: FactsProps) {
  const { status, score } = outcome(session);
  const { plan, attempt } = session;
  return (
    <dl class="facts">
      {children}
      <dt>{words.status}</dt>
      <dd>{statusWords[status]}</dd>
      {score === null ? null : (
        <>
          <dt>{words.scoreLabel}</dt>
          <dd>{phrase(words.scoreValue, { score: score.raw, passMark: score.passMark })}</dd>
        </>
      )}
      {plan.assessment === null ? null : (
        <>
          <dt>{words.attemptsLabel}</dt>
          <dd>{phrase(words.attemptsValue, { used: attempt.tries.length, of: plan.assessment.attempts })}</dd>
        </>
      )}
      <dt>{words.version}</dt>
      <dd>
        {plan.version} · {plan.contentHash.slice(0, 12)}
      </dd>
    </dl>
  );
}
