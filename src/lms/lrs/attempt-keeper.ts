import type { LmsEnvironment } from '../port.ts';
import { attemptStateIri, readAttempt, type AttemptDocument } from './attempt-document.ts';
import { merged } from './judgement.ts';
import type { DocumentWrite, LaunchLrs } from './launch-lrs.ts';
import { launchFailure, persistently, statusOf } from './persistence.ts';

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

/**
 * Reads what is held of the attempt.
 *
 * @throws LaunchError
 */
export async function openAttempt(
  environment: LmsEnvironment,
  lrs: LaunchLrs,
  courseIri: string,
): Promise<AttemptKeeper> {
  const stateId = attemptStateIri(courseIri);
  const found = await persistently(environment, () => lrs.readState(stateId)).catch(
    launchFailure('GET activities/state', 'no-state'),
  );
  const held = readAttempt(found?.content);
  let exists = found !== undefined;
  /*
   * Servers in between change an ETag on its way (`"x-gzip"`), and such a one never matches (RFC 9110,
   * 13.1.1): once only `*` has worked, it is what is sent.
   */
  let isChangedOnTheWay = false;
  // `undefined`: what was read last may no longer be what is held.
  let match = found !== undefined && found.etag === undefined ? undefined : matchOf(found?.etag, exists);

  async function write(document: AttemptDocument, tries = TRIES): Promise<AttemptDocument> {
    const over = match === undefined ? await reread(document, tries === 1) : { document, match };
    match = undefined;
    try {
      const etag = await lrs.writeState(stateId, over.document, { match: over.match, keepalive: false });
      exists = true;
      isChangedOnTheWay ||= tries === 1;
      match = etag === undefined || isChangedOnTheWay ? undefined : matchOf(etag, true);
      return over.document;
    } catch (error) {
      const isConflict = statusOf(error) === 409 || statusOf(error) === 412;
      if (!isConflict || tries === 1) throw error;
      return write(over.document, tries - 1);
    }
  }

  /** @param isLast whether any document that is there is meant, if nobody else wrote it */
  async function reread(document: AttemptDocument, isLast: boolean) {
    const now = await lrs.readState(stateId);
    exists = now !== undefined;
    const other = readAttempt(now?.content);
    const own = { document, match: matchOf(isLast || isChangedOnTheWay ? undefined : now?.etag, exists) };
    if (other === undefined) return own;
    if (other.visit.id === document.visit.id || other.visit.id === held?.visit.id) return own;
    if (other.visit.startedAt > document.visit.startedAt) {
      throw new SupersededError('The attempt was opened in a later window, which keeps it now.');
    }
    return { document: { ...document, judged: merged(document.judged, other.judged) }, match: own.match };
  }

  return {
    held,
    unreadable: found === undefined || held !== undefined ? '' : JSON.stringify(found.content),
    write,
    async leave(document, keepalive) {
      const over = match ?? (exists ? matchOf(undefined, true) : undefined);
      await lrs.writeState(stateId, document, { match: over, keepalive });
    },
  };
}

/** @param etag `undefined` where none is shown, as CORS may have it, or none would match */
function matchOf(etag: string | undefined, exists: boolean): NonNullable<DocumentWrite['match']> {
  return exists
    ? { matchHeader: 'If-Match', etag: etag ?? '*' }
    : { matchHeader: 'If-None-Match', etag: '*' };
}
