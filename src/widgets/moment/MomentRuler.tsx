import type { MomentQuestion } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-moment.json';

/** Units from the top of the drawing: the line of the ruler, and the top of the hatching. */
const LINE = 60;
const HATCH_TOP = 36;
/** Left end and length of the line. The drawing is 400 units wide. */
const LEFT = 8;
const LENGTH = 384;

interface MomentRulerProps {
  readonly question: MomentQuestion;
  /** The second that the learner marked. */
  readonly second: number;
}

/** The stretch as a ruler of seconds: when it happens is hatched, the learner's mark is a disc. */
export function MomentRuler({ question, second }: MomentRulerProps) {
  const { number, seconds, from, to } = question;
  const at = (time: number) => LEFT + (time / seconds) * LENGTH;
  const label = labelStep(seconds);
  const labels = Array.from({ length: Math.ceil(seconds / label - 0.5) }, (_, index) => index * label);
  // A little wider than its seconds, so that one second shows and a mark at an end lies inside.
  const [left, right] = [Math.max(2, at(from) - 4), Math.min(398, at(to) + 4)];
  return (
    <figure class="moment-ruler">
      <svg
        viewBox="0 0 400 92"
        role="img"
        aria-labelledby={`moment-${number}-t moment-${number}-d`}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        font-size="16.5"
      >
        <title id={`moment-${number}-t`}>{phrase(words.ruler, { seconds })}</title>
        <desc id={`moment-${number}-d`}>{phrase(words.rulerMore, { seconds, from, to, second })}</desc>
        <path stroke-width="1" d={hatching(left, right)} />
        <path stroke-width="1.25" d={`M${left} ${LINE}V${HATCH_TOP}H${right}V${LINE}`} />
        <path d={`M${LEFT} ${LINE}h${LENGTH}`} />
        <path stroke-width="1" d={ticks(seconds, { at, label })} />
        <path d={`M${at(second)} 24V${LINE}`} />
        <circle cx={at(second)} cy={LINE} r="8" fill="currentColor" />
        <g fill="currentColor" stroke="none" font-family="var(--narrow, sans-serif)">
          <text x={Math.min(362, Math.max(38, at(second)))} y="16" text-anchor="middle" font-weight="700">
            {phrase(words.yours, { second })}
          </text>
          {labels.map((time) => (
            <text key={time} x={at(time)} y="87" text-anchor={time === 0 ? 'start' : 'middle'}>
              {time}
            </text>
          ))}
          <text x="396" y="87" text-anchor="end">
            {phrase(words.time, { second: seconds })}
          </text>
        </g>
      </svg>
      <figcaption>{words.legend}</figcaption>
    </figure>
  );
}

/** Seconds between two labels: a round number that leaves them room. */
function labelStep(seconds: number): number {
  return [1, 5, 10, 20, 30].find((step) => seconds / step <= 6) ?? 60;
}

interface Scale {
  readonly at: (time: number) => number;
  readonly label: number;
}

/** One tick a second, as long as there is room for that many; long ones at the labels. */
function ticks(seconds: number, { at, label }: Scale): string {
  const every = seconds <= 60 ? 1 : 5;
  return Array.from({ length: Math.floor(seconds / every) + 1 }, (_, index) => index * every)
    .map((time) => `M${at(time).toFixed(1)} ${LINE}v-${time % label === 0 ? 11 : 6}`)
    .join('');
}

/** Lines falling at 45 degrees, cut to the box between `left` and `right`. */
function hatching(left: number, right: number): string {
  const height = LINE - HATCH_TOP;
  const lines: string[] = [];
  for (let start = left - height + 6; start < right; start += 6) {
    const x = Math.max(left, start);
    const end = Math.min(right, start + height);
    lines.push(
      `M${x.toFixed(1)} ${(HATCH_TOP + x - start).toFixed(1)}L${end.toFixed(1)} ${(HATCH_TOP + end - start).toFixed(1)}`,
    );
  }
  return lines.join('');
}
