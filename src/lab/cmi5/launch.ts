import type { Lrs } from '../lrs.ts';
import type { Cmi5Faults } from './faults.ts';
import { historyOf, ofSession } from './history.ts';
import { contextTemplate, launchData } from './launch-data.ts';
import type { Cmi5Launch, Cmi5LaunchOptions } from './launch-options.ts';
import { abandonedStatement, launchedStatement } from './lms-statements.ts';
import { actorOf, type Cmi5Session, type SessionStore } from './session.ts';
import type { Json } from './statement.ts';
import { DOCUMENTS } from './words.ts';

export interface Launching {
  readonly sessions: SessionStore;
  readonly faults: Cmi5Faults;
  readonly lrs: Lrs;
  readonly endpoint: string;
  /** Ends with a slash. */
  readonly base: string;
  readonly now: () => number;
  readonly uuid: () => string;
}

/** Everything an LMS does before the AU's page opens (8.1, 9.3.1, 10.1). */
export function launchSession(launching: Launching, options: Cmi5LaunchOptions): Cmi5Launch {
  const { sessions, faults, lrs, uuid, now } = launching;
  const before = options.registration === undefined ? undefined : sessions.latest(options.registration);
  if (before !== undefined) abandon(launching, before);
  const session = sessionOf(options, before, uuid);
  sessions.add(session);
  writePreferences(lrs, session, options.preferences);
  const document = {
    resource: 'activities/state',
    query: {
      stateId: DOCUMENTS.launchData,
      activityId: session.activityId,
      agent: JSON.stringify(session.actor),
      registration: session.registration,
    },
  };
  const body = launchData(session, options, faults.launchData);
  done(
    lrs.perform(
      body === undefined ? { method: 'DELETE', ...document } : { method: 'PUT', ...document, body },
    ),
  );
  store(lrs, launchedStatement(session, options.launchParameters, { id: uuid(), at: now() }));
  const { id, registration, actor, activityId } = session;
  const query = new URLSearchParams({
    endpoint: launching.endpoint,
    fetch: `${launching.base}fetch/${id}`,
    actor: JSON.stringify(actor),
    registration,
    activityId,
  });
  return { sessionId: id, registration, actor, activityId, query };
}

function sessionOf(
  options: Cmi5LaunchOptions,
  before: Cmi5Session | undefined,
  uuid: () => string,
): Cmi5Session {
  const id = uuid();
  const publisherId =
    options.publisherId ?? before?.publisherId ?? 'https://training.example.gov/courses/de-escalation/au';
  const isNamed = options.learner !== undefined || options.homePage !== undefined;
  return {
    id,
    registration: options.registration ?? uuid(),
    actor: before !== undefined && !isNamed ? before.actor : actorOf(options),
    activityId: options.activityId ?? before?.activityId ?? `https://lms.example.gov/activities/${uuid()}`,
    publisherId,
    mode: options.launchMode ?? 'Normal',
    moveOn: options.moveOn ?? before?.moveOn ?? 'CompletedAndPassed',
    masteryScore: options.masteryScore ?? undefined,
    template: contextTemplate({ id, publisherId }, options.extraTemplate),
    token: Buffer.from(`${id}:${uuid()}`).toString('base64'),
    done: new Set(),
  };
}

/** A session that did not end takes nothing more once the registration is launched again (9.3.6). */
function abandon({ lrs, uuid, now }: Launching, session: Cmi5Session): void {
  const stored = lrs.statements();
  const { isTerminated, isAbandoned } = historyOf(session, stored);
  if (isTerminated || isAbandoned) return;
  const times = ofSession(session, stored).map(({ timestamp }) => Date.parse(String(timestamp)));
  const seconds = Math.max(0, ...times.map((time) => (time - (times[0] ?? time)) / 1000));
  store(lrs, abandonedStatement(session, seconds, { id: uuid(), at: now() }));
}

function writePreferences(
  lrs: Lrs,
  { actor }: Cmi5Session,
  preferences: Cmi5LaunchOptions['preferences'],
): void {
  if (preferences === undefined) return;
  const query = { profileId: DOCUMENTS.preferences, agent: JSON.stringify(actor) };
  const resource = 'agents/profile';
  done(lrs.perform({ method: 'DELETE', resource, query }));
  done(lrs.perform({ method: 'PUT', resource, query, body: preferences }));
}

function store(lrs: Lrs, statement: Json): void {
  done(lrs.perform({ method: 'POST', resource: 'statements', body: statement }));
}

/** The double's own mistakes are not for the AU to find. */
function done({ status, body }: { readonly status: number; readonly body?: string }): void {
  if (status >= 300) throw new Error(`The LRS refused what the LMS itself wrote: ${status} ${body ?? ''}`);
}
