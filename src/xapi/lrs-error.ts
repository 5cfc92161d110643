interface LrsErrorDetail {
  readonly from: 'lrs' | 'broker';
  readonly status?: number | undefined;
  readonly retryAfter?: string | undefined;
  readonly cause?: unknown;
}

/** A request to the LRS, or to the broker of its credentials, that was not answered as it should be. */
export class LrsError extends Error {
  override readonly name = 'LrsError';
  readonly from: 'lrs' | 'broker';
  /** HTTP status; `undefined` where no answer came: no network, timeout, a refused preflight. */
  readonly status: number | undefined;
  /** `Retry-After` as it was sent; `undefined` where there was none or CORS hides it. */
  readonly retryAfter: string | undefined;

  /** @param message what was asked of whom, and what came back */
  constructor(message: string, { from, status, retryAfter, cause }: LrsErrorDetail) {
    super(message, { cause });
    this.from = from;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
