import { useState } from 'preact/hooks';
import type { Run } from '../../core/scenario/play.ts';
import { decide } from '../../core/scenario/run.ts';
import { phrase } from '../../runtime/phrase.ts';
import { end, whatIf as words } from '../../strings/en-scenario.json';
import { Comparison } from './Comparison.tsx';
import { Consequence } from './Consequence.tsx';
import { Decision } from './Decision.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';

interface WhatIfProps {
  /** The run that was played. */
  readonly own: Run;
  /** The same run up to a fork, with another way taken there. */
  readonly from: Run;
  onBack(): void;
}

/** A way not taken, played on to its end. Lives in the page alone: the session never hears of it. */
export function WhatIf({ own, from, onBack }: WhatIfProps) {
  const [run, setRun] = useState(from);
  const [isToldOf, setToldOf] = useState(true);
  const fork = from.steps.at(-1)?.node.name ?? '';
  const { at } = run;
  return (
    <>
      <section class="part t6">
        <p class="mark">
          <b>{words.mark}</b>
        </p>
        <ScreenHeading text={phrase(words.title, { name: fork })} level={2} arrived />
        <p class="note quiet">{words.notRecorded}</p>
        <div class="btns">
          <button class="btn plain" type="button" onClick={onBack}>
            {words.back}
          </button>
        </div>
      </section>
      {isToldOf ? (
        // That nothing is recorded stands above the first of it, and is read first.
        <Consequence
          key={run.steps.length}
          {...{ run, level: 3, arrived: run !== from }}
          onContinue={() => setToldOf(false)}
        />
      ) : at.kind === 'node' ? (
        <Decision
          key={run.steps.length}
          {...{ run, at, pictures: null, live: true, arrived: true, level: 3 }}
          onDecide={(option) => {
            const after = decide(run, option.number);
            if (after === undefined) return;
            setRun(after);
            setToldOf(true);
          }}
        />
      ) : (
        <section class="part t6">
          <ScreenHeading text={phrase(words.ended, { ending: at.ending.title })} level={3} arrived />
          {at.text.map((text) => (
            <p class="pull" key={text}>
              {text}
            </p>
          ))}
          {at.ending.kind === 'beyond' ? <p class="note">{end.help}</p> : null}
          <Comparison own={own} tried={run} />
          <div class="btns">
            <button class="btn" type="button" onClick={onBack}>
              {words.another}
            </button>
          </div>
        </section>
      )}
    </>
  );
}
