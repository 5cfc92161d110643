import { phrase } from '../runtime/phrase.ts';
import { result as words } from '../strings/en-assessment.json';

/** Where a percent stands on the drawing, which is 400 units wide. */
const at = (percent: number) => 6 + percent * 3.88;

/**
 * Where the middle of the score's number stands: above its disc, or, where the line of the pass mark
 * would run through it, beside that line, on the score's own side as long as there is room.
 */
function numberAt(score: number, passMark: number): number {
  const half = String(score).length * 6.5;
  const above = Math.min(400 - half, Math.max(half, at(score)));
  const line = at(passMark);
  const away = half + 5;
  if (Math.abs(above - line) >= away) return above;
  const fitsRight = line + away + half <= 400;
  const fitsLeft = line - away - half >= 0;
  return line + (fitsRight && (score >= passMark || !fitsLeft) ? away : -away);
}

/** The score on a ruler from 0 to 100, with the pass mark. */
export function Ruler({ score, passMark }: { readonly score: number; readonly passMark: number }) {
  const ticks = Array.from(
    { length: 51 },
    (_, index) => `M${at(index * 2).toFixed(1)} 52v-${index % 5 === 0 ? 9 : 5}`,
  );
  return (
    <figure class="ruler">
      <svg
        viewBox="0 0 400 84"
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
        <path d="M6 52H394" />
        <path stroke-width="1" d={ticks.join('')} />
        <path d={`M${at(passMark)} 22V60`} />
        <circle cx={at(score)} cy="52" r="8" fill="currentColor" />
        <g fill="currentColor" stroke="none" font-family="var(--narrow, sans-serif)">
          <text
            x={at(passMark) + (passMark > 50 ? -8 : 8)}
            y="16"
            text-anchor={passMark > 50 ? 'end' : 'start'}
          >
            {phrase(words.passMark, { passMark })}
          </text>
          <text x={numberAt(score, passMark)} y="40" text-anchor="middle" font-weight="700" font-size="22">
            {score}
          </text>
          <text x="6" y="80">
            0
          </text>
          <text x="200" y="80" text-anchor="middle">
            50
          </text>
          <text x="394" y="80" text-anchor="end">
            100
          </text>
        </g>
      </svg>
    </figure>
  );
}
