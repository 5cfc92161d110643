import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CuesQuestion as Cues } from '../../core/question.ts';
import { judgeChoice } from '../../core/questions/choice.ts';
import { mix } from '../../core/random.ts';
import words from '../../strings/en-cues.json';
import type { QuestionProps } from '../question/answering.ts';
import { optionVerdict } from '../question/option-verdict.ts';
import { QuestionFrame } from '../question/QuestionFrame.tsx';
import { shownOrder } from '../question/shown-order.ts';
import { CueList } from './CueList.tsx';
import { SceneMarks } from './SceneMarks.tsx';
import { shownCues } from './shown-cue.ts';

/**
 * Facts to find in a drawn scene: marks in the drawing, and the same facts as native check boxes. The
 * check boxes are the one truth, and keep what was ticked before the page came alive; a mark operates
 * its check box and shows how it stands. The drawing is the child, or else `question.picture`.
 */
export function CuesQuestion(props: QuestionProps<Cues> & { readonly children?: ComponentChildren }) {
  const { question, answered, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const ownSeed = props.seed === null ? null : mix(props.seed, question.number);
  const cues = shownCues(question, { cues: shownOrder(question.options, ownSeed), answered });

  useLayoutEffect(() => setTicked(tickedIn(list.current)), [answered]);

  return (
    <QuestionFrame
      {...props}
      hint={words.hint}
      judged={answered === null ? null : (judgeChoice(question, answered) ?? null)}
      verdictOf={(grade) => optionVerdict(grade, words)}
      read={() => judgeChoice(question, tickedIn(list.current))}
      unfinished={words.unfinished}
    >
      <div class="cues">
        <div class="cue-scene">
          {children === undefined && question.picture !== undefined ? (
            // oxlint-disable-next-line react/no-danger -- an author's drawing, out of the course's own files
            <div dangerouslySetInnerHTML={{ __html: question.picture }} />
          ) : (
            <div>{children}</div>
          )}
          <SceneMarks
            cues={cues}
            chosen={answered ?? ticked}
            onToggle={(number) =>
              list.current?.querySelector<HTMLInputElement>(`input[value="${number}"]`)?.click()
            }
          />
        </div>
        <CueList
          key={answered === null ? 'open' : 'shut'}
          list={list}
          cues={cues}
          answered={answered}
          onTick={() => setTicked(tickedIn(list.current))}
        />
      </div>
    </QuestionFrame>
  );
}

function tickedIn(list: HTMLElement | null): number[] {
  const boxes = list?.querySelectorAll<HTMLInputElement>('input:checked') ?? [];
  return [...boxes].map((box) => Number(box.value));
}
