import { phrase } from '../runtime/phrase.ts';
import { result as words } from '../strings/en.json';

/** Where a percent stands on the drawing, which is 400 units wide. */
const at = (percent: number) => 6 + percent * 3.88;

/** The score on a ruler from 0 to 100, with the pass mark. */
export function Ruler({ score, passMark }: { readonly score: number; readonly passMark: number }) {
  const ticks = Array.from(
    { length: 51 },
    (_, index) => `M${at(index * 2).toFixed(1)} 46v-${index % 5 === 0 ? 9 : 5}`,
  );
  return (
    <figure class="ruler">
      <svg
        viewBox="0 0 400 78"
        role="img"
        aria-labelledby="score-t score-d"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        font-size="16.5"
      >
        <title id="score-t">{phrase(words.score, { score, passMark })}</title>
        <desc id="score-d">{phrase(words.scoreMore, { score, passMark })}</desc>
        <path d="M6 46H394" />
        <path stroke-width="1" d={ticks.join('')} />
        <path d={`M${at(passMark)} 22V54`} />
        <circle cx={at(score)} cy="46" r="8" fill="currentColor" />
        <g fill="currentColor" stroke="none" font-family="var(--narrow, sans-serif)">
          <text
            x={at(passMark) + (passMark > 50 ? -8 : 8)}
            y="16"
            text-anchor={passMark > 50 ? 'end' : 'start'}
          >
            {phrase(words.passMark, { passMark })}
          </text>
          <text
            x={Math.min(380, Math.max(20, at(score)))}
            y="34"
            text-anchor="middle"
            font-weight="700"
            font-size="22"
          >
            {score}
          </text>
          <text x="6" y="74">
            0
          </text>
          <text x="200" y="74" text-anchor="middle">
            50
          </text>
          <text x="394" y="74" text-anchor="end">
            100
          </text>
        </g>
      </svg>
    </figure>
  );
}
