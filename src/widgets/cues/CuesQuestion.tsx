import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Grade } from '../../core/judged.ts';
import type { Cue, CuesQuestion as Cues } from '../../core/question.ts';
import { judgeChoice } from '../../core/questions/choice.ts';
import { mix, shuffle } from '../../core/random.ts';
import { phrase } from '../../runtime/phrase.ts';
import words from '../../strings/en-cues.json';
import { quiz } from '../../strings/en.json';
import type { QuestionProps } from '../question/answering.ts';
import { QuestionFrame, type Verdict, verdictWord } from '../question/QuestionFrame.tsx';
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
  const cues = shownCues(question, { cues: inOrder(question, props.seed), answered });

  useLayoutEffect(() => setTicked(tickedIn(list.current)), [answered]);

  return (
    <QuestionFrame
      {...props}
      hint={words.hint}
      judged={answered === null ? null : (judgeChoice(question, answered) ?? null)}
      verdictOf={verdictOf}
      read={() => judgeChoice(question, tickedIn(list.current))}
      unfinished={words.unfinished}
    >
      <div class="cues">
        <div class="cue-scene">
          {children === undefined && question.picture !== undefined ? (
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

/** The recorded seed decides the order, so that whoever audits the record can see what the learner saw. */
function inOrder({ number, options }: Cues, seed: number | null): readonly Cue[] {
  if (seed === null) return options;
  return shuffle(
    [...options].sort((a, b) => a.number - b.number),
    mix(seed, number),
  );
}

function verdictOf(grade: Grade): Verdict {
  return { verdict: verdictWord(grade), more: moreOf(grade) };
}

function moreOf({ verdict, found, of, extra }: Grade): string {
  switch (verdict) {
    case 'right':
      return words.rightMore;
    case 'partly':
      return phrase(extra === 0 ? words.partlyMore : words.partlyExtra, { found, of, extra });
    case 'wrong':
      return quiz.wrongMore;
    case 'noted':
      return quiz.notedMore;
    default:
      return verdict satisfies never;
  }
}
