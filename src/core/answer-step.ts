import type { Try } from './attempt.ts';
import type { Grade } from './judged.ts';
import { mayStartTry } from './progress.ts';
import type { Asked } from './question.ts';
import type { Interaction, Item, Session, SessionEvent } from './session.ts';
import type { Step } from './step.ts';
import { currentTry, reachedBy } from './tries.ts';

/** A first answer stands. A later one changes nothing, and is told where everything is to be told. */
export function answer(
  { attempt, plan }: Session,
  event: Extract<SessionEvent, { type: 'answered' }>,
): Step | undefined {
  const { question, at, latencyMs } = event;
  const { chosen, grade, exchange } = event.judged;
  const isRetry = attempt.answers[question.number] !== undefined;
  if (question.use === 'final' || (isRetry && plan.evidence !== 'full')) return undefined;
  const given = { chosen, right: grade.right };
  return {
    attempt: isRetry ? attempt : { ...attempt, answers: { ...attempt.answers, [question.number]: given } },
    interaction: {
      key: `q${question.number}`,
      item: itemOf(question),
      exchange,
      ...resultOf(grade),
      weighting: 0,
      isRetry,
      form: null,
      at,
      latencyMs,
    },
  };
}

/** A new try, or the running one with other questions in the place of open ones that an update took away. */
export function startTry(
  session: Session,
  { questions, seed }: Extract<SessionEvent, { type: 'try-started' }>,
): Step | undefined {
  const { attempt } = session;
  const running = currentTry(session);
  if (running === undefined && !mayStartTry(session)) return undefined;
  const before = running?.items ?? [];
  const items = [...new Set(questions)].map(
    (question) =>
      before.find((item) => item.question === question) ?? {
        question,
        chosen: null,
        right: false,
        credit: 0,
      },
  );
  const isKept = before.every((item) => item.chosen === null || items.includes(item));
  const isNew = items.some((item) => !before.includes(item)) || items.length < before.length;
  // A try without questions could never be finished.
  if (!isKept || !isNew || items.length === 0) return undefined;
  const earlier = running === undefined ? attempt.tries : attempt.tries.slice(0, -1);
  return { attempt: { ...attempt, tries: [...earlier, { seed: running?.seed ?? seed, items }] } };
}

/** Each question of a try is answered once. */
export function answerInTry(
  session: Session,
  event: Extract<SessionEvent, { type: 'try-answered' }>,
): Step | undefined {
  const { attempt, plan } = session;
  const { question, at, latencyMs } = event;
  const { chosen, grade, exchange } = event.judged;
  const running = currentTry(session);
  const isAsked = running?.items.some((item) => item.question === question.number && item.chosen === null);
  if (running === undefined || isAsked !== true) return undefined;
  const given = { chosen, right: grade.right === true, credit: grade.credit ?? 0 };
  const items = running.items.map((item) =>
    item.question === question.number ? { ...item, ...given } : item,
  );
  const isLast = items.every((item) => item.chosen !== null);
  const taken: Try = isLast
    ? { ...running, items, reached: { ...reachedBy(items, session), at } }
    : { ...running, items };
  const form = { attempt: attempt.tries.length, seed: running.seed };
  const key = `t${form.attempt}_q${question.number}`;
  return {
    attempt: { ...attempt, tries: [...attempt.tries.slice(0, -1), taken] },
    interaction: {
      key,
      item: itemOf(question),
      exchange,
      ...resultOf(grade),
      weighting: plan.assessment?.weights[question.number] ?? 1,
      isRetry: false,
      form,
      at,
      latencyMs,
    },
  };
}

function itemOf({ id, stem, objective, lesson }: Asked): Item {
  return { id, text: stem, objective, parent: { kind: 'lesson', id: lesson } };
}

function resultOf({ right, credit }: Grade): Pick<Interaction, 'result' | 'credit'> {
  return { result: right === null ? 'neutral' : right ? 'correct' : 'incorrect', credit };
}
