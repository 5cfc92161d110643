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

/** @returns `undefined` where this is not what the course writes */
export function readAttempt(content: unknown): AttemptDocument | undefined {
  if (!isObject(content) || content['v'] !== 1) return undefined;
  const { visit, state, bookmark, judged, registration } = content;
  if (!isVisit(visit) || typeof state !== 'string' || typeof bookmark !== 'string') return undefined;
  const own = typeof registration === 'string' ? { registration } : {};
  return { v: 1, visit, state, bookmark, judged: readJudged(judged), ...own };
}

function isVisit(value: unknown): value is Visit {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['startedAt'] === 'number';
}
