import type { Effect, Session } from '../core/session.ts';
import type { Channel } from '../xapi/channel.ts';
import type { Notice } from '../xapi/outbox/notice.ts';
import type { StampedEffect } from '../xapi/stamped.ts';
import type { Settings } from '../core/settings.ts';

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
}

/** Longest wait for the LRS on Save and exit, milliseconds. */
const PATIENCE = 5_000;
/** Where no question comes alive before, what an earlier visit left is sent after this, milliseconds. */
const AT_THE_LATEST = 5_000;

/**
 * Keeps each effect with the ids its statements will bear, fixed when it happened, and hands them to
 * the client. The client is fetched after the first question is live, or a moment after the page: it must
 * not delay the text.
 */
export function createReporter({ settings, learner, uuid }: ReporterTools): Reporter {
  const waiting: StampedEffect[] = [];
  let first: Session | null = null;
  const startedAt = Date.now();
  let channel: Promise<Channel> | null = null;

  async function open(): Promise<Channel> {
    if (first === null) throw new Error('The visit has not begun.');
    const { openChannel } = await import('./statement-channel.ts');
    return openChannel({ settings, learner, session: first, startedAt, tell });
  }

  async function handOver(): Promise<void> {
    channel ??= open();
    try {
      (await channel).take(waiting.splice(0));
    } catch (cause) {
      channel = null;
      console.warn('Statements could not be prepared; they wait.', cause);
    }
  }

  const begin = () => {
    if (channel === null && first !== null) void handOver();
  };
  document.addEventListener('course:question-live', begin, { once: true });
  setTimeout(begin, AT_THE_LATEST);

  return {
    consume(effects, current) {
      first ??= current;
      waiting.push(...effects.map((effect) => ({ effect, ids: [uuid(), uuid()] as const })));
      if (channel !== null) void handOver();
    },
    flush(leaving) {
      // A page that goes away has no time to fetch the client.
      if (channel === null && leaving) return;
      void handOver().then(() => channel?.then((opened) => opened.flush(leaving)));
    },
    async settle() {
      if (first === null) return;
      const sent = handOver().then(() => channel?.then((opened) => opened.flush(false)));
      await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    },
  };
}

/** The learner's record is in the LMS and nothing is lost to them: the code is for whoever keeps the LRS. */
function tell({ kind, code }: Notice): void {
  console.warn(`Statements ${kind}. Support code ${code}`);
}
