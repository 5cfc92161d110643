import { backoffMs, retryAfterMs } from './backoff.ts';

/** How fast an LRS may be asked, out of how the last requests went. Every page of a learner keeps to it. */
export interface Pacing {
  /** Statements of the next request. */
  readonly most: number;
  /** Requests in a row that failed. */
  readonly failures: number;
  /** Epoch milliseconds before which nothing is asked, whatever happens. */
  readonly notBefore: number;
  /** Epoch milliseconds at which that was decided; earlier builds did not write it down. */
  readonly decided?: number;
}

export const MOST_STATEMENTS = 50;
/** However often something new happens, a failing LRS is asked at most once a second. */
export const LEAST_REST_MS = 1_000;
/** A clock that was set back may not put the next request off for longer than an LRS can ask for. */
const LONGEST_MS = 86_400_000;

export const FRESH_PACING: Pacing = { most: MOST_STATEMENTS, failures: 0, notBefore: 0 };

/** When, and by what chance: nothing here reads a clock. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** 0 to 1. */
  readonly random: number;
}

export function afterSuccess({ most }: Pacing): Pacing {
  return { ...FRESH_PACING, most: Math.min(MOST_STATEMENTS, most * 2) };
}

/**
 * @param retryAfter the header as it was sent; `undefined` where there was none, or CORS hides it
 * @returns `until`: epoch milliseconds until which only something new ends the rest
 */
export function afterFailure(
  pacing: Pacing,
  retryAfter: string | undefined,
  { now, random }: Moment,
): { readonly pacing: Pacing; readonly until: number } {
  const failures = pacing.failures + 1;
  const least = Math.max(LEAST_REST_MS, retryAfterMs(retryAfter, now) ?? 0);
  return {
    pacing: { ...pacing, failures, notBefore: now + least, decided: now },
    until: now + Math.max(least, backoffMs(failures, random)),
  };
}

/** After a statement was refused alone: the next one, alone too, tells whether the LRS takes any. */
export function afterRefusal(): Pacing {
  return { ...FRESH_PACING, most: 1 };
}

/** After a batch was refused in which not every statement need be wrong. */
export function afterSplit(pacing: Pacing, size: number): Pacing {
  return { ...pacing, most: Math.ceil(size / 2) };
}

/** Epoch milliseconds before which nothing is asked. A clock that was set back since knows no such moment. */
export function notBefore({ notBefore: asked, decided }: Pacing, now: number): number {
  const isOfAnotherClock = asked - now > LONGEST_MS || (decided !== undefined && now < decided);
  return isOfAnotherClock ? now : asked;
}
