import { useState } from 'preact/hooks';
import type { Run, Step } from '../../core/scenario/play.ts';
import { replayRun } from '../../core/scenario/run.ts';
import type { Ending, ScenarioOption } from '../../core/scenario/scenario.ts';
import { timeOfDay } from '../../core/scenario/time-of-day.ts';
import { phrase } from '../../runtime/phrase.ts';
import { rewind as words } from '../../strings/en-scenario.json';
import { ScreenHeading } from './ScreenHeading.tsx';
import { WhatIf } from './WhatIf.tsx';

interface RewindProps {
  readonly run: Run;
  readonly ending: Ending;
}

/** The run as a row of forks. A way not taken can be tried, here in the page alone: nothing of it is recorded. */
export function Rewind({ run, ending }: RewindProps) {
  const [tried, setTried] = useState<Run | null>(null);
  const [isBack, setBack] = useState(false);

  function tryWay(index: number, option: ScenarioOption) {
    const path = [...run.steps.slice(0, index).map((step) => step.option.number), option.number];
    setTried(replayRun(run.scenario, run.seed, path) ?? null);
  }

  if (tried !== null) {
    const onBack = () => {
      setTried(null);
      setBack(true);
    };
    return <WhatIf own={run} from={tried} onBack={onBack} />;
  }
  return (
    <section class="part t6">
      <p class="mark">
        <b>{words.mark}</b>
        <i>{words.pace}</i>
      </p>
      <ScreenHeading text={words.title} level={2} arrived={isBack} />
      <p class="note quiet">{words.lead}</p>
      <ol class="fork">
        {run.steps.map((step, index) => (
          <Fork
            key={`${index}-${step.node.id}`}
            step={step}
            at={timeOfDay(run.scenario.time, step.before.clock)}
            tellsFit={ending.kind !== 'beyond'}
            onTry={(option) => tryWay(index, option)}
          />
        ))}
        <li>
          <p class="mark here">
            <b>{timeOfDay(run.scenario.time, run.state.clock)}</b>
          </p>
          <p class="note">{phrase(words.here, { ending: ending.title })}</p>
        </li>
      </ol>
    </section>
  );
}

interface ForkProps {
  readonly step: Step;
  /** Time of day. */
  readonly at: string;
  /** Whether it is said how the way taken fit what was known. */
  readonly tellsFit: boolean;
  onTry(option: ScenarioOption): void;
}

function Fork({ step, at, tellsFit, onTry }: ForkProps) {
  const { option: taken } = step;
  return (
    <li>
      <p class="mark past">
        <b>{step.node.name}</b>
        <i>{at}</i>
      </p>
      <ul class="ways">
        <li class="took">
          <span>{taken.text}</span>
          <span class="tag">
            {words.yours}
            {tellsFit ? `: ${words[taken.sound]}` : ''}
          </span>
        </li>
        {step.options
          .filter(({ number }) => number !== taken.number)
          .map((option) => (
            <li key={option.id}>
              <span>
                {option.text} <span class="tag">{words.open}</span>
              </span>
              <button
                class="btn plain"
                type="button"
                aria-label={phrase(words.trying, { text: option.text })}
                onClick={() => onTry(option)}
              >
                {words.try}
              </button>
            </li>
          ))}
      </ul>
    </li>
  );
}
