import { useEffect, useState } from 'preact/hooks';
import type { Grade } from '../../core/judged.ts';
import { judgeOrdering } from '../../core/questions/ordering.ts';
import type { OrderingQuestion as Ordering } from '../../core/question.ts';
import { announce } from '../../runtime/announcer.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-ordering.json';
import { quiz } from '../../strings/en.json';
import type { QuestionProps } from '../question/answering.ts';
import { QuestionFrame, type Verdict, verdictWord } from '../question/QuestionFrame.tsx';
import { MovableLines } from './MovableLines.tsx';
import { move, startingOrder } from './order.ts';
import { OrderedLines } from './OrderedLines.tsx';

/** Lines to put in order. Nothing moves before the page came alive, so nothing can be lost. */
export function OrderingQuestion(props: QuestionProps<Ordering>) {
  const { question, seed, live, answered } = props;
  const [moved, setMoved] = useState<readonly number[] | null>(null);
  const order = answered ?? moved ?? startingOrder(question, seed);
  const pieces = order.flatMap((number) => question.options.filter((piece) => piece.number === number));

  // What was put in order for one answer is not where the next one starts.
  useEffect(() => {
    if (answered !== null) setMoved(null);
  }, [answered]);

  function bring(from: number, to: number) {
    setMoved(move(order, from, to));
    const text = pieces[from]?.text ?? '';
    announce(phrase(words.moved, { text, n: to + 1, of: pieces.length }));
  }

  return (
    <QuestionFrame
      {...props}
      hint={answered === null && moved === null ? `${words.hint} ${words.untouched}` : words.hint}
      judged={answered === null ? null : (judgeOrdering(question, answered) ?? null)}
      verdictOf={verdictOf}
      read={() => (moved === null ? undefined : judgeOrdering(question, moved))}
      unfinished={words.unfinished}
    >
      {answered === null ? (
        <MovableLines key="open" pieces={pieces} live={live} onMove={bring} />
      ) : (
        <OrderedLines key="shut" question={question} pieces={pieces} />
      )}
    </QuestionFrame>
  );
}

function verdictOf(grade: Grade): Verdict {
  const more =
    grade.verdict === 'noted' ? quiz.notedMore : phrase(words.more, { found: grade.found, of: grade.of });
  return { verdict: verdictWord(grade), more };
}
