import type { Branch } from '../../core/question.ts';
import words from '../../strings/en-decision.json';

/** The branches that were not taken, each with what would have come of it; closed until it is asked for. */
export function OtherWays({ branches }: { readonly branches: readonly Branch[] }) {
  return (
    <details class="ways">
      <summary>{words.otherWays}</summary>
      <dl>
        {branches.map(({ id, text, then }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd>{then}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
