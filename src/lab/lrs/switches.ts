import type { LrsRequest } from './exchange.ts';

/** How the LRS double misbehaves. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 429 | 500 | 502 | 503;
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

/** Which requests meet a fault; what is left out is not looked at. */
export interface Aim {
  readonly times?: number;
  readonly resource?: 'statements' | 'activities/state' | 'activities/profile' | 'agents/profile';
  readonly method?: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
}

export interface Switches {
  /**
   * The next requests the aim fits meet the fault; faults armed earlier come first. Preflights go through.
   *
   * @param aim a number is how many requests of any kind; left out, it is the next one
   */
  arm(fault: Fault, aim?: number | Aim): void;
  clear(): void;
  /** Faults that are still armed. */
  armed(): readonly Fault[];
}

interface Armed {
  readonly fault: Fault;
  readonly aim: Aim;
}

export function createSwitches(): Switches & { next(request: LrsRequest): Fault | undefined } {
  let waiting: readonly Armed[] = [];
  return {
    arm(fault, aim = 1) {
      const { times = 1, ...fit } = typeof aim === 'number' ? { times: aim } : aim;
      waiting = [...waiting, ...Array.from({ length: times }, () => ({ fault, aim: fit }))];
    },
    clear() {
      waiting = [];
    },
    armed: () => waiting.map(({ fault }) => fault),
    next(request) {
      const met = waiting.find(({ aim }) => isMeant(aim, request));
      if (met === undefined) return undefined;
      waiting = waiting.toSpliced(waiting.indexOf(met), 1);
      return met.fault;
    },
  };
}

function isMeant({ resource, method }: Aim, request: LrsRequest): boolean {
  return (
    (resource === undefined || resource === request.resource) &&
    (method === undefined || method === request.method)
  );
}
