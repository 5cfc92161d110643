import { useRef } from 'preact/hooks';
import type { Grade } from '../../core/judged.ts';
import { judgeChoice } from '../../core/questions/choice.ts';
import type { ChoiceQuestion as Choice, ChoicesQuestion, Option, Response } from '../../core/question.ts';
import { mix, shuffle } from '../../core/random.ts';
import { phrase } from '../../runtime/phrase.ts';
import { quiz } from '../../strings/en.json';
import type { QuestionProps } from '../question/answering.ts';
import { QuestionFrame, type Verdict, verdictWord } from '../question/QuestionFrame.tsx';
import { optionMark } from '../question/option-mark.ts';
import { Tag } from '../question/Tag.tsx';

type Question = Choice | ChoicesQuestion;

/** Native radio buttons or check boxes, which keep what was chosen before the page came alive. */
export function ChoiceQuestion(props: QuestionProps<Question>) {
  const { question, answered } = props;
  const list = useRef<HTMLUListElement>(null);

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
      verdictOf={verdictOf}
      read={read}
      unfinished={quiz.chooseFirst}
    >
      <ul
        class={answered === null ? 'opts' : 'opts shut'}
        key={answered === null ? 'open' : 'shut'}
        ref={list}
      >
        {inOrder(question, props.seed).map((option) => (
          <ChoiceOption key={option.id} {...{ question, option, answered }} />
        ))}
      </ul>
    </QuestionFrame>
  );
}

/** The recorded seed decides the order, so that whoever audits the record can see what the learner saw. */
function inOrder(question: Question, seed: number | null): readonly Option[] {
  if (seed === null) return question.options;
  return shuffle(
    [...question.options].sort((a, b) => a.number - b.number),
    mix(seed, question.number),
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

function verdictOf(grade: Grade): Verdict {
  return { verdict: verdictWord(grade), more: moreOf(grade) };
}

function moreOf({ verdict, found, of, extra }: Grade): string {
  switch (verdict) {
    case 'right':
      return quiz.rightMore;
    case 'partly':
      return phrase(extra === 0 ? quiz.partlyMore : quiz.partlyExtra, { found, of, extra });
    case 'wrong':
      return quiz.wrongMore;
    case 'noted':
      return quiz.notedMore;
    default:
      return verdict satisfies never;
  }
}
