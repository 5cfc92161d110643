import { onTestFinished } from 'vitest';
import { createLrs, type Lrs, type LrsOptions } from '../../src/lab/lrs.ts';
import { createClock, serve, type Clock } from './loopback.ts';
import { uuid } from './xapi-course.ts';

type Headers = Readonly<Record<string, string>>;

/** Asks an LRS by hand; `path` is what follows the endpoint, `body` is sent as JSON. */
export type Ask = (method: string, path: string, body?: unknown, headers?: Headers) => Promise<Response>;

/**
 * @param endpoint absolute address of the LRS's xAPI, with a slash at its end
 * @param always headers of each request, where it has no others
 */
export function askerOf(endpoint: string, always: Headers = {}): Ask {
  return (method, path, body, headers = {}) =>
    fetch(`${endpoint}${path}`, {
      method,
      headers: {
        'X-Experience-API-Version': '1.0.3',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...always,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** An LRS on a free port, on a clock of its own that begins on 2026-11-22 at midnight. */
export interface LrsStand {
  readonly lrs: Lrs;
  readonly clock: Clock;
  /** Absolute, with a slash at its end. */
  readonly endpoint: string;
  readonly ask: Ask;
}

/** Closed after the test. @param always headers of each request of `ask` */
export async function lrsStand(
  options: Omit<LrsOptions, 'now' | 'base'> = {},
  always: Headers = {},
): Promise<LrsStand> {
  const clock = createClock(Date.UTC(2026, 10, 22));
  const lrs = createLrs({ now: clock.now, ...options });
  const server = await serve((request, response) => void lrs.handle(request, response));
  onTestFinished(() => server.close());
  const endpoint = `${server.url}/xapi/`;
  return { lrs, clock, endpoint, ask: askerOf(endpoint, always) };
}

export const learner = { account: { homePage: 'https://lms.example.gov', name: 'badge-4711' } };

/** The address of a document of the learner. */
export const documents = {
  state: `activities/state?activityId=https://example.gov/c&agent=${encodeURIComponent(JSON.stringify(learner))}&stateId=bookmark`,
  profile: `agents/profile?agent=${encodeURIComponent(JSON.stringify(learner))}&profileId=preferences`,
};

/** A statement with no more than it needs, and what is given. @param number its id is `uuid(number)` */
export function bareStatement(number: number, more: Readonly<Record<string, unknown>> = {}) {
  return {
    id: uuid(number),
    actor: learner,
    verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
    object: { id: 'https://training.example.gov/courses/de-escalation' },
    ...more,
  };
}
