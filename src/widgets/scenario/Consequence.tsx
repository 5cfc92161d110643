import { useEffect } from 'preact/hooks';
import { tensionLevel } from '../../core/scenario/levels.ts';
import type { Run } from '../../core/scenario/play.ts';
import { timeOfDay } from '../../core/scenario/time-of-day.ts';
import { announce } from '../../runtime/announcer.ts';
import { phrase } from '../../runtime/phrase.ts';
import { consequence as words } from '../../strings/en-scenario.json';
import { paceOf } from './pace.ts';
import { ScreenHeading } from './ScreenHeading.tsx';
import { changesIn } from './standing-words.ts';

interface ConsequenceProps {
  /** The run after the decision. */
  readonly run: Run;
  readonly level: 2 | 3;
  readonly arrived: boolean;
  onContinue(): void;
}

/** What came of the last decision, what it changed, and why. No verdict: what follows speaks. */
export function Consequence({ run, level, arrived, onContinue }: ConsequenceProps) {
  const step = run.steps.at(-1);
  const told = step?.then.join(' ') ?? '';
  // Focus goes to a heading of two words, so that the result itself is said once, here.
  useEffect(() => announce(told), []);
  if (step === undefined) return null;
  const changes = changesIn(run.scenario, step);
  return (
    <section class={`part ${paceOf(tensionLevel(step.after.tension))}`}>
      <p class="mark past">
        <b>{words.title}</b>
        <i>{timeOfDay(run.scenario.time, step.after.clock)}</i>
      </p>
      <div class="flow">
        <ScreenHeading text={words.title} level={level} arrived={arrived} hidden />
        <p class="note quiet">{phrase(words.decided, { text: step.option.text })}</p>
        {step.then.map((text) => (
          <p class="quote" key={text}>
            {text}
          </p>
        ))}
        {changes.length === 0 ? (
          <p class="note quiet">{words.same}</p>
        ) : (
          <dl class="change note">
            {changes.map(({ term, texts }) => (
              <div key={term}>
                <dt>{term}</dt>
                {texts.map((text) => (
                  <dd key={text}>{text}</dd>
                ))}
              </div>
            ))}
          </dl>
        )}
      </div>
      <aside class="side">
        <b>{words.why}</b>
        {step.option.why}
      </aside>
      <div class="btns">
        <button class="btn" type="button" onClick={onContinue}>
          {words.goOn}
        </button>
      </div>
    </section>
  );
}
