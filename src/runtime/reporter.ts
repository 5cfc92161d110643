import type { Effect, Session } from '../core/session.ts';
import type { Channel } from '../xapi/channel.ts';
import type { StampedEffect } from '../xapi/stamped.ts';
import type { Settings } from '../core/settings.ts';
import { nextAddress } from './refetch.ts';

/** The second record keeper: statements to the department's LRS. Whatever fails here never touches the first. */
export interface Reporter {
  consume(effects: readonly Effect[], session: Session): void;
  /** Sends what waits; `leaving` while the page goes away. */
  flush(leaving: boolean): void;
  /** Settles when everything was sent, or after a few seconds. */
  settle(): Promise<void>;
}

interface ReporterTools {
  readonly settings: Settings;
  /** Learner id as the LMS gave it. */
  readonly learner: string;
  uuid(): string;
  /** Fetches the client; left out, out of the package. */
  readonly load?: typeof loadClient;
}

type Client = Pick<typeof import('./statement-channel.ts'), 'openChannel'>;

/** Longest wait for the LRS on Save and exit, milliseconds. */
const PATIENCE = 5_000;
/** Where no question comes alive before, what an earlier visit left is sent after this, milliseconds. */
const AT_THE_LATEST = 5_000;
/** A client that did not arrive is asked for again with what happens next, not sooner than after this, milliseconds. */
const LEAST_REST = 3_000;

/**
 * Keeps each effect with the ids its statements will bear, fixed when it happened, and hands them to
 * the client. The client is fetched after the first question is live, or a moment after the page: it must
 * not delay the text.
 */
export function createReporter({ settings, learner, uuid, load = loadClient }: ReporterTools): Reporter {
  const waiting: StampedEffect[] = [];
  let first: Session | null = null;
  const startedAt = Date.now();
  let channel: Promise<Channel> | null = null;
  let failures: readonly unknown[] = [];
  let failedAt = 0;

  async function open(): Promise<Channel> {
    if (first === null) throw new Error('The visit has not begun.');
    const { openChannel } = await load(failures);
    return openChannel({ settings, learner, session: first, startedAt });
  }

  async function opened(opening: Promise<Channel>): Promise<Channel | null> {
    try {
      return await opening;
    } catch (cause) {
      if (channel === opening) {
        channel = null;
        failures = [...failures, cause];
        failedAt = performance.now();
        console.warn('Statements could not be prepared; they wait.', cause);
      }
      return null;
    }
  }

  async function handOver(): Promise<void> {
    channel ??= open();
    (await opened(channel))?.take(waiting.splice(0));
  }

  async function flushed(leaving: boolean): Promise<void> {
    if (channel !== null) await (await opened(channel))?.flush(leaving);
  }

  const begin = () => {
    if (channel === null && first !== null) void handOver();
  };
  document.addEventListener('course:question-live', begin, { once: true });
  setTimeout(begin, AT_THE_LATEST);
  addEventListener('online', () => {
    if (failures.length > 0) begin();
  });

  return {
    consume(effects, current) {
      first ??= current;
      waiting.push(...effects.map((effect) => ({ effect, ids: [uuid(), uuid()] as const })));
      const isDueAgain = failures.length > 0 && performance.now() - failedAt >= LEAST_REST;
      if (channel !== null || isDueAgain) void handOver();
    },
    flush(leaving) {
      // A page that goes away has no time to fetch the client.
      if (channel === null && leaving) return;
      void handOver().then(() => flushed(leaving));
    },
    async settle() {
      if (first === null) return;
      const sent = handOver().then(() => flushed(false));
      await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    },
  };
}

/** @param failures what each try so far came to */
function loadClient(failures: readonly unknown[]): Promise<Client> {
  const address = nextAddress(failures);
  return address === undefined ? import('./statement-channel.ts') : import(/* @vite-ignore */ address);
}
