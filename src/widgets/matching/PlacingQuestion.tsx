import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Grade } from '../../core/judged.ts';
import { judgeMatching, placedInResponse } from '../../core/questions/matching.ts';
import type { MatchingQuestion, Placed, SortingQuestion } from '../../core/question.ts';
import { mix } from '../../core/random.ts';
import { phrase } from '../../runtime/phrase.ts';
import { quiz } from '../../strings/en.json';
import type { QuestionProps } from '../question/answering.ts';
import { QuestionFrame, type Verdict, verdictWord } from '../question/QuestionFrame.tsx';
import { shownOrder } from '../question/shown-order.ts';
import { PlacedLine, type PlacedWords } from './PlacedLine.tsx';

type Question = MatchingQuestion | SortingQuestion;

export interface PlaceProps {
  readonly question: Question;
  readonly piece: Placed;
}

/** Sentences about `{placed}`, `{left}`, `{found}` and `{of}` lines. */
interface PlacingWords extends PlacedWords {
  readonly hint: string;
  readonly progress: string;
  readonly unfinished: string;
  readonly more: string;
}

interface PlacingProps extends QuestionProps<Question> {
  readonly words: PlacingWords;
  readonly look: 'pairs' | 'sorts';
  /** Names a line and takes its target: a `select`, or radio buttons, with the line's number as `data-piece`. */
  readonly Place: FunctionComponent<PlaceProps>;
}

/** Lines that each go to one target. Native controls keep what was chosen before the page came alive. */
export function PlacingQuestion({ words, look, Place, ...props }: PlacingProps) {
  const { question, answered } = props;
  const list = useRef<HTMLUListElement>(null);
  const [placed, setPlaced] = useState(0);
  const ownSeed = props.seed === null ? null : mix(props.seed, question.number);
  const order = placedInResponse(question);
  const of = order.length;
  const counts = { placed, left: of - placed, of };
  const count = () => setPlaced(placesIn(list.current).size);

  // At the start too: the browser, or the learner before the page came alive, may have chosen already.
  useLayoutEffect(count, [answered]);

  function read() {
    const places = placesIn(list.current);
    return judgeMatching(
      question,
      order.flatMap(({ number }) => places.get(number) ?? []),
    );
  }

  function verdictOf(grade: Grade): Verdict {
    const more =
      grade.verdict === 'noted' ? quiz.notedMore : phrase(words.more, { found: grade.found, of: grade.of });
    return { verdict: verdictWord(grade), more };
  }

  return (
    <QuestionFrame
      {...props}
      hint={answered === null ? `${words.hint} ${phrase(words.progress, counts)}` : words.hint}
      judged={answered === null ? null : (judgeMatching(question, answered) ?? null)}
      verdictOf={verdictOf}
      read={read}
      unfinished={phrase(words.unfinished, counts)}
    >
      <ul class={answered === null ? `opts ${look}` : `opts ${look} shut`} ref={list} onChange={count}>
        {shownOrder(question.options, ownSeed).map((piece) =>
          answered === null ? (
            <li key={piece.number}>
              <Place question={question} piece={piece} />
            </li>
          ) : (
            <PlacedLine
              key={piece.number}
              {...{ question, piece, words, chosen: answered[order.indexOf(piece)] }}
            />
          ),
        )}
      </ul>
    </QuestionFrame>
  );
}

/** Numbers of the targets chosen, by the numbers of their pieces. */
function placesIn(list: HTMLElement | null): ReadonlyMap<number, number> {
  const controls =
    list?.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input:checked') ?? [];
  return new Map(
    [...controls]
      .filter(({ value }) => value !== '')
      .map(({ dataset, value }) => [Number(dataset['piece']), Number(value)]),
  );
}
