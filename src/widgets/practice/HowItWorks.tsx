import type { CoursePlan } from '../../core/plan.ts';
import { type Box, WAITS } from '../../core/spacing.ts';
import { phrase } from '../../runtime/phrase.ts';
import { opening as words } from '../../strings/en-practice.json';
import { A_ROUND } from './a-round.ts';
import { counted } from './words.ts';

interface HowItWorksProps {
  readonly plan: CoursePlan;
  /** How many there are. */
  readonly questions: number;
}

/** What stands there before anything was practised. */
export function HowItWorks({ plan, questions }: HowItWorksProps) {
  return (
    <>
      <p class="pull">{phrase(words.lead, { questions: counted(questions), count: A_ROUND })}</p>
      <p>
        {words.private} {plan.assessment === null ? '' : words.assessment}
      </p>
      <p>{words.how}</p>
      <GrowingWaits />
    </>
  );
}

/** The waits that follow one another where every answer is right: nobody waits in the first box then. */
const WAITED: readonly Box[] = [2, 3, 4, 5];
const LEFT = 10;
const A_DAY = 380 / WAITED.reduce((sum, box) => sum + WAITS[box], 0);

/** The days on which a question is asked, as rings on a line of days. */
function GrowingWaits() {
  const at = (place: number) => WAITED.slice(0, place).reduce((x, box) => x + WAITS[box] * A_DAY, LEFT);
  const days = Array.from(
    { length: Math.round(380 / A_DAY) + 1 },
    (_, day) => `M${(LEFT + day * A_DAY).toFixed(1)} 40v-7`,
  );
  return (
    <figure>
      <svg
        viewBox="0 0 400 78"
        role="img"
        aria-labelledby="waits-t waits-d"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        font-size="17"
      >
        <title id="waits-t">{words.line}</title>
        <desc id="waits-d">{phrase(words.lineMore, WAITS)}</desc>
        <path d={`M${LEFT} 40H390`} />
        <path stroke-width="1" d={days.join('')} />
        <g fill="var(--paper, #fff)">
          {[0, ...WAITED].map((box, place) => (
            <circle key={box} cx={at(place)} cy="40" r="7" />
          ))}
        </g>
        <g fill="currentColor" stroke="none" text-anchor="middle" font-family="var(--narrow, sans-serif)">
          {WAITED.map((box, place) => (
            <text key={box} x={(at(place) + at(place + 1)) / 2} y="70">
              {box === 5 ? phrase(words.days, { n: WAITS[box] }) : WAITS[box]}
            </text>
          ))}
        </g>
      </svg>
      <figcaption>{words.caption}</figcaption>
    </figure>
  );
}
