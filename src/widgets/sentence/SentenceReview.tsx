import { blocksOf, keptRules } from '../../core/questions/sentence.ts';
import type { Block, Response, SentenceQuestion } from '../../core/question.ts';
import words from '../../strings/en-sentence.json';
import { type PieceMark, Tag } from '../question/Tag.tsx';
import { Said } from './Said.tsx';

interface SentenceReviewProps {
  readonly question: SentenceQuestion;
  /** All blocks, in the order they were offered. */
  readonly offered: readonly Block[];
  readonly answered: Response;
}

const KEPT: PieceMark = { tone: 'is-right', word: words.kept, icon: 'right' };
const MISSED: PieceMark = { tone: 'is-wrong', word: words.missed, icon: 'wrong' };

/** What the learner built, rule by rule and block by block, and the author's sentence where a rule is missed. */
export function SentenceReview({ question, offered, answered }: SentenceReviewProps) {
  const kept = keptRules(question, answered);
  const unused = offered.filter(({ number }) => !answered.includes(number));
  return (
    <div class="sentence">
      <p class="label">{words.sentence}</p>
      <Said question={question} chosen={answered} />
      <p class="label" id={`rules-${question.number}`}>
        {words.ruleList}
      </p>
      <ul class="opts rules" aria-labelledby={`rules-${question.number}`}>
        {question.rules.map((rule) => {
          const mark = kept.includes(rule) ? KEPT : MISSED;
          return (
            <li key={rule.rule} class={mark.tone}>
              <b>{words.rules[rule.rule]}</b>
              <Tag mark={mark} />
              <p class="why">{kept.includes(rule) ? rule.kept : rule.missed}</p>
            </li>
          );
        })}
      </ul>
      <p class="label" id={`used-${question.number}`}>
        {words.used}
      </p>
      <ol class="opts rules" aria-labelledby={`used-${question.number}`}>
        {blocksOf(question, answered).map(explained)}
      </ol>
      {unused.length === 0 ? null : (
        <details>
          <summary>{words.unused}</summary>
          <ul class="opts rules">{unused.map(explained)}</ul>
        </details>
      )}
      {kept.length === question.rules.length ? null : (
        <>
          <p class="label">{words.model}</p>
          <Said question={question} chosen={question.model} />
        </>
      )}
    </div>
  );
}

function explained({ id, text, feedback }: Block) {
  return (
    <li key={id}>
      <b>{text}</b>
      <p class="why">{feedback}</p>
    </li>
  );
}
