import { bestProcess } from '../../core/runs.ts';
import { phrase } from '../../runtime/phrase.ts';
import { end as words } from '../../strings/en-scenario.json';
import { useSession } from '../use-session.ts';

/** What the edition asks of a scenario, as long as no run has reached it. */
export function AskedProcess({ scenario }: { readonly scenario: number }) {
  const session = useSession();
  const asked = session?.plan.completion.scenarios ?? 'none';
  if (session === null || asked === 'none') return null;
  const best = bestProcess(session.attempt, scenario) ?? 0;
  return best >= asked ? null : <p>{phrase(words.asked, { asked, best })}</p>;
}
