import { useEffect, useState } from 'preact/hooks';
import type { Grade } from '../../core/judged.ts';
import { judgeSentence } from '../../core/questions/sentence.ts';
import type { SentenceQuestion as Sentence } from '../../core/question.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-sentence.json';
import type { QuestionProps } from '../question/answering.ts';
import { QuestionFrame, type Verdict, verdictWord } from '../question/QuestionFrame.tsx';
import { blocksInOrder } from './block-order.ts';
import { SentenceBuilder } from './SentenceBuilder.tsx';
import { SentenceReview } from './SentenceReview.tsx';

/** A sentence out of blocks, built with buttons alone; nothing moves before the page is live. */
export function SentenceQuestion(props: QuestionProps<Sentence>) {
  const { question, seed, live, answered } = props;
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const offered = blocksInOrder(question, seed);

  // The answer stands: the next try begins with no block.
  useEffect(() => {
    if (answered !== null) setChosen([]);
  }, [answered]);

  return (
    <QuestionFrame
      {...props}
      hint={words.hint}
      judged={answered === null ? null : (judgeSentence(question, answered) ?? null)}
      verdictOf={verdictOf}
      read={() => judgeSentence(question, chosen)}
      unfinished={words.unfinished}
    >
      {answered === null ? (
        <SentenceBuilder {...{ question, offered, chosen, live }} change={setChosen} />
      ) : (
        <SentenceReview {...{ question, offered, answered }} />
      )}
    </QuestionFrame>
  );
}

function verdictOf(grade: Grade): Verdict {
  const { found, of } = grade;
  const more = grade.verdict === 'right' ? words.rightMore : words.otherMore;
  return { verdict: verdictWord(grade), more: phrase(more, { found, of }) };
}
