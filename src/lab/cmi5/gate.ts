import { isDeepStrictEqual } from 'node:util';
import { isRecord, jsonOf, LrsRefusal, type LrsRequest } from '../lrs/exchange.ts';
import { faultsOf } from '../lrs/validation.ts';
import { documentBreaches } from './document-rules.ts';
import type { Cmi5Faults } from './faults.ts';
import { historyOf } from './history.ts';
import { aloneBreaches, orderBreaches } from './order-rules.ts';
import { resultRules } from './result-rules.ts';
import type { Cmi5Session, SessionStore } from './session.ts';
import { statementRules } from './statement-rules.ts';
import { definedVerb, type Json } from './statement.ts';
import { DOCUMENTS } from './words.ts';

export interface Gate {
  readonly sessions: SessionStore;
  /** Everything the LRS holds, oldest first. */
  readonly stored: () => readonly Json[];
  readonly note: (violation: string) => void;
  readonly faults: Cmi5Faults;
}

/**
 * Lets the requests of a session through that keep to cmi5, and notes what the others broke.
 * @throws LrsRefusal 401 for a token that is not sent as it was given, 403 for everything against cmi5
 */
export function judgeRequest(
  { sessions, stored, note, faults }: Gate,
  request: LrsRequest,
): 'pass' | 'unknown' {
  const session = sessionOf(sessions, note, request.headers.authorization ?? '');
  if (session === undefined) return 'unknown';
  const held = stored();
  const history = historyOf(session, held);
  // The AU cannot know of it before it is told so: no breach of its own.
  if (history.isAbandoned) throw new LrsRefusal(403, '9.3.6.0-2: the session was abandoned.');
  const sent = statementsOf(request);
  if (history.isTerminated) {
    const isRepeat =
      sent.length === 1 && sent.every((one) => definedVerb(one) === 'terminated' && isHeld(one, held));
    // Sent again because no answer came: refused all the same, but nothing new was said.
    if (!isRepeat) note(`8.1.2.0-2: ${request.method} ${request.resource} came after terminated`);
    throw new LrsRefusal(403, '9.3.8.0-4: the session is over.');
  }
  const fresh = sent.filter((one) => !isHeld(one, held));
  const breaches = [
    ...versionBreaches(request),
    ...documentBreaches(request, session),
    ...fresh.flatMap((one) => statementBreaches(one, session)),
    ...aloneBreaches(sent),
    ...orderBreaches(session, history, fresh),
  ];
  breaches.forEach(note);
  if (breaches.length > 0) throw new LrsRefusal(403, breaches.join('; '));
  const repeated = sent.find((one) => !fresh.includes(one) && definedVerb(one) !== undefined);
  // Legal to send (xAPI 1.0.3 Communication 2.1.1), and no breach though it is refused.
  if (faults.repeats === 'refused' && repeated !== undefined)
    throw new LrsRefusal(403, `9.3.0.0-2: ${String(definedVerb(repeated))} came before.`);
  // What follows is refused by the LRS itself, with 409 and 400.
  for (const one of fresh) {
    if (held.some(({ id }) => id === one.id))
      note(`9.1.0.0-1: the id ${String(one.id)} has another statement`);
    for (const fault of faultsOf(one)) note(`4.1.0.0-1: ${fault}`);
  }
  remember(session, request);
  return 'pass';
}

function sessionOf(
  sessions: SessionStore,
  note: Gate['note'],
  authorization: string,
): Cmi5Session | undefined {
  const session = sessions.byToken(authorization.startsWith('Basic ') ? authorization.slice(6) : '');
  if (session !== undefined) return session;
  const isMangled = sessions.all().some(({ token }) => authorization.includes(token));
  if (isMangled || /^(?:Basic (?:Og==|undefined|null)?)?$/.test(authorization)) {
    note(`8.2.1.0-5: the Authorization header is not "Basic" and the token`);
    throw new LrsRefusal(401, 'The token is sent after "Basic ", as it was given.');
  }
  return undefined;
}

function statementBreaches(statement: Json, session: Cmi5Session): readonly string[] {
  return [...statementRules, ...resultRules].flatMap(({ clause, breach }) => {
    const words = breach(statement, session);
    return words === undefined ? [] : [`${clause}: ${words}`];
  });
}

/** cmi5 Quartz stands on xAPI 1.0.x. */
function versionBreaches({ headers }: LrsRequest): readonly string[] {
  const version = headers['x-experience-api-version'] ?? 'missing';
  return version.startsWith('1.0') ? [] : [`4.1.0.0-1: X-Experience-API-Version is ${version}, not 1.0.x`];
}

/** What a request wants stored; what is no statement is left to the LRS. */
function statementsOf({ method, resource, query, body }: LrsRequest): readonly Json[] {
  if (resource !== 'statements' || (method !== 'POST' && method !== 'PUT')) return [];
  const sent = jsonOf(body);
  const list: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  const id = method === 'PUT' ? query.get('statementId') : null;
  // PUT names the id in its address and may leave it out of the statement.
  return list.filter(isRecord).map((one) => (id === null ? one : Object.assign({ id }, one)));
}

/** The same statement again is no new one (xAPI 1.0.3 Communication 2.1.1). */
function isHeld(statement: Json, held: readonly Json[]): boolean {
  return held.some((one) => one.id === statement.id && isDeepStrictEqual(bare(one), bare(statement)));
}

/** Without what an LRS adds. */
function bare({ stored: _stored, authority: _authority, version: _version, ...statement }: Json): Json {
  return statement;
}

function remember({ done }: Cmi5Session, { method, query }: LrsRequest): void {
  if (method !== 'GET') return;
  if (query.get('stateId') === DOCUMENTS.launchData) done.add('read launch data');
  if (query.get('profileId') === DOCUMENTS.preferences) done.add('read preferences');
}
