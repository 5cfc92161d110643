import { readAttempt, type AttemptDocument } from './attempt-document.ts';
import { merged } from './judgement.ts';
import type { DocumentWrite, HeldDocument, LaunchLrs } from './launch-lrs.ts';
import { statusOf } from './persistence.ts';

/** The attempt goes on in a window that was opened later. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

/** Keeps the document of an attempt, and never writes over what it has not seen. */
export interface AttemptKeeper {
  /** What was held at the start; `undefined` where there was nothing, or nothing to be read. */
  readonly held: AttemptDocument | undefined;
  /** What was held and is not the course's own; empty where there was none. */
  readonly unreadable: string;
  /**
   * Rejects with `LrsError`, or with `SupersededError`.
   *
   * @returns the document as it was stored: what another window had judged is in it
   */
  write(document: AttemptDocument): Promise<AttemptDocument>;
  /** Begins to write before it returns, in a request that outlives the page. Rejects with `LrsError`. */
  leave(document: AttemptDocument, keepalive: boolean): Promise<void>;
}

/** Tries at a document that somebody else writes at the same time. */
const TRIES = 3;

/** Rejects with `LrsError`. */
export async function openAttempt(lrs: LaunchLrs, stateId: string): Promise<AttemptKeeper> {
  const found = await lrs.readState(stateId);
  const held = readAttempt(found?.content);
  // `undefined`: what was read last may no longer be what is held.
  let match = found?.etag === undefined && found !== undefined ? undefined : matchOf(found);

  async function write(document: AttemptDocument, tries = TRIES): Promise<AttemptDocument> {
    const over = match === undefined ? await reread(document) : { document, match };
    match = undefined;
    try {
      const etag = await lrs.writeState(stateId, over.document, { match: over.match, keepalive: false });
      match = etag === undefined ? undefined : matchOf({ etag });
      return over.document;
    } catch (error) {
      const isConflict = statusOf(error) === 409 || statusOf(error) === 412;
      if (!isConflict || tries === 1) throw error;
      return write(over.document, tries - 1);
    }
  }

  async function reread(document: AttemptDocument) {
    const now = await lrs.readState(stateId);
    const other = readAttempt(now?.content);
    if (other === undefined || other.visit.id === document.visit.id) return { document, match: matchOf(now) };
    if (other.visit.startedAt > document.visit.startedAt) {
      throw new SupersededError('The attempt was opened in a later window, which keeps it now.');
    }
    return {
      document: { ...document, judged: merged(document.judged, other.judged) },
      match: matchOf(now),
    };
  }

  return {
    held,
    unreadable: found === undefined || held !== undefined ? '' : JSON.stringify(found.content),
    write,
    async leave(document, keepalive) {
      const over = match ?? matchOf({ etag: undefined });
      await lrs.writeState(stateId, document, { match: over, keepalive });
    },
  };
}

/** Where no ETag is shown, as CORS may have it, any document that is there is meant. */
function matchOf(found: Pick<HeldDocument, 'etag'> | undefined): DocumentWrite['match'] {
  return found === undefined
    ? { matchHeader: 'If-None-Match', etag: '*' }
    : { matchHeader: 'If-Match', etag: found.etag ?? '*' };
}
