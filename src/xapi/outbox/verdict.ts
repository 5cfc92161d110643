import { LrsError } from '../lrs-error.ts';

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
  /**
   * See what the LRS holds under the id: a 409 may mean this very statement (xAPI 1.0.3 Communication
   * 2.1.1), a 401 or 403 this statement alone (cmi5, Quartz, 6.3) or, with the problem, whoever sends it.
   */
  | { readonly next: 'inquire'; readonly problem: Problem | undefined }
  /** The statement is not acceptable, or the LRS takes none. */
  | { readonly next: 'doubt' };

/** @param size statements in the batch */
export function verdictOn(error: unknown, size: number): Verdict {
  const { from, status, message } = described(error);
  const problem = (kind: Problem['kind']): Problem => ({ kind, from, status, message });
  if (isTemporary(status)) return { next: 'retry', problem: problem('unreachable') };
  if (status === 401 || status === 403) {
    return { next: from === 'broker' ? 'stop' : 'inquire', problem: problem('refused') };
  }
  if (from === 'broker' || status === 404 || status === 405) {
    return { next: 'stop', problem: problem('misconfigured') };
  }
  if (size > 1) return { next: 'split' };
  return status === 409 ? { next: 'inquire', problem: undefined } : { next: 'doubt' };
}

function described(error: unknown): { from: 'lrs' | 'broker'; status: number | undefined; message: string } {
  if (error instanceof LrsError) return error;
  return { from: 'lrs', status: undefined, message: String(error) };
}

/** Whether no answer came, or a server failed: it may be otherwise in a moment. @param status HTTP */
export function isTemporary(status: number | undefined): boolean {
  return status === undefined || status === 408 || status === 425 || status === 429 || status >= 500;
}
