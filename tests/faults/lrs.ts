import type { Clock, Owner } from './clock.ts';
import type { LrsKind } from './kinds.ts';

/** How the next request is met. */
export interface LrsFault {
  readonly kind: LrsKind;
  /** Seconds, with 429. */
  readonly retryAfter?: number;
}

/** An LRS and the network before it. */
export interface FaultyLrs {
  /** What a page asks with; after its end nobody hears an answer. */
  fetchOf(page: Owner): typeof globalThis.fetch;
  /** Further requests, one each. */
  fail(faults: readonly LrsFault[]): void;
  setOnline(isOnline: boolean): void;
  mend(): void;
  /** Ids in the order in which they were stored. */
  stored(): readonly string[];
  /** Ids that were refused alone: the LRS does not want the statement, whatever it says of it. */
  refused: ReadonlySet<string>;
  /** Ids that left beside a request that was under way: nobody can say which of the two arrives first. */
  beside: ReadonlySet<string>;
}

interface Sent {
  readonly id: string;
}

export const ENDPOINT = 'https://lrs.example.gov/xapi/';
const REFUSING = new Set<LrsKind>(['401', '403', '409', '413']);
const TIMEOUT_MS = 20_000;

/** @param refusesRepeats an LRS that answers 409 to what it holds, though it is the same */
export function createFaultyLrs(clock: Clock, refusesRepeats: boolean): FaultyLrs {
  let faults: readonly LrsFault[] = [];
  let isOnline = true;
  const held = new Map<string, unknown>();
  const refused = new Set<string>();
  const beside = new Set<string>();
  const underWay = new Map<Owner, number>();

  function take(statements: readonly Sent[]): Response {
    const ids = statements.map(({ id }) => id);
    // All or nothing (xAPI 1.0.3 Communication 2.1.2).
    if (refusesRepeats && ids.some((id) => held.has(id))) return answer(409, 'It is there.');
    for (const statement of statements) if (!held.has(statement.id)) held.set(statement.id, statement);
    return answer(200, ids);
  }

  function look(url: URL): Response {
    const found = held.get(url.searchParams.get('statementId') ?? '');
    return found === undefined ? answer(404, 'Nothing.') : answer(200, found);
  }

  /** @returns `undefined` where no answer comes */
  function meet(url: URL, sent: readonly Sent[] | undefined): Response | 'hangs' | undefined {
    if (!isOnline) return undefined;
    const [fault] = faults;
    faults = faults.slice(1);
    const serve = () => (sent === undefined ? look(url) : take(sent));
    if (fault === undefined) return serve();
    switch (fault.kind) {
      case 'drop':
        return undefined;
      case 'hang':
        return 'hangs';
      case 'stored-but-unanswered':
        serve();
        return undefined;
      case '401':
      case '403':
      case '409':
      case '413':
      case '500':
        return answer(Number(fault.kind), 'The fault says so.');
      case '429': {
        const { retryAfter } = fault;
        return answer(429, 'Slowly.', retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) });
      }
      default:
        return fault.kind satisfies never;
    }
  }

  function fetchOf(page: Owner): typeof globalThis.fetch {
    return async (input, init = {}) => {
      const never = new Promise<never>(() => {});
      if (!page.isAlive()) return never;
      const sent = typeof init.body === 'string' ? (JSON.parse(init.body) as readonly Sent[]) : undefined;
      const ids = (sent ?? []).map(({ id }) => id);
      const others = underWay.get(page) ?? 0;
      if (others > 0) for (const id of ids) beside.add(id);
      const [fault] = faults;
      if (isOnline && fault !== undefined && REFUSING.has(fault.kind) && ids.length === 1) {
        for (const id of ids) refused.add(id);
      }
      const given = meet(new URL(input instanceof Request ? input.url : input), sent);
      underWay.set(page, others + 1);
      try {
        if (given === 'hangs') {
          await new Promise<void>((resolve) => clock.after(page, TIMEOUT_MS, resolve));
          throw new DOMException('The operation timed out.', 'TimeoutError');
        }
        await Promise.resolve();
        if (!page.isAlive()) return await never;
        if (given === undefined) throw new TypeError('Failed to fetch');
        return given;
      } finally {
        underWay.set(page, (underWay.get(page) ?? 1) - 1);
      }
    };
  }

  return {
    fetchOf,
    fail(further) {
      faults = [...faults, ...further];
    },
    setOnline(is) {
      isOnline = is;
    },
    mend() {
      faults = [];
      isOnline = true;
    },
    stored: () => [...held.keys()],
    refused,
    beside,
  };
}

/** What a page reads of an answer; a whole `Response` takes longer than all the rest of a schedule. */
function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const read = {
    ok: status < 300,
    status,
    headers: new Map(Object.entries(headers)),
    text: () => Promise.resolve(text),
  };
  return Object(read);
}
