import { useRef } from 'preact/hooks';
import { judgeChoice } from '../../core/questions/choice.ts';
import type { ChoiceQuestion as Choice, ChoicesQuestion, Option, Response } from '../../core/question.ts';
import { mix } from '../../core/random.ts';
import { quiz } from '../../strings/en.json';
import type { QuestionProps } from '../question/answering.ts';
import { optionVerdict } from '../question/option-verdict.ts';
import { QuestionFrame } from '../question/QuestionFrame.tsx';
import { shownOrder } from '../question/shown-order.ts';
import { optionMark } from '../question/option-mark.ts';
import { Tag } from '../question/Tag.tsx';

type Question = Choice | ChoicesQuestion;

/** Native radio buttons or check boxes, which keep what was chosen before the page came alive. */
export function ChoiceQuestion(props: QuestionProps<Question>) {
  const { question, answered } = props;
  const list = useRef<HTMLUListElement>(null);
  const ownSeed = props.seed === null ? null : mix(props.seed, question.number);

  function read() {
    const inputs = list.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? [];
    return judgeChoice(
      question,
      [...inputs].map((input) => Number(input.value)),
    );
  }

  return (
    <QuestionFrame
      {...props}
      hint={question.type === 'choices' ? quiz.several : quiz.one}
      judged={answered === null ? null : (judgeChoice(question, answered) ?? null)}
      verdictOf={optionVerdict}
      read={read}
      unfinished={quiz.chooseFirst}
    >
      <ul
        class={answered === null ? 'opts' : 'opts shut'}
        key={answered === null ? 'open' : 'shut'}
        ref={list}
      >
        {shownOrder(question.options, ownSeed).map((option) => (
          <ChoiceOption key={option.id} {...{ question, option, answered }} />
        ))}
      </ul>
    </QuestionFrame>
  );
}

interface ChoiceOptionProps {
  readonly question: Question;
  readonly option: Option;
  readonly answered: Response | null;
}

function ChoiceOption({ question, option, answered }: ChoiceOptionProps) {
  const several = question.type === 'choices';
  const chosen = answered?.includes(option.number) === true;
  const mark = answered === null ? undefined : optionMark(option, { use: question.use, several, chosen });
  return (
    <li class={mark?.tone ?? ''}>
      <label class="opt">
        <input
          type={several ? 'checkbox' : 'radio'}
          name={`q${question.number}`}
          value={option.number}
          {...(answered === null ? {} : { checked: chosen, disabled: true })}
        />
        <span>{option.text}</span>
        {mark === undefined ? null : <Tag mark={mark} />}
      </label>
      {answered === null ? null : <p class="why">{option.feedback}</p>}
    </li>
  );
}
