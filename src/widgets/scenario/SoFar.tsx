import type { Run } from '../../core/scenario/play.ts';
import { decision as words } from '../../strings/en-scenario.json';

/** For whoever comes back to a run after a while: what was decided, and what came of it. */
export function SoFar({ run }: { readonly run: Run }) {
  return (
    <details class="note">
      <summary>{words.soFar}</summary>
      <ol>
        {run.steps.map(({ option, then }, index) => (
          <li key={index}>
            <b>{option.text}</b> {then.join(' ')}
          </li>
        ))}
      </ol>
    </details>
  );
}
