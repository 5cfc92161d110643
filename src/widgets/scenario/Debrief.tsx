import type { Run } from '../../core/scenario/play.ts';
import type { Ending } from '../../core/scenario/scenario.ts';
import { phrase } from '../../runtime/phrase.ts';
import { end as words, policy } from '../../strings/en-scenario.json';
import { processCount, processSentence } from './process-words.ts';

interface DebriefProps {
  readonly run: Run;
  readonly ending: Ending;
}

/** What to take away, and what nobody could know then. How it was decided stands apart from how it ended. */
export function Debrief({ run, ending }: DebriefProps) {
  const { scenario, cause, surprise } = run;
  const others = <T extends { readonly id: string }>(list: readonly T[], own: T) =>
    list.filter(({ id }) => id !== own.id);
  return (
    <>
      <h3>{words.debrief}</h3>
      {ending.debrief.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {ending.kind === 'beyond' ? null : (
        <>
          <h3>{words.process}</h3>
          <p>
            {processSentence(run)} {processCount(run)}
          </p>
          <p class="note quiet">{words.apart}</p>
        </>
      )}
      <h3>{words.unseen}</h3>
      <dl class="unseen">
        <dt>{words.why}</dt>
        <Drawn own={cause.truth} others={others(scenario.causes, cause).map(({ truth }) => truth)} />
        <dt>{words.surprise}</dt>
        <Drawn own={surprise.name} others={others(scenario.surprises, surprise).map(({ name }) => name)} />
      </dl>
      <Policy slots={ending.policySlots} />
      <p class="note">{words.help}</p>
    </>
  );
}

interface DrawnProps {
  readonly own: string;
  readonly others: readonly string[];
}

function Drawn({ own, others }: DrawnProps) {
  return (
    <>
      <dd>{phrase(words.thisTime, { text: own })}</dd>
      {others.map((text) => (
        <dd key={text} class="quiet">
          {phrase(words.otherRun, { text })}
        </dd>
      ))}
    </>
  );
}

const subjects: Readonly<Record<string, string>> = policy;

/** What the department's own policy decides; a slot without words is left out. */
function Policy({ slots }: { readonly slots: readonly string[] }) {
  const said = slots.flatMap((slot) => subjects[slot] ?? []);
  return said.length === 0 ? null : <p>{phrase(policy.decides, { slots: said.join('; ') })}</p>;
}
