import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Grade } from '../../core/judged.ts';
import type { MomentQuestion as Moment } from '../../core/question.ts';
import { judgeMoment } from '../../core/questions/moment.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-moment.json';
import { quiz } from '../../strings/en.json';
import type { QuestionProps } from '../question/answering.ts';
import { QuestionFrame, type Verdict, verdictWord } from '../question/QuestionFrame.tsx';
import { MomentDial } from './MomentDial.tsx';
import { MomentList } from './MomentList.tsx';
import { MomentRuler } from './MomentRuler.tsx';

/**
 * A second to mark in a told stretch of time: a slider, steps of a second, and the told moments as radio
 * buttons. No second is marked until the learner marks one, 0 neither. The list keeps the order of time,
 * whatever the seed: the order is part of what is told.
 */
export function MomentQuestion(props: QuestionProps<Moment>) {
  const { question, answered } = props;
  const inputs = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState<number | null>(null);

  // Takes over what was marked before the page came alive, and forgets what has been answered.
  useLayoutEffect(() => setMarked(markedIn(inputs.current)), [answered]);

  /** The mark as it stands, also before the page knows of it. */
  const standing = () => answered?.[0] ?? marked ?? markedIn(inputs.current);

  function read() {
    const second = standing();
    return second === null ? undefined : judgeMoment(question, [second]);
  }

  const judged = answered === null ? null : (judgeMoment(question, answered) ?? null);
  const second = judged?.chosen[0];
  return (
    <QuestionFrame
      {...props}
      hint={words.hint}
      judged={judged}
      verdictOf={(grade) => verdictOf(question, { grade, second: standing() })}
      read={read}
      unfinished={words.unfinished}
    >
      {judged === null || second === undefined ? (
        <div key="open" ref={inputs}>
          <MomentDial question={question} marked={marked} onMark={setMarked} />
          <MomentList question={question} second={marked} grade={null} onMark={setMarked} />
        </div>
      ) : (
        <div key="shut">
          <MomentRuler question={question} second={second} />
          <MomentList question={question} second={second} grade={judged.grade} />
        </div>
      )}
    </QuestionFrame>
  );
}

/** A radio button names its second; a slider at 0 has not been moved. */
function markedIn(inputs: HTMLElement | null): number | null {
  const told = inputs?.querySelector<HTMLInputElement>('[type=radio]:checked');
  if (told !== null && told !== undefined) return Number(told.value);
  const slid = Number(inputs?.querySelector<HTMLInputElement>('[type=range]')?.value ?? 0);
  return slid === 0 ? null : slid;
}

function verdictOf(
  { from, to }: Moment,
  { grade, second }: { readonly grade: Grade; readonly second: number | null },
): Verdict {
  if (second === null) return { verdict: verdictWord(grade), more: '' };
  const more = phrase(from === to ? words.exactly : words.between, { second, from, to });
  switch (grade.verdict) {
    case 'right':
      return { verdict: verdictWord(grade), more };
    case 'partly':
    case 'wrong':
      return { verdict: farOff({ from, to }, second), more };
    case 'noted':
      return { verdict: verdictWord(grade), more: quiz.notedMore };
    default:
      return grade.verdict satisfies never;
  }
}

function farOff({ from, to }: Pick<Moment, 'from' | 'to'>, second: number): string {
  if (second < from) return phrase(from - second === 1 ? words.earlyOne : words.early, { n: from - second });
  return phrase(second - to === 1 ? words.lateOne : words.late, { n: second - to });
}
