/** How the LRS double misbehaves. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 502 | 503;
      /** Value of `Retry-After`. */
      readonly retryAfter?: string;
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** Breaks the connection without storing anything. */
  | { readonly kind: 'drop' }
  /** Stores, then breaks the connection: the acknowledgement is lost. */
  | { readonly kind: 'store-then-drop' }
  /** Answers 200 with a page in place of the LRS, as the sign-in of a network does. */
  | { readonly kind: 'portal' };

export interface Switches {
  /** The next `times` requests meet the fault; faults armed earlier come first. Preflights go through. */
  arm(fault: Fault, times?: number): void;
  clear(): void;
  /** Faults that are still armed. */
  armed(): readonly Fault[];
}

export function createSwitches(): Switches & { next(): Fault | undefined } {
  let faults: readonly Fault[] = [];
  return {
    arm(fault, times = 1) {
      faults = [...faults, ...Array.from({ length: times }, () => fault)];
    },
    clear() {
      faults = [];
    },
    armed: () => faults,
    next() {
      const [first, ...rest] = faults;
      faults = rest;
      return first;
    },
  };
}
