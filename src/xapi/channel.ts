import type { Outcome } from '../core/session.ts';
import type { XapiVersion } from '../core/settings.ts';
import { openCredentials, type CredentialSource } from './credentials.ts';
import { REQUEST_TIMEOUT_MS } from './http-adapter.ts';
import { createMemoryStore, type OutboxStore } from './outbox/store.ts';
import type { OutboxState } from './outbox/state.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { ReportContext } from './report-context.ts';
import { createSender } from './sender.ts';
import type { StampedEffect } from './stamped.ts';
import { statementsOf } from './statements.ts';

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
  /** Version of the requests. */
  readonly version: XapiVersion;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
  readonly store?: OutboxStore;
  readonly onChange?: (state: OutboxState) => void;
  /** Milliseconds. */
  readonly timeoutMs?: number;
}

export function openChannel(options: ChannelOptions): Channel {
  const { source, report, fetch, now, wait, random, onChange, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const request = {
    course: report.courseIri,
    learner: options.learner,
    registration: report.registration,
  };
  const credentials = openCredentials(source, { fetch, now, timeoutMs, request });
  const outbox = createOutbox({
    store: options.store ?? createMemoryStore(),
    sender: createSender(credentials, { fetch, timeoutMs, version: options.version }),
    now,
    wait,
    random,
    ...(onChange === undefined ? {} : { onChange }),
  });
  let before: Outcome | undefined;
  return {
    take(effects) {
      for (const stamped of effects) {
        for (const statement of statementsOf(stamped, report, before)) outbox.enqueue(statement);
        if (stamped.effect.type === 'began') ({ before } = stamped.effect);
        if (stamped.effect.type === 'report') before = stamped.effect.outcome;
      }
    },
    flush: (leaving) => outbox.flush({ leaving }),
    wake: () => outbox.wake(),
    state: () => outbox.state(),
  };
}
