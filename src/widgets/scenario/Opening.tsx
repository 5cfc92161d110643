import type { ScenarioRun } from '../../core/attempt.ts';
import type { Run } from '../../core/scenario/play.ts';
import { replayRun } from '../../core/scenario/run.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Mode } from '../../core/session.ts';
import { phrase } from '../../runtime/phrase.ts';
import { opening as words } from '../../strings/en-scenario.json';
import { processCount } from './process-words.ts';
import { ScreenHeading } from './ScreenHeading.tsx';

interface OpeningProps {
  readonly scenario: Scenario;
  /** Runs that were brought to an end, oldest first. */
  readonly ended: readonly ScenarioRun[];
  readonly mode: Mode;
  readonly live: boolean;
  readonly arrived: boolean;
  onBegin(): void;
  /** Asks for the end of the run on record. */
  onSee(run: Run): void;
}

/** Before a run: what it is, how long it takes, and what is on record. */
export function Opening(props: OpeningProps) {
  const { scenario, ended, mode, live, arrived } = props;
  const [first] = ended;
  return (
    <section class="part t1">
      <p class="mark">
        <b>{words.mark}</b>
        <i>{phrase(words.minutes, { n: scenario.minutes })}</i>
      </p>
      <ScreenHeading text={words.title} level={2} arrived={arrived} />
      <p>{scenario.mode === 'supervisor' ? words.leadSupervisor : words.lead}</p>
      <p>{words.pace}</p>
      {mode === 'normal' ? <p>{words.first}</p> : <p class="caveat note">{words.preview}</p>}
      {first === undefined ? null : <OnRecord {...{ scenario, first, onSee: props.onSee }} />}
      <div class="btns">
        <button class="btn" type="button" aria-disabled={!live} onClick={props.onBegin}>
          {first === undefined ? words.begin : words.playAgain}
        </button>
      </div>
    </section>
  );
}

interface OnRecordProps {
  readonly scenario: Scenario;
  readonly first: ScenarioRun;
  onSee(run: Run): void;
}

/** What the first run came to. Its end can be read again as long as it can be replayed. */
function OnRecord({ scenario, first, onSee }: OnRecordProps) {
  const ending = scenario.endings.find(({ number }) => number === first.end?.ending);
  const run = replayRun(scenario, first.seed, first.path);
  const seen = run?.at.kind === 'ending' && run.at.ending === ending ? run : undefined;
  return (
    <div class="on-record note">
      {ending === undefined ? null : <p>{phrase(words.record, { ending: ending.title })}</p>}
      {seen === undefined || ending?.kind === 'beyond' ? null : <p>{processCount(seen)}</p>}
      {seen === undefined ? null : (
        <div class="btns">
          <button class="btn plain" type="button" onClick={() => onSee(seen)}>
            {words.see}
          </button>
        </div>
      )}
    </div>
  );
}
