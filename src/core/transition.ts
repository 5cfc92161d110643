import { answer, answerInTry, startTry } from './answer-step.ts';
import { withStatus, type Attempt, type Place } from './attempt.ts';
import { isHeld, release } from './hold.ts';
import { objectiveResults } from './objectives.ts';
import { isOpen, outcome, percent } from './progress.ts';
import { decide, startRun } from './run-step.ts';
import type {
  Effect,
  Interaction,
  ObjectiveResult,
  Outcome,
  Session,
  SessionEvent,
  WayOut,
} from './session.ts';
import type { Step } from './step.ts';

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
  const settled: Session = { ...moved, attempt: withStatus(step.attempt, now.status, event.at) };
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
      return answer(session, event);
    case 'try-started':
      return startTry(session, event);
    case 'try-answered':
      return answerInTry(session, event);
    case 'run-started':
      return startRun(session, event);
    case 'decided':
      return decide(session, event);
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
  if (a.page === 'lesson') return b.page === 'lesson' && a.lesson === b.lesson;
  if (a.page === 'scenario') return b.page === 'scenario' && a.scenario === b.scenario;
  return a.page === b.page;
}
