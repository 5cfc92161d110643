import type { ComponentChildren } from 'preact';
import { tensionWords } from '../../core/scenario/levels.ts';
import type { Run } from '../../core/scenario/play.ts';
import { distance, state as words } from '../../strings/en-scenario.json';
import {
  DistanceInstrument,
  HelpInstrument,
  KnownInstrument,
  RiskInstrument,
  TensionInstrument,
  VoicesInstrument,
} from './Instruments.tsx';
import { riskTexts, tensionText, voicesText, wordsOf } from './standing-words.ts';

/** How it stands: words first, then a small instrument for the eye. */
export function Standing({ run }: { readonly run: Run }) {
  const { scenario, state, steps } = run;
  const before = steps.at(-1)?.before.tension ?? state.tension;
  const tension = tensionWords(before, state.tension);
  const known = wordsOf(state.info, scenario.info);
  const help = wordsOf(state.resources, scenario.resources);
  return (
    <dl class="state">
      <Row term={words.voices} texts={[voicesText(state.voices)]}>
        <VoicesInstrument voices={state.voices} />
      </Row>
      <Row term={words.distance} texts={[distance[state.distance]]}>
        <DistanceInstrument distance={state.distance} />
      </Row>
      <Row term={words.tension} texts={[tensionText(tension, steps.length === 0)]}>
        <TensionInstrument {...tension} />
      </Row>
      <Row term={words.known} texts={known.length === 0 ? [words.nothingKnown] : known}>
        <KnownInstrument known={state.info.length} of={Object.keys(scenario.info).length} />
      </Row>
      <Row term={words.help} texts={help.length === 0 ? [words.noHelp] : help}>
        <HelpInstrument isComing={state.resources.length > 0} />
      </Row>
      <Row term={words.risk} texts={riskTexts(state.risk)}>
        <RiskInstrument risk={state.risk} />
      </Row>
    </dl>
  );
}

interface RowProps {
  readonly term: string;
  readonly texts: readonly string[];
  readonly children: ComponentChildren;
}

function Row({ term, texts, children }: RowProps) {
  return (
    <div>
      <dt>{term}</dt>
      {texts.map((text) => (
        <dd key={text}>{text}</dd>
      ))}
      <dd class="instrument" aria-hidden="true">
        {children}
      </dd>
    </div>
  );
}
