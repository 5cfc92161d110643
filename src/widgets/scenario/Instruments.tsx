import type { ComponentChildren } from 'preact';
import type { TensionWords } from '../../core/scenario/levels.ts';
import { AT_RISK } from '../../core/scenario/situation.ts';
import type { Distance, Risk, RiskLevel } from '../../core/scenario/situation.ts';

/** Small drawings in the course's notation, 96 by 32 units; each repeats the words it stands beside. */
function Instrument({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg viewBox="0 0 96 32" fill="none" stroke="currentColor" stroke-width="2" focusable="false">
      {children}
    </svg>
  );
}

/** A bar for each voice; dots are silence. */
export function VoicesInstrument({ voices }: { readonly voices: number }) {
  if (voices === 0) {
    return (
      <Instrument>
        <path d="M4 16h88" stroke="var(--edge)" stroke-width="3" stroke-dasharray="1 6" />
      </Instrument>
    );
  }
  const apart = 26 / (voices + 1);
  const bars = Array.from({ length: voices }, (_, index) => `M4 ${(3 + apart * (index + 1)).toFixed(1)}h88`);
  return (
    <Instrument>
      <path d={bars.join('')} stroke-width={voices > 2 ? 2.5 : 5} />
    </Instrument>
  );
}

const gaps = { close: 4, reach: 20, safe: 50, cover: 50 } as const satisfies Record<Distance, number>;

/** A ring, the officer, and a disc, the person, so far apart; hatching is cover. */
export function DistanceInstrument({ distance }: { readonly distance: Distance }) {
  const person = 31 + gaps[distance];
  const from = distance === 'cover' ? 40 : 27;
  const to = person - 11;
  return (
    <Instrument>
      <circle cx="16" cy="16" r="7" />
      <circle cx={person} cy="16" r="7" fill="currentColor" />
      {to > from ? <path d={`M${from} 16H${to}M${from} 11v10M${to} 11v10`} /> : null}
      {distance === 'cover' ? (
        <path stroke-width="1.25" d="M28 4h7v24h-7zM28 11l7-7M28 19l7-7M28 27l7-7" />
      ) : null}
    </Instrument>
  );
}

const spacings = { 'very-high': 2.5, high: 3.5, raised: 6, low: 10 } as const;

/** Ticks: close where there is no time. Those on the right say where it is going. */
export function TensionInstrument({ level, trend }: TensionWords) {
  const turn = { rising: 0.6, steady: 1, easing: 1.7 }[trend];
  const ticks: string[] = [];
  let x = 4;
  while (x <= 92) {
    ticks.push(`M${x.toFixed(1)} 24v-${ticks.length % 5 === 0 ? 14 : 8}`);
    x += spacings[level] * (x > 52 ? turn : 1);
  }
  return (
    <Instrument>
      <path d="M3 24h90" />
      <path stroke-width="1.25" d={ticks.join('')} />
    </Instrument>
  );
}

/** Discs are known; rings with a broken outline are not. */
export function KnownInstrument({ known, of }: { readonly known: number; readonly of: number }) {
  const places = Math.min(4, of);
  const filled = of === 0 ? 0 : Math.ceil((known / of) * places);
  return (
    <Instrument>
      {Array.from({ length: places }, (_, index) => (
        <circle
          key={index}
          cx={12 + index * 24}
          cy="16"
          r="6"
          {...(index < filled ? { fill: 'currentColor' } : { 'stroke-dasharray': '3 3' })}
        />
      ))}
    </Instrument>
  );
}

export function HelpInstrument({ isComing }: { readonly isComing: boolean }) {
  return (
    <Instrument>
      <path d={isComing ? 'M6 16h62' : 'M6 16h80'} stroke-dasharray="1 7" stroke-linecap="round" />
      {isComing ? <path d="M68 16h18M80 10l6 6-6 6" /> : null}
    </Instrument>
  );
}

const dangers = {
  low: { r: 2, fill: 'currentColor' },
  some: { r: 6, fill: 'none' },
  high: { r: 9, fill: 'currentColor' },
} as const satisfies Record<RiskLevel, object>;

/** A mark for the person, one for others nearby, one for officers: the larger, the more danger. */
export function RiskInstrument({ risk }: { readonly risk: Risk }) {
  return (
    <Instrument>
      {AT_RISK.map((who, index) => (
        <circle key={who} cx={16 + index * 32} cy="16" {...dangers[risk[who]]} />
      ))}
    </Instrument>
  );
}
