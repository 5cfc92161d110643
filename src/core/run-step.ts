import { isOpen } from './progress.ts';
import { endedRuns, openRun, withRun } from './runs.ts';
import type { Session, SessionEvent } from './session.ts';
import type { Step } from './step.ts';

/** A run of a scenario of this edition, where none is open. */
export function startRun(
  session: Session,
  { scenario, seed, anew = false }: Extract<SessionEvent, { type: 'run-started' }>,
): Step | undefined {
  const { attempt } = session;
  if (!isOpen(session, { page: 'scenario', scenario })) return undefined;
  if (!anew && openRun(attempt, scenario) !== undefined) return undefined;
  return { attempt: { ...attempt, runs: withRun(attempt.runs, { scenario, seed, path: [], end: null }) } };
}

/** The decisions of the first run stand in the record; those of a later one are retries. */
export function decide(
  { plan, attempt }: Session,
  event: Extract<SessionEvent, { type: 'decided' }>,
): Step | undefined {
  const { scenario, decision, at, latencyMs } = event;
  const run = openRun(attempt, scenario);
  if (run === undefined) return undefined;
  const { item, option, exchange, end } = decision;
  const path = [...run.path, option];
  const decided = { ...attempt, runs: withRun(attempt.runs, { ...run, path, end }) };
  const isRetry = endedRuns(attempt, scenario).length > 0;
  if (isRetry && plan.evidence !== 'full') return { attempt: decided };
  return {
    attempt: decided,
    interaction: {
      key: keyOf(scenario, path.length, item.id),
      item,
      exchange,
      result: 'neutral',
      credit: null,
      weighting: 0,
      isRetry,
      form: null,
      at,
      latencyMs,
    },
  };
}

/** Where in the run it was taken, and at which node: the same node may be met at another place. */
function keyOf(scenario: number, position: number, id: string): string {
  const node = id.slice(id.indexOf('/') + 1).replaceAll('-', '_');
  return `s${scenario}_d${position}_${node}`;
}
