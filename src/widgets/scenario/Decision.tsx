import { useRef } from 'preact/hooks';
import { tensionLevel } from '../../core/scenario/levels.ts';
import type { At, Run } from '../../core/scenario/play.ts';
import type { ScenarioOption } from '../../core/scenario/scenario.ts';
import { timeOfDay } from '../../core/scenario/time-of-day.ts';
import { announce } from '../../runtime/announcer.ts';
import { phrase } from '../../runtime/phrase.ts';
import { decision as words } from '../../strings/en-scenario.json';
import { inDrawnOrder } from './drawn-order.ts';
import { paceOf } from './pace.ts';
import { Picture } from './Picture.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { SoFar } from './SoFar.tsx';
import { Standing } from './Standing.tsx';

interface DecisionProps {
  readonly run: Run;
  readonly at: Extract<At, { kind: 'node' }>;
  /** `null` in a what-if, which shows the scene in words alone. */
  readonly pictures: Readonly<Record<string, string>> | null;
  readonly live: boolean;
  readonly arrived: boolean;
  readonly level: 2 | 3;
  onDecide(option: ScenarioOption, latencyMs: number): void;
}

/** One moment of the scene: what is seen, how it stands, and what can be done. */
export function Decision({ run, at, pictures, live, arrived, level, onDecide }: DecisionProps) {
  const { node } = at;
  const list = useRef<HTMLUListElement>(null);
  const shownAt = useRef(Date.now());
  const n = run.steps.length + 1;

  function decide() {
    if (!live) return;
    const value = list.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    const option = at.options.find(({ number }) => String(number) === value);
    if (option === undefined) return announce(words.chooseFirst);
    onDecide(option, Date.now() - shownAt.current);
  }

  return (
    <section class={`part ${paceOf(tensionLevel(run.state.tension))}`}>
      <p class="mark here">
        <b>{phrase(words.mark, { n })}</b>
        <i>{timeOfDay(run.scenario.time, run.state.clock)}</i>
      </p>
      <div class={pictures === null ? 'wide stage small' : 'wide stage'}>
        <ScreenHeading {...{ level, arrived }} text={phrase(words.heading, { n, name: node.name })} hidden />
        <div class="flow">
          {pictures === null ? null : <Picture scene={node.scene} pictures={pictures} />}
          <details class="note">
            <summary>{words.inWords}</summary>
            <p>{node.scene.alt}</p>
          </details>
        </div>
        <div class="flow">
          {at.sees.map((text) => (
            <p class="quote" key={text}>
              {text}
            </p>
          ))}
          <Standing run={run} />
          {run.steps.length === 0 || level === 3 ? null : <SoFar run={run} />}
        </div>
      </div>
      <p class="mark stop">
        <b>{words.yours}</b>
        <i>{words.pace}</i>
      </p>
      <fieldset class="ask wide">
        <legend>{node.stem}</legend>
        <ul class="opts" ref={list}>
          {inDrawnOrder(at.options, run).map((option) => (
            <li key={option.id}>
              <label class="opt">
                <input type="radio" name={`d${n}-${level}`} value={option.number} />
                <span>{option.text}</span>
              </label>
            </li>
          ))}
        </ul>
        <div class="btns">
          <button class="btn" type="button" aria-disabled={!live} onClick={decide}>
            {words.decide}
          </button>
          <span class="quiet">{words.noTimer}</span>
        </div>
      </fieldset>
    </section>
  );
}
