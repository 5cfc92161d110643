import type { Grade } from '../../core/judged.ts';
import type { Moment, MomentQuestion } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-moment.json';
import { type PieceMark, Tag } from '../question/Tag.tsx';

interface MomentListProps {
  readonly question: MomentQuestion;
  /** The second that is marked; `null` while none is. */
  readonly second: number | null;
  /** What the answer is worth; `null` while the question is open. */
  readonly grade: Grade | null;
  onMark?(second: number): void;
}

/** The told moments. The one at the very second marked is chosen; between two of them none is. */
export function MomentList({ question, second, grade, onMark }: MomentListProps) {
  return (
    <ol class={grade === null ? 'opts' : 'opts shut'}>
      {question.options.map((moment) => {
        const mark = grade === null ? undefined : markOf(question, { moment, second, grade });
        return (
          <li key={moment.id} class={mark?.tone ?? ''}>
            <label class="opt">
              <input
                type="radio"
                name={`q${question.number}`}
                value={moment.at}
                disabled={grade !== null}
                onChange={() => onMark?.(moment.at)}
                {...(second === null ? {} : { checked: moment.at === second })}
              />
              <span>
                <b class="at">{phrase(words.time, { second: moment.at })}</b> {moment.text}
              </span>
              {mark === undefined ? null : <Tag mark={mark} />}
            </label>
            {grade === null ? null : <p class="why">{moment.feedback}</p>}
          </li>
        );
      })}
    </ol>
  );
}

interface AnsweredMoment {
  readonly moment: Moment;
  readonly second: number | null;
  readonly grade: Grade;
}

function markOf({ from, to }: MomentQuestion, { moment, second, grade }: AnsweredMoment): PieceMark {
  const isYours = moment.at === second;
  if (grade.verdict === 'noted') return { tone: '', word: isYours ? words.you : '' };
  const isHere = from <= moment.at && moment.at <= to;
  if (isHere) return { tone: 'is-right', word: isYours ? words.youHere : words.here, icon: 'right' };
  return isYours ? { tone: 'is-wrong', word: words.you, icon: 'wrong' } : { tone: '', word: '' };
}
