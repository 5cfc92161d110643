import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Lrs } from '../lrs.ts';
import type { LrsRequest } from '../lrs/exchange.ts';
import type { Cmi5Faults } from './faults.ts';
import { serveFetch } from './fetch-service.ts';
import { judgeRequest } from './gate.ts';
import type { Cmi5Launch, Cmi5LaunchOptions } from './launch-options.ts';
import { launchSession } from './launch.ts';
import { outcomeOf, type Cmi5Outcome } from './outcome.ts';
import { createSessionStore } from './session.ts';

export interface Cmi5LmsOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Absolute address below which `handle` answers, with a slash at its end. */
  readonly base: () => string;
  /** Absolute address of the LRS's xAPI. */
  readonly endpoint: () => string;
  /** The LRS that asks `gate`. */
  readonly lrs: () => Lrs;
  readonly uuid?: () => string;
}

/** The part of an LMS that launches cmi5 (Quartz) AUs, and that lets no breach of it through. */
export interface Cmi5Lms {
  /** Serves POST of `<base>fetch/<session id>`; everything else is 404 or 405. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /**
   * For `createLrs({ gate })`: judges each request that bears one of its tokens.
   * @throws LrsRefusal
   */
  gate(request: LrsRequest): 'pass' | 'unknown';
  /** Begins a session: what an LMS does before the AU's page opens. The registration's session before is abandoned. */
  launch(options?: Cmi5LaunchOptions): Cmi5Launch;
  /** What AUs did against cmi5, in words after the requirement's number, oldest first. */
  violations(): readonly string[];
  /** @param id UUID of the registration */
  registration(id: string): Cmi5Outcome;
  readonly faults: Cmi5Faults;
}

export function createCmi5Lms({ now, base, endpoint, lrs, uuid = randomUUID }: Cmi5LmsOptions): Cmi5Lms {
  const sessions = createSessionStore();
  const faults: Cmi5Faults = {};
  const violations: string[] = [];
  const note = (violation: string) => void violations.push(violation);
  return {
    handle: (request, response) =>
      serveFetch({ sessions, faults, note }, request, response).catch(() => void response.destroy()),
    gate: (request) => judgeRequest({ sessions, note, faults, stored: () => lrs().statements() }, request),
    launch: (options = {}) =>
      launchSession({ sessions, faults, lrs: lrs(), endpoint: endpoint(), base: base(), now, uuid }, options),
    violations: () => [...violations],
    registration: (id) => outcomeOf(sessions.latest(id), lrs().statements()),
    faults,
  };
}
