import { useEffect, useRef } from 'preact/hooks';
import { type Grade, grade } from '../core/grading.ts';
import type { Option, Question, Response } from '../core/question.ts';
import { announce } from '../runtime/announcer.ts';
import { phrase } from '../runtime/phrase.ts';
import { quiz } from '../strings/en.json';
import { Icon } from './Icon.tsx';

interface ChoiceQuestionProps {
  readonly question: Question;
  /** The options in the order to show. */
  readonly options: readonly Option[];
  /** Where it stands in a row of questions, in words. */
  readonly count?: string;
  /** Whether an answer can be taken now. */
  readonly live: boolean;
  /** The answer given; `null` while it is open. */
  readonly answered: Response | null;
  /** Label of the button that gives the answer. */
  readonly label: string;
  onAnswer(chosen: Response): void;
  /** What the button after an answer does; none where the answer stands. */
  readonly after?: { readonly label: string; run(): void };
}

/** One question with native radio buttons or check boxes, which keep what was chosen before the page came alive. */
export function ChoiceQuestion(props: ChoiceQuestionProps) {
  const { question, options, count, live, answered, label, onAnswer, after } = props;
  const field = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const several = question.type === 'choices';
  const result = answered === null ? null : grade(question, answered);

  function answer() {
    if (!live) return;
    const chosen = [...(field.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])]
      .map((input) => Number(input.value))
      .sort((a, b) => a - b);
    if (chosen.length === 0) announce(quiz.chooseFirst);
    else onAnswer(chosen);
  }

  // A press before the page came alive was noted by the page itself: it counts now, once.
  useEffect(() => {
    if (!live || answered !== null || button.current?.dataset['early'] !== 'pressed') return;
    button.current.dataset['early'] = '';
    answer();
  }, [live]);

  return (
    <fieldset
      class="ask"
      ref={field}
      data-question={question.number}
      tabIndex={-1}
      aria-describedby={`hint-${question.number}`}
    >
      <legend>
        {count === undefined ? null : <span class="count">{count} </span>}
        {question.stem}
      </legend>
      <p class="hint" id={`hint-${question.number}`}>
        {several ? quiz.several : quiz.one}
      </p>
      {result === null ? null : <Verdict result={result} />}
      <ul class={answered === null ? 'opts' : 'opts shut'} key={answered === null ? 'open' : 'shut'}>
        {options.map((option) => (
          <ChoiceOption key={option.id} {...{ question, option, answered }} />
        ))}
      </ul>
      <div class="btns">
        {answered === null ? (
          <button
            key="answer"
            ref={button}
            class="btn"
            type="button"
            data-early=""
            aria-disabled={!live}
            onClick={answer}
          >
            {label}
          </button>
        ) : after === undefined ? null : (
          <button key="answer" class="btn plain" type="button" onClick={after.run}>
            {after.label}
          </button>
        )}
      </div>
    </fieldset>
  );
}

interface ChoiceOptionProps {
  readonly question: Question;
  readonly option: Option;
  readonly answered: Response | null;
}

function ChoiceOption({ question, option, answered }: ChoiceOptionProps) {
  const chosen = answered?.includes(option.number);
  const mark = answered === null ? undefined : markOf(question, option, chosen === true);
  return (
    <li class={mark?.tone ?? ''}>
      <label class="opt">
        <input
          type={question.type === 'choices' ? 'checkbox' : 'radio'}
          name={`q${question.number}`}
          value={option.number}
          {...(answered === null ? {} : { checked: chosen, disabled: true })}
        />
        <span>{option.text}</span>
        {mark === undefined || mark.word === '' ? null : (
          <span class="tag">
            {mark.icon === undefined ? null : <Icon name={mark.icon} />}
            {mark.word}
          </span>
        )}
      </label>
      {answered === null ? null : <p class="why">{option.feedback}</p>}
    </li>
  );
}

interface OptionMark {
  readonly tone: string;
  readonly word: string;
  readonly icon?: 'right' | 'wrong' | 'miss';
}

/** What stands beside an option after the answer: sign and word, never colour alone. */
function markOf(question: Question, option: Option, chosen: boolean): OptionMark {
  if (question.use === 'predict') return { tone: '', word: chosen ? quiz.yours : '' };
  const several = question.type === 'choices';
  if (option.correct && chosen)
    return { tone: 'is-right', word: several ? quiz.found : quiz.yours, icon: 'right' };
  if (option.correct) {
    return several
      ? { tone: 'is-miss', word: quiz.missed, icon: 'miss' }
      : { tone: 'is-right', word: quiz.best, icon: 'right' };
  }
  if (chosen) return { tone: 'is-wrong', word: several ? quiz.extra : quiz.yours, icon: 'wrong' };
  return { tone: '', word: '' };
}

/** The verdict in words, for the page and for the announcer. */
export function verdictOf(result: Grade): { readonly verdict: string; readonly more: string } {
  switch (result.verdict) {
    case 'right':
      return { verdict: quiz.right, more: quiz.rightMore };
    case 'partly':
      return {
        verdict: quiz.partly,
        more: phrase(result.extra === 0 ? quiz.partlyMore : quiz.partlyExtra, {
          found: result.found,
          keys: result.keys,
          extra: result.extra,
        }),
      };
    case 'wrong':
      return { verdict: quiz.wrong, more: quiz.wrongMore };
    case 'noted':
      return { verdict: quiz.noted, more: quiz.notedMore };
    default:
      return result.verdict satisfies never;
  }
}

const tones = { right: 'right', partly: 'part', wrong: 'wrong' } as const;

function Verdict({ result }: { readonly result: Grade }) {
  const { verdict, more } = verdictOf(result);
  const tone = result.verdict === 'noted' ? undefined : tones[result.verdict];
  return (
    <div class={tone === undefined ? 'verdict' : `verdict v-${tone}`}>
      {tone === undefined ? null : <Icon name={tone} />}
      <p>
        <b>{verdict}</b> <span>{more}</span>
      </p>
    </div>
  );
}
