import type { Problem } from './verdict.ts';

/** A statement that the LRS refused alone, and why. */
export interface SetAside {
  readonly id: string;
  readonly reason: string;
  /** HTTP status of the refusal; `undefined` where there was none. */
  readonly status: number | undefined;
}

/** What an outbox did in this page, and what it has to do. */
export interface OutboxState {
  /** Statements that this page still sends. */
  readonly waiting: number;
  readonly delivered: number;
  readonly setAside: readonly SetAside[];
  /** `undefined` while all goes well. */
  readonly problem: Problem | undefined;
  /** Whether what waits outlives the page. */
  readonly isOnDevice: boolean;
}
