import { countsAsSent } from '../../src/lab/scorm12-sent.ts';
import type { LmsKind } from './kinds.ts';
import type { Values } from './listed.ts';
import { DIALECTS, openPlayer, type Answered, type Player, type Standard } from './scorm-player.ts';

/**
 * What an LMS does wrong. `spares`: how many commits go well before. `calls`: how many calls meet it; left out, all until it is mended. `any`: setting
 * and ending fail too, not commits alone. `claims`: a commit that stores nothing answers "true".
 *
 * `slow`: the API of SCORM is synchronous, so that a slow LMS keeps the page waiting: time goes by within
 * the call, and what fell due meanwhile is late. The answer is a good one.
 */
export interface LmsFault {
  readonly kind: LmsKind;
  readonly spares?: number;
  readonly calls?: number;
  readonly any?: boolean;
  readonly claims?: boolean;
}

/** What the oracle has to know of an LMS. */
export interface LmsWatch {
  /** The content did what its standard forbids. */
  breach(what: string): void;
  /** The server holds these values now. */
  stored(values: Values): void;
  /** The server did not store them; `claimed`: the LMS says it did. */
  failed(values: Values, claimed: boolean): void;
}

/** The server of an LMS: what it holds outlives every page. */
export interface ScormLms {
  readonly stored: Values;
  fail(fault: LmsFault): void;
  setOnline(isOnline: boolean): void;
  mend(): void;
  isWell(): boolean;
  /** What the server has for a request of a file that holds this text. */
  file(text: string): Promise<Response>;
  /** The window in which the LMS plays the course: one session. */
  launch(): Player;
}

const SLOW_MS = 12_000;

/** @param claims whether, while the network is gone, commits answer "true" all the same, as Moodle's with its beacon */
export function createScormLms(
  standard: Standard,
  tools: { readonly claims: boolean; block(ms: number): void; readonly watch: LmsWatch },
): ScormLms {
  const { elements } = DIALECTS[standard];
  const { watch } = tools;
  const stored = new Map<string, string>();
  let fault: LmsFault | undefined;
  let spared = 0;
  let left = 0;
  let isOnline = true;

  function meets(isCommit: boolean): LmsFault | undefined {
    if (!isOnline && isCommit) return { kind: 'expired', claims: tools.claims };
    if (fault === undefined || left <= 0 || (!isCommit && fault.any !== true)) return undefined;
    if (spared > 0) {
      if (isCommit) spared -= 1;
      return undefined;
    }
    left -= 1;
    return fault;
  }

  function launch(): Player {
    const isResumed = standard === 'scorm12' || stored.get(elements.exit) === 'suspend';
    const values = new Map([...stored].filter(([name]) => name !== elements.exit));
    if (!isResumed) values.delete(elements.state);
    /** As Moodle's SCORM 1.2: what counts as sent is sent again only where it differs. */
    const takenForSent = new Map<string, string>();
    /** Whether it takes what it sends for sent before it is answered: then it does so however that fails. */
    let isForgetful = false;

    function store(): void {
      for (const [name, value] of values) {
        if (countsAsSent(name, value, takenForSent.get(name))) continue;
        takenForSent.delete(name);
        stored.set(name, value);
      }
      watch.stored(stored);
    }

    function commit(): Answered {
      const met = meets(true);
      if (met === undefined) {
        store();
        return ['true', '0'];
      }
      isForgetful ||= standard === 'scorm12' && (met.kind === 'forgetful' || met.claims === true);
      if (isForgetful && met.kind !== 'slow')
        for (const [name, value] of values) takenForSent.set(name, value);
      switch (met.kind) {
        case 'slow':
          tools.block(SLOW_MS);
          store();
          return ['true', '0'];
        case 'false':
        case 'null':
        case 'throw':
          watch.failed(values, false);
          return failure(met.kind);
        case 'forgetful':
        case 'expired':
          watch.failed(values, met.claims === true);
          return met.claims === true ? ['true', '0'] : ['false', '101'];
        default:
          return met.kind satisfies never;
      }
    }

    /** @returns nothing where the value is set */
    function setFault(): Answered | undefined {
      // The LMS that forgets keeps values in its window, and asks nobody about them.
      if (isForgetful) return undefined;
      const met = meets(false);
      return met?.kind === 'false' || met?.kind === 'null' || met?.kind === 'throw'
        ? failure(met.kind)
        : undefined;
    }

    return openPlayer({ standard, values, commit, setFault, breach: watch.breach });
  }

  return {
    stored,
    fail(next) {
      fault = next;
      spared = next.spares ?? 0;
      left = next.calls ?? Infinity;
    },
    setOnline(is) {
      isOnline = is;
    },
    mend() {
      fault = undefined;
      left = 0;
      isOnline = true;
    },
    async file(text) {
      if (!isOnline) throw new TypeError('Failed to fetch');
      const isSignedOut = spared === 0 && left > 0 && fault?.kind === 'expired';
      return new Response(isSignedOut ? '<!doctype html><title>Log in</title>' : text);
    },
    isWell: () => isOnline && (left <= 0 || fault === undefined),
    launch,
  };
}

function failure(kind: 'false' | 'null' | 'throw'): Answered {
  if (kind === 'throw') throw new Error('The LMS throws.');
  return [kind === 'null' ? null : 'false', '101'];
}
