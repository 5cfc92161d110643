import { LrsError } from './lrs-error.ts';

/** Why nothing is delivered at the moment. */
export interface Problem {
  /** `unreachable` mends itself; the others need someone to change something. */
  readonly kind: 'unreachable' | 'refused' | 'misconfigured';
  readonly from: 'lrs' | 'broker';
  /** HTTP status; `undefined` where no answer came. */
  readonly status: number | undefined;
  readonly message: string;
}

/** What follows from a batch that was not taken. */
export type Verdict =
  | { readonly next: 'retry'; readonly problem: Problem }
  | { readonly next: 'stop'; readonly problem: Problem }
  /** Something in the batch is not acceptable: find it. */
  | { readonly next: 'split' }
  /** The LRS holds something under this id: see whether it is this (xAPI 1.0.3 Communication 2.1.1). */
  | { readonly next: 'compare' }
  | { readonly next: 'set-aside' };

/** @param size statements in the batch */
export function verdictOn(error: unknown, size: number): Verdict {
  const { from, status, message } = described(error);
  const problem = (kind: Problem['kind']): Problem => ({ kind, from, status, message });
  if (isPassing(status)) return { next: 'retry', problem: problem('unreachable') };
  if (status === 401 || status === 403) return { next: 'stop', problem: problem('refused') };
  if (from === 'broker' || status === 404 || status === 405) {
    return { next: 'stop', problem: problem('misconfigured') };
  }
  if (size > 1) return { next: 'split' };
  return { next: status === 409 ? 'compare' : 'set-aside' };
}

function described(error: unknown): { from: 'lrs' | 'broker'; status: number | undefined; message: string } {
  if (error instanceof LrsError) return error;
  return { from: 'lrs', status: undefined, message: String(error) };
}

function isPassing(status: number | undefined): boolean {
  return status === undefined || status === 408 || status === 425 || status === 429 || status >= 500;
}
