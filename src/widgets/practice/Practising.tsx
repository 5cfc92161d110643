import { useState } from 'preact/hooks';
import type { Judged } from '../../core/judged.ts';
import type { CoursePlan } from '../../core/plan.ts';
import type { Question } from '../../core/question.ts';
import { roundOf } from '../../core/spacing.ts';
import { randomSeed } from '../../runtime/random.ts';
import { A_ROUND } from './a-round.ts';
import { Asking } from './Asking.tsx';
import { localDay } from './local-day.ts';
import { Overview } from './Overview.tsx';
import { leftOf, type PlayedRound, toldOf } from './played-round.ts';
import { RoundEnd } from './RoundEnd.tsx';
import { useCards } from './use-cards.ts';

interface PractisingProps {
  readonly plan: CoursePlan;
  readonly questions: readonly Question[];
  /** Numbers of the lessons that were opened by now. */
  readonly opened: readonly number[];
  /**
   * Numbers of the questions of a running try. They are not practised meanwhile: their reasons would give
   * the try away, and a question stands in the page once.
   */
  readonly reserved: readonly number[];
}

type Stage =
  | { readonly at: 'overview'; readonly arrived: boolean }
  | { readonly at: 'round' | 'end'; readonly round: PlayedRound };

/** Overview, round, end of the round, and so on. */
export function Practising({ plan, questions, opened, reserved }: PractisingProps) {
  const { cards, kept, move, clear } = useCards(plan, questions);
  const [stage, setStage] = useState<Stage>({ at: 'overview', arrived: false });
  const open = questions.filter(({ number }) => !reserved.includes(number));
  const day = localDay(new Date());

  function begin() {
    const seed = randomSeed();
    const here = new Set(plan.lessons.filter(({ number }) => opened.includes(number)).map(({ id }) => id));
    const practised = open.map(({ number, objective, lesson }) => ({
      number,
      objective,
      isEarly: !here.has(lesson),
    }));
    const drawn = roundOf({ questions: practised, cards, day: localDay(new Date()), seed, count: A_ROUND });
    setStage({ at: 'round', round: { ...drawn, seed, answers: [], isTold: false } });
  }

  function answer(round: PlayedRound, question: Question, { chosen, grade }: Judged) {
    const today = localDay(new Date());
    const { due } = move(question.number, grade, today);
    const given = { question, chosen, grade, days: due - today };
    setStage({ at: 'round', round: { ...round, answers: [...round.answers, given], isTold: true } });
  }

  const toOverview = () => setStage({ at: 'overview', arrived: true });
  const shared = { plan, questions: open, cards, day };
  // A try that began meanwhile can take every question of a round.
  const isGone =
    stage.at !== 'overview' && stage.round.answers.length === 0 && leftOf(stage.round, open).length === 0;
  if (stage.at === 'overview' || isGone) {
    return (
      <Overview
        {...shared}
        key={cards.size === 0 ? 'empty' : 'begun'}
        kept={kept}
        isReserving={reserved.length > 0}
        arrived={stage.at === 'overview' && stage.arrived}
        onBegin={begin}
        onClear={() => {
          clear();
          toOverview();
        }}
      />
    );
  }
  const { round } = stage;
  const isOver = toldOf(round, open) === undefined && leftOf(round, open).length === 0;
  if (stage.at === 'end' || isOver)
    return <RoundEnd {...shared} round={round} onAgain={begin} onOverview={toOverview} />;
  return (
    <Asking
      round={round}
      open={open}
      onAnswer={(question, judged) => answer(round, question, judged)}
      onNext={() => setStage({ at: 'round', round: { ...round, isTold: false } })}
      onStop={round.answers.length === 0 ? toOverview : () => setStage({ at: 'end', round })}
    />
  );
}
