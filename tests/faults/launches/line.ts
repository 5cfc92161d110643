import { jsonOf } from '../../../src/lab/lrs/exchange.ts';
import type { Clock, Owner } from '../clock.ts';
import type { LrsKind } from '../kinds.ts';
import type { Asked, Given } from './in-process.ts';

/** How the next request that it is about is met. */
export interface LineFault {
  readonly kind: LrsKind | '412';
  /** Left out: any. */
  readonly at?: 'statements' | 'activities/state';
  /** Seconds, with 429. */
  readonly retryAfter?: number;
}

/** The network between the pages and the other side, which fails as it is told. */
export interface Line {
  /** What a page asks with; after its end nobody hears an answer. */
  fetchOf(page: Owner): typeof globalThis.fetch;
  /** Further requests, one each. */
  fail(faults: readonly LineFault[]): void;
  setOnline(isOnline: boolean): void;
  mend(): void;
  /** Whether nothing fails now. */
  isWell(): boolean;
  /** Ids of statements that a fault refused alone. */
  readonly refused: ReadonlySet<string>;
  /** Ids that left while other statements were under way: nobody can say which of them arrive first. */
  readonly beside: ReadonlySet<string>;
}

interface LineOptions {
  readonly clock: Clock;
  readonly latencyMs: number;
  readonly hidesEtag: boolean;
  /** @returns `undefined` where the other side breaks the connection */
  serve(asked: Asked): Promise<Given | undefined>;
}

const REFUSING = new Set(['401', '403', '409', '412', '413']);
const TIMEOUT_MS = 20_000;
/** The browser itself, which brings on its way what outlives a page. */
const BROWSER: Owner = { isAlive: () => true, isAwake: () => true };
const NEVER = new Promise<never>(() => {});

export function createLine({ clock, latencyMs, hidesEtag, serve }: LineOptions): Line {
  let faults: readonly LineFault[] = [];
  let isOnline = true;
  let posting = 0;
  const refused = new Set<string>();
  const beside = new Set<string>();
  /** Ids that a fault met with 409. */
  const claimed = new Set<string>();

  function faultFor(asked: Asked): LineFault | undefined {
    const { pathname, searchParams } = asked.url;
    const resource = /^\/xapi\/(.*)$/.exec(pathname)?.[1];
    if (resource === undefined) return undefined;
    // An LRS that claims to hold a statement, and then does not show it, is believed.
    const mayRefuse = !claimed.has(searchParams.get('statementId') ?? '');
    const met = faults.find(
      ({ at, kind }) => (at === undefined || at === resource) && (mayRefuse || !REFUSING.has(kind)),
    );
    faults = faults.filter((one) => one !== met);
    if (met?.kind === '409') for (const id of idsIn(asked)) claimed.add(id);
    return met;
  }

  /** @returns `undefined` where no answer comes */
  async function meet(asked: Asked, fault: LineFault | undefined): Promise<Given | 'hangs' | undefined> {
    if (fault === undefined) return serve(asked);
    // A question that is refused was asked all the same (cmi5, Quartz, 11: preferences are to be asked for).
    if (asked.method === 'GET') await serve(asked);
    switch (fault.kind) {
      case 'drop':
        return undefined;
      case 'hang':
        return 'hangs';
      case 'stored-but-unanswered':
        await serve(asked);
        return undefined;
      case '429': {
        const { retryAfter } = fault;
        return said(429, retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) });
      }
      case '401':
      case '403':
      case '409':
      case '412':
      case '413':
      case '500':
        return said(Number(fault.kind));
      default:
        return fault.kind satisfies never;
    }
  }

  async function carried(page: Owner, asked: Asked, keepalive: boolean): Promise<Given> {
    const wait = (owner: Owner, ms: number) =>
      ms === 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => void clock.after(owner, ms, () => resolve()));
    const isUp = isOnline;
    // A token is given once: where its answer is lost, nobody can do anything but launch again.
    const half = asked.url.pathname.startsWith('/xapi/') ? latencyMs / 2 : 0;
    // An ordinary request ends with its page.
    await wait(keepalive ? BROWSER : page, half);
    if (!keepalive && !page.isAlive()) return NEVER;
    const fault = isUp ? faultFor(asked) : undefined;
    const ids = idsIn(asked);
    if (fault !== undefined && REFUSING.has(fault.kind) && ids.length === 1)
      for (const id of ids) refused.add(id);
    const given = isUp ? await meet(asked, fault) : undefined;
    await wait(keepalive ? BROWSER : page, given === 'hangs' ? TIMEOUT_MS : half);
    if (given === 'hangs') throw new DOMException('The operation timed out.', 'TimeoutError');
    if (given === undefined || !isOnline) throw new TypeError('Failed to fetch');
    return given;
  }

  function fetchOf(page: Owner): typeof globalThis.fetch {
    return async (input, init = {}) => {
      if (!page.isAlive()) return NEVER;
      const asked: Asked = {
        method: init.method ?? 'GET',
        url: new URL(input instanceof Request ? input.url : input),
        headers: Object.fromEntries(new Headers(init.headers)),
        body: typeof init.body === 'string' ? init.body : '',
      };
      const ids = idsIn(asked);
      if (posting > 0) for (const id of ids) beside.add(id);
      posting += ids.length === 0 ? 0 : 1;
      try {
        const given = await carried(page, asked, init.keepalive === true);
        return page.isAlive() ? answer(given) : NEVER;
      } finally {
        posting -= ids.length === 0 ? 0 : 1;
      }
    };
  }

  /** What a page reads of an answer; a whole `Response` takes longer than all the rest. */
  function answer({ status, headers, body }: Given): Response {
    const shown = new Headers(headers);
    if (hidesEtag) shown.delete('ETag');
    return Object({ ok: status < 300, status, headers: shown, text: () => Promise.resolve(body) });
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
    isWell: () => isOnline && faults.length === 0,
    refused,
    beside,
  };
}

function said(status: number, headers: Given['headers'] = {}): Given {
  return { status, headers, body: 'The fault says so.' };
}

/** Ids of the statements that a request wants stored. */
function idsIn({ method, url, body }: Asked): readonly string[] {
  if (method !== 'POST' || !url.pathname.endsWith('/statements')) return [];
  const sent = jsonOf(body);
  const list: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  return list.map((one) => String((one as { readonly id?: unknown }).id));
}
