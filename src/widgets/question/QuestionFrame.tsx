import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Grade, Judged } from '../../core/judged.ts';
import type { Asked } from '../../core/question.ts';
import { announce } from '../../runtime/announcer.ts';
import { quiz } from '../../strings/en.json';
import { Icon } from '../Icon.tsx';
import type { QuestionProps } from './answering.ts';

/** The verdict of one answer, in words. */
export interface Verdict {
  readonly verdict: string;
  readonly more: string;
}

type Shared = Pick<
  QuestionProps<never>,
  'count' | 'live' | 'answered' | 'tells' | 'standing' | 'label' | 'onAnswer' | 'after'
>;

interface QuestionFrameProps extends Shared {
  readonly question: Pick<Asked, 'number' | 'use' | 'stem' | 'policySlot'>;
  /** How to answer, in one line. */
  readonly hint: string;
  /** The answer given, judged; `null` while the question is open. */
  readonly judged: Judged | null;
  verdictOf(grade: Grade): Verdict;
  /** What the learner put together; `undefined` where it is no answer yet. */
  read(): Judged | undefined;
  /** Said where `read` finds no answer yet. */
  readonly unfinished: string;
  /** The options, and what else is to be operated. */
  readonly children: ComponentChildren;
}

/**
 * What all question types share: stem, hint, verdict, the button and what is said. The button takes no
 * answer before there is a whole one, and says so; it is never taken out of the order of the keyboard.
 */
export function QuestionFrame(props: QuestionFrameProps) {
  const { question, count, hint, live, answered, judged, standing, label, after, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isRefused, setIsRefused] = useState(false);

  function answer() {
    if (!live) return;
    const given = props.read();
    setIsRefused(given === undefined);
    if (given === undefined) return announce(props.unfinished);
    props.onAnswer(given);
    if (!props.tells) return;
    const { verdict, more } = props.verdictOf(given.grade);
    announce(`${verdict} ${more}`);
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
      data-question={question.number}
      data-use={question.use}
      tabIndex={-1}
      aria-describedby={`hint-${question.number}`}
    >
      <legend>
        {count === undefined ? null : <span class="count">{count} </span>}
        {question.stem}
      </legend>
      <p class="hint" id={`hint-${question.number}`}>
        {hint}
      </p>
      {judged === null ? null : <VerdictLine grade={judged.grade} words={props.verdictOf(judged.grade)} />}
      {judged === null || standing === undefined ? null : <p class="hint">{standing}</p>}
      {children}
      {isRefused && answered === null ? <p class="hint">{props.unfinished}</p> : null}
      {judged === null || question.policySlot === undefined ? null : <p class="hint">{quiz.policy}</p>}
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

const tones = { right: 'right', partly: 'part', wrong: 'wrong' } as const;

function VerdictLine({ grade, words }: { readonly grade: Grade; readonly words: Verdict }) {
  const tone = grade.verdict === 'noted' ? undefined : tones[grade.verdict];
  return (
    <div class={tone === undefined ? 'verdict' : `verdict v-${tone}`}>
      {tone === undefined ? null : <Icon name={tone} />}
      <p>
        <b>{words.verdict}</b> <span>{words.more}</span>
      </p>
    </div>
  );
}

/** The word of the verdict; each type says the rest. */
export function verdictWord({ verdict }: Grade): string {
  return quiz[verdict];
}
