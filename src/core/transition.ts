import type { Attempt, Place, Try } from './attempt.ts';
import { grade, legalResponse } from './grading.ts';
import { isHeld, release } from './hold.ts';
import { objectiveResults } from './objectives.ts';
import { isOpen, mayStartTry, outcome, percent } from './progress.ts';
import type {
  Effect,
  Interaction,
  ObjectiveResult,
  Outcome,
  Session,
  SessionEvent,
  WayOut,
} from './session.ts';
import { currentTry, mendedTry, newTry } from './tries.ts';

/** What an event did to the attempt, before the status is drawn from it. */
interface Step {
  readonly attempt: Attempt;
  readonly interaction?: Interaction;
}

/**
 * The one way in which a session changes. An event that is not allowed now (a closed place, an
 * illegal response, a second answer, a try too many, anything after the end) changes nothing, gives
 * no effects and returns the very same session.
 *
 * Effects of one event come in this order: record, save, progress, objectives, report, commit; or save, end.
 */
export function transition(session: Session, event: SessionEvent): readonly [Session, readonly Effect[]] {
  if (session.phase === 'ended') return [session, []];
  if (event.type === 'left') return leave(session, event);
  const step = stepOf(session, event);
  if (step === undefined) return [session, []];
  const moved: Session = { ...session, attempt: step.attempt };
  const now = outcome(moved);
  const settled: Session = { ...moved, attempt: { ...step.attempt, status: now.status } };
  const isWorthSaving = step.interaction !== undefined || !isSame(outcome(session), now);
  const after = isHeld(settled) && isWorthSaving ? release(settled) : settled;
  return [after, effectsOf(session, after, { at: event.at, interaction: step.interaction })];
}

function leave(
  session: Session,
  { by, at }: { readonly by: WayOut; readonly at: number },
): readonly [Session, readonly Effect[]] {
  const end: Effect = { type: 'end', outcome: outcome(session), by, at };
  const isSaved = session.mode === 'normal' && !isHeld(session);
  return [{ ...session, phase: 'ended' }, isSaved ? [{ type: 'save' }, end] : [end]];
}

function stepOf(session: Session, event: Exclude<SessionEvent, { type: 'left' }>): Step | undefined {
  switch (event.type) {
    case 'opened':
      return isOpen(session, event.place) ? open(session.attempt, event.place) : undefined;
    case 'answered':
      return answer(session.attempt, event);
    case 'try-started':
      return startTry(session, event);
    case 'try-answered':
      return answerInTry(session, event);
    default:
      return event satisfies never;
  }
}

function open(attempt: Attempt, place: Place): Step | undefined {
  const isNew = place.page === 'lesson' && !attempt.opened.includes(place.lesson);
  if (!isNew && isSamePlace(attempt.place, place)) return undefined;
  const opened = isNew ? [...attempt.opened, place.lesson].sort((a, b) => a - b) : attempt.opened;
  return { attempt: { ...attempt, place, opened } };
}

function answer(attempt: Attempt, event: Extract<SessionEvent, { type: 'answered' }>): Step | undefined {
  const { question, at, latencyMs } = event;
  const chosen = legalResponse(question, event.chosen);
  if (question.use === 'final' || chosen === undefined || attempt.answers[question.number] !== undefined) {
    return undefined;
  }
  const { right } = grade(question, chosen);
  const result = right === null ? 'neutral' : right ? 'correct' : 'incorrect';
  return {
    attempt: { ...attempt, answers: { ...attempt.answers, [question.number]: { chosen, right } } },
    interaction: {
      key: `q${question.number}`,
      question,
      chosen,
      result,
      weighting: 0,
      form: null,
      at,
      latencyMs,
    },
  };
}

function startTry(session: Session, event: Extract<SessionEvent, { type: 'try-started' }>): Step | undefined {
  const { plan, attempt } = session;
  const running = currentTry(session);
  const earlier = running === undefined ? attempt.tries : attempt.tries.slice(0, -1);
  const draw = { pool: event.pool, earlier, seed: event.seed };
  if (running !== undefined) return withTries(attempt, earlier, mendedTry(running, draw));
  if (!mayStartTry(session) || plan.assessment === null) return undefined;
  return withTries(attempt, earlier, newTry(plan.assessment.questions, draw));
}

function answerInTry(
  session: Session,
  event: Extract<SessionEvent, { type: 'try-answered' }>,
): Step | undefined {
  const { attempt } = session;
  const { question, at, latencyMs } = event;
  const running = currentTry(session);
  const chosen = legalResponse(question, event.chosen);
  const isAsked = running?.items.some((item) => item.question === question.number && item.chosen === null);
  if (running === undefined || chosen === undefined || isAsked !== true) return undefined;
  const right = grade(question, chosen).right === true;
  const items = running.items.map((item) =>
    item.question === question.number ? { ...item, chosen, right } : item,
  );
  const form = { attempt: attempt.tries.length, seed: running.seed };
  const key = `t${form.attempt}_q${question.number}`;
  const result = right ? 'correct' : 'incorrect';
  return {
    attempt: { ...attempt, tries: [...attempt.tries.slice(0, -1), { ...running, items }] },
    interaction: { key, question, chosen, result, weighting: 1, form, at, latencyMs },
  };
}

function withTries(attempt: Attempt, earlier: readonly Try[], last: Try | undefined): Step | undefined {
  return last === undefined ? undefined : { attempt: { ...attempt, tries: [...earlier, last] } };
}

function effectsOf(
  before: Session,
  after: Session,
  { at, interaction }: { at: number; interaction: Interaction | undefined },
): Effect[] {
  if (after.mode !== 'normal') return [];
  const now = outcome(after);
  const isReported = !isSame(outcome(before), now);
  const progress = percent(after);
  const effects: Effect[] = [];
  if (interaction !== undefined && after.plan.evidence !== 'minimal')
    effects.push({ type: 'record', interaction });
  if (!isHeld(after)) effects.push({ type: 'save' });
  if (progress !== percent(before)) effects.push({ type: 'progress', percent: progress, at });
  const objectives = changedObjectives(before, after);
  if (objectives.length > 0) effects.push({ type: 'objectives', objectives });
  if (isReported) effects.push({ type: 'report', outcome: now, at });
  if (!isHeld(after)) effects.push({ type: 'commit', when: isReported ? 'now' : 'soon' });
  return effects;
}

function changedObjectives(before: Session, after: Session): readonly ObjectiveResult[] {
  const known = objectiveResults(before);
  return objectiveResults(after).filter((result, index) => {
    const was = known[index];
    return (
      result.completed !== was?.completed || result.success !== was.success || result.scaled !== was.scaled
    );
  });
}

/** Within a visit everything in an outcome follows from these: a finished try never changes. */
function isSame(a: Outcome, b: Outcome): boolean {
  return a.status === b.status && a.score?.form.attempt === b.score?.form.attempt;
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.page === 'lesson' ? b.page === 'lesson' && a.lesson === b.lesson : a.page === b.page;
}
