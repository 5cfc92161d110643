import { createBroker, type Broker } from '../../src/lab/broker.ts';
import { createLrs, type Lrs } from '../../src/lab/lrs.ts';
import { openChannel, type Channel, type ChannelOptions } from '../../src/xapi/channel.ts';
import { scormFrame } from '../../src/xapi/context-frame.ts';
import type { CredentialSource } from '../../src/xapi/credentials.ts';
import type { ReportContext } from '../../src/xapi/report-context.ts';
import type { StampedEffect } from '../../src/xapi/stamped.ts';
import { begin } from '../../src/core/begin.ts';
import type { Session } from '../../src/core/session.ts';
import { createClock, serve, type Clock } from './loopback.ts';
import { answer, report, stamped, startedAt, uuid } from './xapi-course.ts';

/** An LRS and a broker on this computer, and channels to them. */
export interface Stand {
  readonly clock: Clock;
  readonly lrs: Lrs;
  readonly broker: Broker;
  /** Without a slash at its end. */
  readonly url: string;
  /** Requests of the channels of `open`, oldest first. */
  readonly fetches: readonly RequestInit[];
  readonly embedded: CredentialSource;
  readonly brokered: CredentialSource;
  /** A channel with the key of the LRS, unless told otherwise. */
  open(options?: Partial<ChannelOptions>): Channel;
  /** From now on the broker meets someone whom the LMS has not logged in. */
  logOut(): void;
  storedIds(): readonly unknown[];
  /** How many statements each POST held. */
  batchSizes(): readonly number[];
  close(): Promise<void>;
}

export async function openStand(): Promise<Stand> {
  const clock = createClock(startedAt);
  const fetches: RequestInit[] = [];
  let isLoggedIn = true;
  const server = await serve((request, response) => {
    void (request.url?.startsWith('/broker') === true ? broker : lrs).handle(request, response);
  });
  const broker = createBroker({
    lrsEndpoint: `${server.url}/xapi`,
    isLoggedIn: () => isLoggedIn,
    now: clock.now,
    lifetimeMs: 600_000,
  });
  const lrs = createLrs({
    now: clock.now,
    credentials: [{ key: 'agency', secret: 'Łódź' }],
    writeOnly: broker.accepts,
  });
  const embedded: CredentialSource = {
    kind: 'embedded',
    endpoint: `${server.url}/xapi/`,
    key: 'agency',
    secret: 'Łódź',
  };
  return {
    clock,
    lrs,
    broker,
    url: server.url,
    fetches,
    embedded,
    brokered: { kind: 'broker', url: `${server.url}/broker` },
    open: (options = {}) =>
      openChannel({
        source: embedded,
        learner: 'badge-4711',
        version: '1.0.3',
        report,
        session: freshSession(),
        now: clock.now,
        wait: clock.wait,
        random: () => 0,
        fetch: (url, init) => {
          fetches.push(init ?? {});
          return fetch(url, init);
        },
        timeoutMs: 10_000,
        ...options,
      }),
    logOut: () => {
      isLoggedIn = false;
    },
    storedIds: () => lrs.statements().map(({ id }) => id),
    batchSizes: () =>
      lrs
        .requests()
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => JSON.parse(body).length),
    close: server.close,
  };
}

/** Flushes until nothing waits or the channel gives up; each flush settles after one failure at most. */
export async function settle(channel: Channel, flushes = 40): Promise<void> {
  if (flushes === 0) throw new Error('The channel did not come to rest in 40 flushes.');
  await channel.flush(false);
  const { waiting, problem } = channel.state();
  if (waiting > 0 && (problem === undefined || problem.kind === 'unreachable'))
    await settle(channel, flushes - 1);
}

/** One after the other, each delivered before the next. */
export async function takeInTurn(
  channel: Channel,
  [first, ...rest]: readonly StampedEffect[],
): Promise<void> {
  if (first === undefined) return;
  channel.take([first]);
  await settle(channel);
  await takeInTurn(channel, rest);
}

/** Answers that give one statement each, with the ids of `expectedIds`. */
export function answers(from: number, count: number): readonly StampedEffect[] {
  return Array.from({ length: count }, (_, index) => stamped(answer(), from + index));
}

export function expectedIds(from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => uuid(2 * (from + index)));
}

/** A course whose statements have about this many bytes more than they need. */
export function wordyReport(bytes: number): ReportContext {
  return { ...report, frame: scormFrame('p'.repeat(bytes)) };
}

/** A first visit. */
function freshSession(): Session {
  const { plan, registration } = report;
  const fresh = { registration, seed: 1 };
  return begin(plan, { mode: 'normal', passMark: null, attempt: null, fresh, at: startedAt })[0];
}
