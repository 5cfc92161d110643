import type { Effect, Session } from '../core/session.ts';
import type { Channel } from '../xapi/channel.ts';
import type { Notice } from '../xapi/outbox/notice.ts';
import type { StampedEffect } from '../xapi/stamped.ts';
import type { Settings } from '../core/settings.ts';
import { nextAddress } from './refetch.ts';

/** The second record keeper: statements to the department's LRS. Whatever fails here never touches the first. */
export interface Reporter {
  consume(effects: readonly Effect[], session: Session): void;
  /** Sends what waits; `leaving` while the page goes away. */
  flush(leaving: boolean): void;
  /**
   * Settles when everything was sent, or after a few seconds.
   * @returns whether something was not, and ends with the page
   */
  settle(): Promise<boolean>;
}

interface ReporterTools {
  readonly settings: Settings;
  /** Learner id as the LMS gave it. */
  readonly learner: string;
  uuid(): string;
  /** These two fetch the client, and what tells the learner of trouble; left out, out of the package. */
  readonly load?: typeof loadClient;
  readonly loadNotices?: () => Promise<(notice: Notice) => void>;
}

type Client = Pick<typeof import('./statement-channel.ts'), 'openChannel'>;

/** Longest wait for the LRS on Save and exit, milliseconds. */
const PATIENCE = 5_000;
/** Where no question comes alive before, what an earlier visit left is sent after this, milliseconds. */
const AT_THE_LATEST = 5_000;
/** A client that did not arrive is asked for again after this, and then after twice as long each time, milliseconds. */
const LEAST_REST = 3_000;
const LONGEST_REST = 60_000;
/** So often it did not arrive before the learner is told. */
const TELL_AFTER = 3;
/** What could not be fetched, in the words of the other codes. */
const MISSING = 'GET statements ?';

/**
 * Keeps each effect with the ids its statements will bear, fixed when it happened, and hands them to
 * the client. The client is fetched after the first question is live, or a moment after the page: it must
 * not delay the text.
 */
export function createReporter({
  settings,
  learner,
  uuid,
  load = loadClient,
  loadNotices = createNotices,
}: ReporterTools): Reporter {
  const waiting: StampedEffect[] = [];
  let first: Session | null = null;
  const startedAt = Date.now();
  let channel: Promise<Channel> | null = null;
  /** The same once it is there. */
  let sender: Channel | null = null;
  let failures: readonly unknown[] = [];
  let notices: ReturnType<typeof createNotices> | null = null;

  /** Words that cannot be had any more stand on the console. */
  function tell(notice: Notice): void {
    notices ??= loadNotices();
    notices.then((show) => show(notice)).catch((cause: unknown) => console.warn(notice, cause));
  }

  async function open(): Promise<Channel> {
    if (first === null) throw new Error('The visit has not begun.');
    const { openChannel } = await load(failures);
    if (failures.length >= TELL_AFTER) tell({ kind: 'going', code: MISSING });
    return openChannel({ settings, learner, session: first, startedAt, tell });
  }

  async function opened(opening: Promise<Channel>): Promise<Channel | null> {
    try {
      sender = await opening;
      return sender;
    } catch (cause) {
      if (channel === opening) {
        channel = null;
        failures = [...failures, cause];
        console.warn('Statements could not be prepared; they wait.', cause);
        if (failures.length === TELL_AFTER) tell({ kind: 'unkept', code: MISSING });
        setTimeout(begin, Math.min(LONGEST_REST, LEAST_REST * 2 ** (failures.length - 1)));
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
  setTimeout(() => {
    if (failures.length === 0) begin();
  }, AT_THE_LATEST);
  addEventListener('online', () => {
    if (failures.length > 0) begin();
  });

  return {
    consume(effects, current) {
      first ??= current;
      // A visit that is for looking says nothing of itself; what waits from before is sent all the same.
      if (current.mode !== 'normal') return;
      waiting.push(...effects.map((effect) => ({ effect, ids: [uuid(), uuid()] as const })));
      if (channel !== null) void handOver();
    },
    flush(leaving) {
      // A page that goes away has no time to fetch the client.
      if (channel === null && leaving) return;
      void handOver().then(() => flushed(leaving));
    },
    async settle() {
      if (first === null) return false;
      const sent = handOver().then(() => flushed(false));
      await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      const left = sender?.state();
      return waiting.length > 0 || (left !== undefined && left.waiting > 0 && !left.isOnDevice);
    },
  };
}

/** @param failures what each try so far came to */
function loadClient(failures: readonly unknown[]): Promise<Client> {
  const address = nextAddress(failures);
  return address === undefined ? import('./statement-channel.ts') : import(/* @vite-ignore */ address);
}

async function createNotices(): Promise<(notice: Notice) => void> {
  const { createStatementNotices } = await import('./statement-notices.ts');
  return createStatementNotices();
}
