import type { Agent } from '@xapi/xapi';
import { createOutbox, type Outbox } from '../../xapi/outbox/outbox.ts';
import { identifierOf, queueName } from '../../xapi/outbox/queue-name.ts';
import { openShelves } from '../../xapi/outbox/shelf.ts';
import type { Sender } from '../../xapi/sender.ts';
import type { Statement } from '../../xapi/statement.ts';
import { verbIris } from '../../xapi/vocabulary.ts';
import type { LmsEnvironment } from '../port.ts';
import type { Judged, Judgement, Judging } from './judgement.ts';
import { createLeftBehind, type LeftBehind } from './left-behind.ts';
import { createRefusals, type Refusals } from './refusals.ts';

/** Whose statements wait. */
export interface LaunchQueue {
  /** Absolute address of the LRS's xAPI. */
  readonly endpoint: string;
  readonly actor: Agent;
  readonly registration: string;
  /**
   * What tells the session from others of its registration, where statements belong to a session;
   * `undefined` where they belong to the registration alone.
   */
  readonly session: string | undefined;
}

export interface LaunchOutbox {
  readonly outbox: Outbox;
  /** `undefined` where statements belong to the registration: whatever waits of it goes out again. */
  readonly left: LeftBehind | undefined;
  readonly refusals: Refusals;
  /** Judgements that wait: a page that was killed may not have stored them with the attempt. Never rejects. */
  judged(): Promise<Judged>;
  /**
   * Lets a judgement be put into the queue again that does not wait there: an id that was set aside, or
   * delivered under a name, it would not take a second time. Never rejects.
   */
  reopen(id: string): Promise<void>;
}

/** More than anybody can do while an LRS fails. */
const MOST_WAITING = 10_000;

/** The outbox of a launch. A session's statements have a queue of their own: no other session may send them. */
export function openLaunchOutbox(
  environment: LmsEnvironment,
  sender: Sender,
  { endpoint, actor, registration, session }: LaunchQueue,
): LaunchOutbox {
  const { now, wait, random } = environment;
  const family = queueName(endpoint, identifierOf(actor), registration);
  const queue = session === undefined ? family : queueName(family, session);
  const shelves = openShelves(environment, family, actor);
  const shelf = shelves.then((opened) => opened.shelf(queue));
  const outbox = createOutbox({ shelf, sender, now, wait, random });
  return {
    outbox,
    left: session === undefined ? undefined : createLeftBehind(shelves, queue, sender),
    refusals: createRefusals(shelves, queue, outbox),
    async judged() {
      const { store } = await shelf;
      const { waiting } = await store.read(MOST_WAITING).catch(() => ({ waiting: [] }));
      return Object.fromEntries(waiting.flatMap(judgementOf));
    },
    async reopen(id) {
      if (outbox.holds(id)) return;
      const { store } = await shelf;
      await store.settle({ withdrawn: [id] }).catch(() => {});
    },
  };
}

/** What the queue tells of a judgement: enough to know that it was made, for the queue itself says it. */
function judgementOf({ id, verb, timestamp }: Statement): readonly (readonly [Judging, Judgement])[] {
  const verdict = (['completed', 'passed', 'failed'] as const).find((name) => verbIris[name] === verb.id);
  if (verdict === undefined) return [];
  return [[verdict, { id, at: Date.parse(timestamp), after: 0, score: null, sent: false }]];
}
