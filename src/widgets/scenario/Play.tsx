import { useState } from 'preact/hooks';
import { endedRuns, openRun } from '../../core/runs.ts';
import { decisionOf } from '../../core/scenario/decision.ts';
import type { Run } from '../../core/scenario/play.ts';
import { decide, replayRun } from '../../core/scenario/run.ts';
import type { ScenarioOption } from '../../core/scenario/scenario.ts';
import type { Session } from '../../core/session.ts';
import { course } from '../../runtime/course.ts';
import { randomSeed } from '../../runtime/random.ts';
import { player as words } from '../../strings/en-scenario.json';
import { Consequence } from './Consequence.tsx';
import { Decision } from './Decision.tsx';
import { EndPage } from './EndPage.tsx';
import type { ScenarioData } from './fetch-scenario.ts';
import { Opening } from './Opening.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';

interface PlayProps {
  readonly data: ScenarioData;
  readonly session: Session;
}

/** What the page shows beyond what the session holds. */
type Shown =
  /** What follows from the session: the opening, or the next decision of the open run. */
  | { readonly screen: 'next' }
  /** What came of the run's last decision. */
  | { readonly screen: 'consequence'; readonly run: Run }
  | { readonly screen: 'end'; readonly run: Run };

/** The run that counts. Where it stands follows from the session, so a reload goes on at the same decision. */
export function Play({ data, session }: PlayProps) {
  const { scenario, pictures } = data;
  const [shown, setShown] = useState<Shown>({ screen: 'next' });
  const [hasActed, setActed] = useState(false);
  const live = session.phase === 'active';

  function show(next: Shown) {
    setActed(true);
    setShown(next);
  }

  function begin() {
    if (!live) return;
    course.dispatch({ type: 'run-started', scenario: scenario.number, seed: randomSeed() });
    show({ screen: 'next' });
  }

  function beginAnew() {
    if (!live) return;
    const event = { type: 'run-started', scenario: scenario.number, seed: randomSeed(), anew: true } as const;
    course.dispatch(event);
    show({ screen: 'next' });
  }

  function take(run: Run, option: ScenarioOption, latencyMs: number) {
    const after = decide(run, option.number);
    if (!live || after === undefined) return;
    const decision = decisionOf(run, option, after);
    course.dispatch({ type: 'decided', scenario: scenario.number, decision, latencyMs });
    show({ screen: 'consequence', run: after });
  }

  switch (shown.screen) {
    case 'consequence': {
      const { run } = shown;
      const onContinue = () => show(run.at.kind === 'ending' ? { screen: 'end', run } : { screen: 'next' });
      return <Consequence run={run} level={2} arrived onContinue={onContinue} />;
    }
    case 'end':
      return <EndPage {...{ run: shown.run, arrived: hasActed, live, onPlayAgain: begin }} />;
    case 'next': {
      const open = openRun(session.attempt, scenario.number);
      if (open === undefined) {
        const ended = endedRuns(session.attempt, scenario.number);
        const onSee = (run: Run) => show({ screen: 'end', run });
        return (
          <Opening
            {...{ scenario, ended, live, mode: session.mode, arrived: hasActed, onBegin: begin, onSee }}
          />
        );
      }
      const run = replayRun(scenario, open.seed, open.path);
      if (run === undefined || run.at.kind === 'ending') return <Outdated live={live} onBegin={beginAnew} />;
      return (
        <Decision
          key={`${open.seed}-${open.path.length}`}
          {...{ run, at: run.at, pictures, live, arrived: hasActed, level: 2 }}
          onDecide={(option, latencyMs) => take(run, option, latencyMs)}
        />
      );
    }
    default:
      return shown satisfies never;
  }
}

/** An update took away what was decided: the run cannot be gone on with. */
function Outdated({ live, onBegin }: { readonly live: boolean; onBegin(): void }) {
  return (
    <section class="part t2">
      <ScreenHeading text={words.again} level={2} arrived={false} />
      <p>{words.changed}</p>
      <div class="btns">
        <button class="btn" type="button" aria-disabled={!live} onClick={onBegin}>
          {words.again}
        </button>
      </div>
    </section>
  );
}
