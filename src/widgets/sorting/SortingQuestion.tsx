import type { SortingQuestion as Sorting } from '../../core/question.ts';
import words from '../../strings/en-sorting.json';
import { type PlaceProps, PlacingQuestion } from '../matching/PlacingQuestion.tsx';
import type { QuestionProps } from '../question/answering.ts';

/** A row of radio buttons, one a category, beside each line. */
export function SortingQuestion(props: QuestionProps<Sorting>) {
  return <PlacingQuestion {...props} words={words} look="sorts" Place={CategoryRow} />;
}

function CategoryRow({ question, piece }: PlaceProps) {
  const name = `q${question.number}-${piece.number}`;
  return (
    <>
      <span id={name}>{piece.text}</span>
      <span class="seg" role="radiogroup" aria-labelledby={name}>
        {question.targets.map((target) => (
          <label key={target.number}>
            <input type="radio" name={name} value={target.number} data-piece={piece.number} />
            {target.text}
          </label>
        ))}
      </span>
    </>
  );
}
