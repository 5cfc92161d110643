import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Grade } from '../../core/judged.ts';
import { judgeDecision } from '../../core/questions/decision.ts';
import type { DecisionQuestion as Decision } from '../../core/question.ts';
import { announce } from '../../runtime/announcer.ts';
import words from '../../strings/en-decision.json';
import { quiz } from '../../strings/en.json';
import type { QuestionProps } from '../question/answering.ts';
import { QuestionFrame, type Verdict, verdictWord } from '../question/QuestionFrame.tsx';
import { OtherWays } from './OtherWays.tsx';
import { StepOptions, stepSeed } from './StepOptions.tsx';

/** A first choice, what comes of it, and a second one. The first can be taken back until the second is answered. */
export function DecisionQuestion(props: QuestionProps<Decision>) {
  const { question, live, answered } = props;
  const [taken, setTaken] = useState<number | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const focusOn = useRef<string | null>(null);
  const name = `q${question.number}`;
  const seed = stepSeed(props.seed, question.number);
  const first = answered?.[0] ?? taken;
  const branch = question.options.find(({ number }) => number === first);

  // The answer stands: the next try begins with the first step.
  useEffect(() => {
    if (answered !== null) setTaken(null);
  }, [answered]);

  useLayoutEffect(() => {
    if (focusOn.current === null) return;
    area.current?.querySelector<HTMLElement>(focusOn.current)?.focus();
    focusOn.current = null;
  }, [taken]);

  function chosenIn(step: string): number | undefined {
    const input = area.current?.querySelector<HTMLInputElement>(`input[name="${step}"]:checked`);
    return input == null ? undefined : Number(input.value);
  }

  function decide() {
    if (!live) return;
    const number = chosenIn(name);
    if (number === undefined) return announce(words.chooseFirst);
    focusOn.current = '.then';
    setTaken(number);
  }

  function chooseAgain() {
    if (!live) return;
    focusOn.current = `input[name="${name}"]:checked`;
    setTaken(null);
  }

  function read() {
    const second = chosenIn(`${name}-then`);
    return taken === null || second === undefined ? undefined : judgeDecision(question, [taken, second]);
  }

  return (
    <QuestionFrame
      {...props}
      hint={words.hint}
      judged={answered === null ? null : (judgeDecision(question, answered) ?? null)}
      verdictOf={verdictOf}
      read={read}
      unfinished={taken === null ? words.decideFirst : words.chooseThen}
    >
      <div class="decision" key={answered === null ? 'open' : 'shut'} ref={area}>
        <StepOptions
          name={name}
          options={question.options}
          seed={seed}
          answered={answered?.[0]}
          isShut={branch !== undefined}
        />
        {answered === null ? (
          <div class="btns">
            <button
              class="btn plain"
              type="button"
              aria-disabled={!live}
              onClick={taken === null ? decide : chooseAgain}
            >
              {taken === null ? words.decide : words.again}
            </button>
          </div>
        ) : null}
        {branch === undefined ? null : (
          <>
            <p class="then" tabIndex={-1}>
              {branch.then}
            </p>
            <fieldset key={branch.id}>
              <legend>{branch.stem}</legend>
              <StepOptions
                name={`${name}-then`}
                options={branch.options}
                seed={stepSeed(seed, branch.number)}
                answered={answered?.[1]}
                isShut={answered !== null}
              />
            </fieldset>
          </>
        )}
        {answered === null ? null : (
          <OtherWays branches={question.options.filter(({ number }) => number !== first)} />
        )}
      </div>
    </QuestionFrame>
  );
}

function verdictOf(grade: Grade): Verdict {
  return { verdict: verdictWord(grade), more: moreOf(grade) };
}

function moreOf({ verdict }: Grade): string {
  switch (verdict) {
    case 'right':
      return words.rightMore;
    case 'partly':
      return words.partlyMore;
    case 'wrong':
      return quiz.wrongMore;
    case 'noted':
      return quiz.notedMore;
    default:
      return verdict satisfies never;
  }
}
