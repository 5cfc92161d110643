import { isRecord } from '../lrs/exchange.ts';
import type { Cmi5Session } from './session.ts';
import { definedVerb, extensionsOf, type Json } from './statement.ts';
import { EXTENSIONS, LMS_VERBS, type AuVerb } from './words.ts';

/** What the LRS holds of a session and its registration, oldest first. */
export interface History {
  /** What the AU sent in this session. */
  readonly session: readonly Json[];
  /** What AUs sent about the session's activity in all sessions of the registration. */
  readonly registration: readonly Json[];
  readonly isAbandoned: boolean;
  readonly isTerminated: boolean;
}

/** @param stored everything the LRS holds, oldest first */
export function historyOf(session: Cmi5Session, stored: readonly Json[]): History {
  const all = ofSession(session, stored);
  const own = all.filter((one) => !isFromLms(one));
  return {
    session: own,
    registration: ofRegistration(session, stored),
    isAbandoned: all.some((one) => verbId(one) === LMS_VERBS.abandoned),
    isTerminated: own.some((one) => definedVerb(one) === 'terminated'),
  };
}

/** Everything that bears the session's id, the LMS's own statements too. */
export function ofSession({ id }: Cmi5Session, stored: readonly Json[]): readonly Json[] {
  return stored.filter((one) => extensionsOf(one)[EXTENSIONS.sessionId] === id);
}

/** What was said in a registration about the activity of the session, by AUs. */
export function ofRegistration(
  { registration, activityId }: Cmi5Session,
  stored: readonly Json[],
): readonly Json[] {
  return stored.filter(
    (one) =>
      isRecord(one.context) &&
      one.context.registration === registration &&
      isRecord(one.object) &&
      one.object.id === activityId &&
      !isFromLms(one),
  );
}

/** The cmi5 defined verbs among statements. */
export function verbsOf(statements: readonly Json[]): readonly AuVerb[] {
  return statements.map(definedVerb).filter((verb) => verb !== undefined);
}

function isFromLms(statement: Json): boolean {
  return Object.values<unknown>(LMS_VERBS).includes(verbId(statement));
}

function verbId({ verb }: Json): unknown {
  return isRecord(verb) ? verb.id : undefined;
}
