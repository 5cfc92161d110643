import { earlierJudgements } from '../core/earlier.ts';
import type { Outcome, Session } from '../core/session.ts';
import type { XapiVersion } from '../core/settings.ts';
import { openCredentials, type CredentialSource } from './credentials.ts';
import { REQUEST_TIMEOUT_MS } from './http-adapter.ts';
import type { Notice } from './outbox/notice.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import { identifierOf, queueName } from './outbox/queue-name.ts';
import { memoryShelf, type Shelf, type Shelves } from './outbox/shelf.ts';
import type { OutboxState } from './outbox/state.ts';
import type { ReportContext } from './report-context.ts';
import { createSender } from './sender.ts';
import type { StampedEffect } from './stamped.ts';
import { again, statementsOf } from './statements.ts';

/** The second record keeper: what happens here never reaches the first. No call throws or rejects. */
export interface Channel {
  /** Effects in the order in which they happened. */
  take(effects: readonly StampedEffect[]): void;
  /**
   * Settles when all is delivered, or one more try has failed. With `leaving` what fits is sent at
   * once in a request that outlives the page.
   */
  flush(leaving: boolean): Promise<void>;
  /** Tries again soon: the network is back, the page is seen again. */
  wake(): void;
  state(): OutboxState;
}

export interface ChannelOptions {
  readonly source: CredentialSource;
  /** The learner's id in the LMS, for the broker. */
  readonly learner: string;
  readonly report: ReportContext;
  /** The visit as it began. */
  readonly session: Session;
  /** Version of the requests. */
  readonly version: XapiVersion;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
  /** Opens the shelves of a family; left out, statements wait in the page's memory. */
  readonly shelves?: (family: string) => Promise<Shelves>;
  readonly onChange?: (state: OutboxState) => void;
  /** Also of what earlier visits left. */
  readonly tell?: (notice: Notice) => void;
  /** Milliseconds. */
  readonly timeoutMs?: number;
}

/**
 * Opens the channel, and sends what earlier visits of the learner left on this device: each attempt has a
 * queue of its own, and credentials of its own where a broker gives them. In review, what the saved attempt had
 * come to is said again, and nothing new.
 */
export function openChannel(options: ChannelOptions): Channel {
  const {
    source,
    session,
    report,
    fetch,
    now,
    wait,
    random,
    onChange,
    tell,
    timeoutMs = REQUEST_TIMEOUT_MS,
  } = options;
  const learner = identifierOf(report.actor);
  const address = addressOf(source);
  const own = queueName(address, learner, report.registration);
  const shelves = options.shelves?.(queueName(address, learner));
  const outbox = outboxOf(
    report.registration,
    shelves?.then(({ shelf }) => shelf(own)) ?? Promise.resolve(memoryShelf()),
    onChange,
  );
  const others: Outbox[] = [];
  let before: Outcome | undefined;
  // A visit that is for looking back says nothing of itself, but what it looks back at.
  if (session.mode === 'review') {
    outbox.enqueue(again(earlierJudgements(session, session.attempt.status), report));
  }
  outbox.wake();
  void shelves?.then(sendLeft);

  function outboxOf(
    registration: string,
    shelf: Promise<Shelf>,
    changed?: (state: OutboxState) => void,
  ): Outbox {
    const request = { course: report.courseIri, learner: options.learner, registration };
    const credentials = openCredentials(source, { fetch, now, timeoutMs, request });
    return createOutbox({
      shelf,
      sender: createSender(credentials, { fetch, timeoutMs, version: options.version }),
      now,
      wait,
      random,
      ...(changed === undefined ? {} : { onChange: changed }),
      ...(tell === undefined ? {} : { tell }),
    });
  }

  /** A queue's name hides its registration; its statements say it. */
  async function sendLeft({ queues, shelf }: Shelves): Promise<void> {
    const left = (await queues()).filter((queue) => queue !== own).map(shelf);
    await Promise.all(
      left.map(async (one) => {
        const { waiting } = await one.store.read(1).catch(() => ({ waiting: [] }));
        const registration = waiting[0]?.context?.registration;
        if (registration === undefined) return;
        const other = outboxOf(registration, Promise.resolve(one));
        others.push(other);
        other.wake();
      }),
    );
  }

  return {
    take(effects) {
      const statements = effects.flatMap((stamped) => {
        const { effect } = stamped;
        if (effect.type === 'began') ({ before } = effect);
        const earlier = effect.type === 'began' ? earlierJudgements(session, effect.before.status) : [];
        const said = statementsOf(stamped, report, { before, earlier });
        if (effect.type === 'report') before = effect.outcome;
        return said;
      });
      outbox.enqueue(statements);
    },
    flush: (leaving) => outbox.flush({ leaving }),
    wake: () => [outbox, ...others].forEach((one) => one.wake()),
    state: () => outbox.state(),
  };
}

/** What the edition names: a broker tells its LRS only when it is asked. */
function addressOf(source: CredentialSource): string {
  return source.kind === 'broker' ? (source.endpoint ?? source.url) : source.endpoint;
}
