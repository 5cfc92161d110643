import { byteLength } from '../../xapi/outbox/batch.ts';
import type { LmsEnvironment } from '../port.ts';
import { attemptStateIri, LATER_STATE, readAttempt, type AttemptDocument } from './attempt-document.ts';
import { deviceCopy } from './device-copy.ts';
import { OVER_ANY, overContent, overFound, WHERE_NONE, type DocumentMatch } from './document-match.ts';
import type { HeldDocument, LaunchLrs } from './launch-lrs.ts';
import type { LaunchedCourse } from './launched-course.ts';
import type * as OtherWindows from './other-windows.ts';
import { launchFailure, persistently, statusOf } from './persistence.ts';

/** The attempt goes on in a window that was opened later, or in a later package. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

/** Keeps the document of an attempt, and never writes over what it has not seen. */
export interface AttemptKeeper {
  /**
   * What was held at the start, with what the device kept of it; `undefined` where there was nothing, or
   * nothing to be read.
   */
  readonly held: AttemptDocument | undefined;
  /** Whether the LRS holds all of that. */
  readonly isStored: boolean;
  /** Whether a later package wrote what was held: nothing may be written. */
  readonly isLater: boolean;
  /** What was held and is not the course's own; empty where there was none. */
  readonly unreadable: string;
  /**
   * Rejects with `LrsError`, or with `SupersededError`.
   *
   * @returns the document as it was stored: what other windows saved and judged is in it
   */
  write(document: AttemptDocument): Promise<AttemptDocument>;
  /** Keeps on the device what is to be written, until `confirm`. */
  keep(document: AttemptDocument): void;
  /** Whether the device holds what was kept last, and nothing else. */
  isKept(): boolean;
  /** The LRS holds all that was kept. */
  confirm(): void;
  /**
   * Begins to write before it returns. What was seen last is written over, or what this window wrote
   * itself, and nothing else: where another window wrote since, this rejects, and nothing is changed.
   *
   * @param room bytes that requests which outlive the page may still hold
   */
  leave(document: AttemptDocument, room: number): Leaving;
}

export interface Leaving {
  /** Bytes that were taken of the room; 0 where it did not suffice, and nothing outlives the page. */
  readonly bytes: number;
  /** Rejects with `LrsError`. */
  readonly stored: Promise<void>;
}

/** Whose attempt it is, and which. */
export type AttemptOwner = Parameters<typeof deviceCopy>[2];

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
  course: Pick<LaunchedCourse, 'courseIri' | 'plan' | 'reach'>,
  whose: AttemptOwner,
): Promise<AttemptKeeper> {
  const stateId = attemptStateIri(course.courseIri);
  const found = await persistently(environment, () => lrs.readState(stateId)).catch(
    launchFailure('GET activities/state', 'no-state'),
  );
  const read = readAttempt(found?.content);
  const held = read === 'later' ? undefined : read;
  const unreadable = found === undefined || held !== undefined ? '' : JSON.stringify(found.content);
  const copy = deviceCopy(environment, course.plan.course, whose);
  const ahead =
    read === 'later' || copy.read() === undefined
      ? undefined
      : (await import('./unconfirmed.ts')).unconfirmed(copy, { held, isThere: found !== undefined }, course);
  let isBased = found !== undefined;
  // Fetched only where another window has left something.
  let windows: typeof OtherWindows | undefined;
  let others: OtherWindows.Others | undefined;
  /*
   * Servers in between change an ETag on its way (`"x-gzip"`), and such a one never matches (RFC 9110,
   * 13.1.1): once only `*` has worked, it is what is sent, right after a look.
   */
  let isChangedOnTheWay = false;
  // `undefined`: what was read last may no longer be what is held.
  let match = found !== undefined && found.etag === undefined ? undefined : overFound(found);
  // What this window may write over without another look: any of these is what it has seen, or its own.
  let known = whatWasFound(found);

  async function write(document: AttemptDocument, tries = TRIES): Promise<AttemptDocument> {
    const over =
      match === undefined ? await reread(document, tries === 1) : { document: withOthers(document), match };
    match = undefined;
    known = [...known, overContent(over.document)];
    try {
      const etag = await lrs.writeState(stateId, over.document, { match: over.match, keepalive: false });
      isChangedOnTheWay ||= tries === 1;
      match = etag === undefined || isChangedOnTheWay ? undefined : { matchHeader: 'If-Match', etag };
      isBased = true;
      known = match === undefined ? [overContent(over.document)] : [match];
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
    const other = readAttempt(now?.content);
    if (other === 'later') throw laterPackage();
    const isBlind = isLast || isChangedOnTheWay;
    const over = now !== undefined && isBlind ? OVER_ANY : overFound(now);
    const isOther = other !== undefined && other.visit.id !== document.visit.id;
    // What was there at the start is in the document, whatever became of its ETag.
    if (isOther && !isSame(other, held)) {
      if (other.visit.startedAt > document.visit.startedAt)
        throw new SupersededError('The attempt was opened in a later window, which keeps it now.');
      if (!(await learns(other))) throw laterPackage();
    }
    known = whatWasFound(now);
    return { document: withOthers(document), match: over };
  }

  /** @returns whether this package may go on from there */
  async function learns(other: AttemptDocument): Promise<boolean> {
    windows ??= await import('./other-windows.ts');
    const learned = windows.withOther(others ?? windows.NOTHING, other, course);
    if (learned === 'later') return false;
    others = learned;
    return true;
  }

  function withOthers(document: AttemptDocument): AttemptDocument {
    return windows === undefined || others === undefined
      ? document
      : windows.joined(document, others, course);
  }

  return {
    held: ahead ?? held,
    isStored: ahead === undefined,
    isLater: read === 'later',
    unreadable: read === 'later' ? LATER_STATE : unreadable,
    write,
    keep(document) {
      const there = copy.read();
      if (there === 'later') return;
      const isOther = there !== undefined && there.document.visit.id !== document.visit.id;
      const keepIt = () => copy.write({ document: withOthers(document), isBased });
      if (!isOther) return keepIt();
      learns(there.document).then((mayWrite) => mayWrite && keepIt(), console.warn);
    },
    isKept: copy.isKept,
    confirm: copy.confirm,
    leave(document, room) {
      const last = withOthers(document);
      const bytes = byteLength(last) * known.length;
      const keepalive = bytes <= room;
      // Each names another document, and one is there at most: no more than one of them is carried out.
      const asked = known.map((over) => lrs.writeState(stateId, last, { match: over, keepalive }));
      return { bytes: keepalive ? bytes : 0, stored: firstOf(asked) };
    },
  };
}

/** @param found `undefined` where there was nothing */
function whatWasFound(found: HeldDocument | undefined): readonly DocumentMatch[] {
  if (found === undefined) return [WHERE_NONE];
  const [seen, reckoned] = [overFound(found), overContent(found.content)];
  return seen.etag === reckoned.etag ? [seen] : [seen, reckoned];
}

function isSame(one: AttemptDocument, other: AttemptDocument | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function laterPackage(): SupersededError {
  return new SupersededError('A later version of the course has saved the attempt.');
}

/** Settles with the first that is stored, or as the first of them failed. */
async function firstOf(asked: readonly Promise<unknown>[]): Promise<void> {
  const [first] = asked;
  await Promise.any(asked).catch(() => first);
}
