import type { Run } from '../../core/scenario/play.ts';
import { timeOfDay } from '../../core/scenario/time-of-day.ts';
import { end as words } from '../../strings/en-scenario.json';
import { AskedProcess } from './AskedProcess.tsx';
import { Debrief } from './Debrief.tsx';
import { Replay } from './Replay.tsx';
import { Rewind } from './Rewind.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';

interface EndPageProps {
  /** A run at its end. */
  readonly run: Run;
  readonly live: boolean;
  readonly arrived: boolean;
  onPlayAgain(): void;
}

/**
 * What a run came to, then the same minutes through other eyes, then the forks. Where force would be
 * used the page is neutral: nothing is said of how the decisions fit. The questions of a review head
 * the reviewer's lens on every page.
 */
export function EndPage({ run, live, arrived, onPlayAgain }: EndPageProps) {
  const { at, scenario, state } = run;
  if (at.kind !== 'ending') return null;
  return (
    <>
      <section class="part t4">
        <p class="mark past">
          <b>{words.mark}</b>
          <i>{timeOfDay(scenario.time, state.clock)}</i>
        </p>
        <ScreenHeading text={at.ending.title} level={2} arrived={arrived} />
        {at.text.map((text) => (
          <p class="pull" key={text}>
            {text}
          </p>
        ))}
        <Debrief run={run} ending={at.ending} />
        <AskedProcess scenario={scenario.number} />
        <div class="btns">
          <button class="btn" type="button" aria-disabled={!live} onClick={onPlayAgain}>
            {words.playAgain}
          </button>
        </div>
      </section>
      <Replay run={run} />
      <Rewind run={run} ending={at.ending} />
    </>
  );
}
