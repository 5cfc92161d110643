import type { MatchingQuestion as Matching } from '../../core/question.ts';
import words from '../../strings/en-matching.json';
import type { QuestionProps } from '../question/answering.ts';
import { type PlaceProps, PlacingQuestion } from './PlacingQuestion.tsx';

/** A native list of targets beside each line; any target may be chosen more than once. */
export function MatchingQuestion(props: QuestionProps<Matching>) {
  return <PlacingQuestion {...props} words={words} look="pairs" Place={TargetSelect} />;
}

function TargetSelect({ question, piece }: PlaceProps) {
  const id = `q${question.number}-${piece.number}`;
  return (
    <>
      <label for={id}>{piece.text}</label>
      <select id={id} data-piece={piece.number}>
        <option value="">{words.choose}</option>
        {question.targets.map((target) => (
          <option key={target.number} value={target.number}>
            {target.text}
          </option>
        ))}
      </select>
    </>
  );
}
