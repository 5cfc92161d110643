import { profileIri } from '../../xapi/vocabulary.ts';
import { isObject } from './json.ts';
import { readJudged, type Judged } from './judgement.ts';

/** What the LRS keeps of an attempt between visits. */
export interface AttemptDocument {
  readonly v: 1;
  /** Who wrote it: the later visit wins over an older window. */
  readonly visit: Visit;
  /** Suspend data. */
  readonly state: string;
  /** Route of the page. */
  readonly bookmark: string;
  readonly judged: Judged;
  /** UUID of the attempt, where the launch brings none. */
  readonly registration?: string;
}

/** One life of a page. */
export interface Visit {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

/** `stateId` of the document. @param courseIri absolute IRI of the course */
export function attemptStateIri(courseIri: string): string {
  return `${profileIri(courseIri)}/state/attempt`;
}

/**
 * Suspend data that stands for a document whose own cannot be read: of a version that no package reads, so
 * that every one takes it for a later package's, and says so.
 */
export const LATER_STATE = `${Number.MAX_SAFE_INTEGER}.`;

/** @returns `'later'` where a later package wrote it, `undefined` where this is not what the course writes */
export function readAttempt(content: unknown): AttemptDocument | 'later' | undefined {
  if (!isObject(content)) return undefined;
  if (content['v'] !== 1) return isLaterVersion(content['v']) ? 'later' : undefined;
  const { visit, state, bookmark, judged, registration } = content;
  if (!isVisit(visit) || typeof state !== 'string' || typeof bookmark !== 'string') return undefined;
  const own = typeof registration === 'string' ? { registration } : {};
  return { v: 1, visit, state, bookmark, judged: readJudged(judged), ...own };
}

function isLaterVersion(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 1;
}

function isVisit(value: unknown): value is Visit {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['startedAt'] === 'number';
}
