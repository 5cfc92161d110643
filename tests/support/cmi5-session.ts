import { createCmi5Lms, type Cmi5Lms } from '../../src/lab/cmi5/lms.ts';
import type { Cmi5Launch, Cmi5LaunchOptions } from '../../src/lab/cmi5/launch-options.ts';
import { createLrs, type Lrs } from '../../src/lab/lrs.ts';
import { serve } from './loopback.ts';
import { askerOf, type Ask } from './lrs-stand.ts';

/** A cmi5 LMS on a free port, with its LRS below `/xapi/` and its fetch service below `/cmi5/`. */
export interface ServedCmi5 {
  readonly lms: Cmi5Lms;
  readonly lrs: Lrs;
  /** Requests that the fetch service is done with, those it left without an answer too. */
  fetches(): number;
  close(): Promise<void>;
}

/** @param now epoch milliseconds */
export async function serveCmi5(now: () => number): Promise<ServedCmi5> {
  const lms = createCmi5Lms({
    now,
    base: () => `${server.url}/cmi5/`,
    endpoint: () => `${server.url}/xapi/`,
    lrs: () => lrs,
  });
  const lrs = createLrs({
    now,
    credentials: [{ key: 'owner', secret: 'owner' }],
    gate: (request) => lms.gate(request),
  });
  let fetches = 0;
  const server = await serve((request, response) => {
    if (request.url?.startsWith('/cmi5/') === true) {
      void lms.handle(request, response).then(() => (fetches += 1));
    } else {
      void lrs.handle(request, response);
    }
  });
  return { lms, lrs, fetches: () => fetches, close: () => server.close() };
}

export type Json = Record<string, unknown>;

/** What an AU does, step by step, over HTTP and by hand: nothing of the course stands in it. */
export interface HandmadeAu {
  readonly launch: Cmi5Launch;
  readonly token: string;
  readonly ask: Ask;
  /** Reads launch data and preferences. */
  read(): Promise<void>;
  /** A statement that keeps every rule; `minute` is when, after the launch. */
  statement(verb: string, more?: Json, minute?: number): Json;
  /** Of the state document `stateId`. */
  state(stateId: string, changes?: Record<string, string>): string;
  send(...statements: readonly Json[]): Promise<number>;
}

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CMI5 = 'https://w3id.org/xapi/cmi5/context/';
const RESULTS: Readonly<Record<string, Json>> = {
  completed: { completion: true, duration: 'PT5M' },
  passed: { success: true, duration: 'PT5M' },
  failed: { success: false, duration: 'PT5M' },
  terminated: { duration: 'PT10M' },
};
const DEFINED = new Set(['initialized', ...Object.keys(RESULTS)]);

/** Everything is read and `initialized` was sent. @throws where it was refused */
export async function startedAu(served: ServedCmi5, options: Cmi5LaunchOptions = {}): Promise<HandmadeAu> {
  const au = await handmadeAu(served, options);
  await au.read();
  const status = await au.send(au.statement('initialized'));
  if (status !== 200) throw new Error(`The LMS answered ${status} to initialized.`);
  return au;
}

/** Numbers of the requirements that were broken, oldest first. */
export function clausesOf({ lms }: ServedCmi5): readonly (string | undefined)[] {
  return lms.violations().map((violation) => violation.split(':')[0]);
}

/** The token is fetched; nothing is read yet. */
export async function handmadeAu(
  { lms }: ServedCmi5,
  options: Cmi5LaunchOptions = {},
  startedAt = 0,
): Promise<HandmadeAu> {
  const launch = lms.launch(options);
  const parameter = (name: string) => launch.query.get(name) ?? '';
  const fetched = await fetch(parameter('fetch'), { method: 'POST' });
  const token = String(((await fetched.json()) as Json)['auth-token']);
  const ask = askerOf(parameter('endpoint'), { Authorization: `Basic ${token}` });
  const state: HandmadeAu['state'] = (stateId, changes = {}) => {
    const { activityId, registration } = launch;
    const query = { stateId, activityId, registration, agent: parameter('actor'), ...changes };
    return `activities/state?${new URLSearchParams(query)}`;
  };
  let template: Json = {};
  return {
    launch,
    token,
    ask,
    state,
    async read() {
      const document = (await (await ask('GET', state('LMS.LaunchData'))).json()) as Json;
      template = document.contextTemplate as Json;
      const query = new URLSearchParams({
        profileId: 'cmi5LearnerPreferences',
        agent: parameter('actor'),
      });
      await ask('GET', `agents/profile?${query}`);
    },
    statement(verb, more = {}, minute = verb === 'terminated' ? 10 : 0) {
      const { contextActivities, ...context } = structuredClone(template);
      const category = [
        ...(DEFINED.has(verb) ? [{ id: `${CMI5}categories/cmi5` }] : []),
        ...(DEFINED.has(verb) && !['initialized', 'terminated'].includes(verb)
          ? [{ id: `${CMI5}categories/moveon` }]
          : []),
      ];
      return {
        id: crypto.randomUUID(),
        actor: JSON.parse(parameter('actor')),
        verb: { id: `${VERBS}${verb}` },
        object: { objectType: 'Activity', id: launch.activityId },
        ...(RESULTS[verb] === undefined ? {} : { result: RESULTS[verb] }),
        context: {
          ...context,
          registration: launch.registration,
          contextActivities: { ...(contextActivities as Json), ...(category.length > 0 ? { category } : {}) },
        },
        timestamp: new Date(startedAt + minute * 60_000).toISOString(),
        ...more,
      };
    },
    send: async (...statements) =>
      (await ask('POST', 'statements', statements.length === 1 ? statements[0] : statements)).status,
  };
}
