import { refusalOf as refusal12 } from '../../src/lab/scorm12-rules.ts';
import { refusalOf as refusal2004 } from '../../src/lab/scorm2004-rules.ts';
import type { Dialect } from '../../src/lms/scorm/dialect.ts';
import { scorm12 } from '../../src/lms/scorm12/dialect.ts';
import { scorm2004 } from '../../src/lms/scorm2004/dialect.ts';
import type { LmsKind } from './kinds.ts';

/**
 * What an LMS does wrong. `calls`: how many calls meet it; left out, all until it is mended. `any`: setting
 * and ending fail too, not commits alone. `claims`: a commit that stores nothing answers "true".
 *
 * `slow`: the API of SCORM is synchronous, so that a slow LMS keeps the page waiting: time goes by within
 * the call, and what fell due meanwhile is late. The answer is a good one.
 */
export interface LmsFault {
  readonly kind: LmsKind;
  readonly calls?: number;
  readonly any?: boolean;
  readonly claims?: boolean;
}

export type Standard = 'scorm12' | 'scorm2004';
export type Values = ReadonlyMap<string, string>;

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
  /** The window in which the LMS plays the course: one session. */
  launch(): Player;
}

export interface Player {
  /** The object as a page of this window finds it; a reload brings another page. */
  seat(): object;
}

const LEARNER = 'officer-1';
const SLOW_MS = 12_000;
const DIALECTS = { scorm12, scorm2004 } as const satisfies Record<Standard, Dialect>;
const OVER = { scorm12: '301', scorm2004: '104' } as const;
const LISTED = /^(cmi\.(?:interactions|objectives)\.)(\d+)\./;

/** @param claims whether, while the network is gone, commits answer "true" all the same, as Moodle's with its beacon */
export function createScormLms(
  standard: Standard,
  tools: { readonly claims: boolean; block(ms: number): void; readonly watch: LmsWatch },
): ScormLms {
  const { words, elements } = DIALECTS[standard];
  const { watch } = tools;
  const stored = new Map<string, string>();
  let fault: LmsFault | undefined;
  let left = 0;
  let isOnline = true;

  function meets(isCommit: boolean): LmsFault | undefined {
    if (!isOnline && isCommit) return { kind: 'expired', claims: tools.claims };
    if (fault === undefined || left <= 0 || (!isCommit && fault.any !== true)) return undefined;
    left -= 1;
    return fault;
  }

  function launch(): Player {
    const isResumed = standard === 'scorm12' || stored.get(elements.exit) === 'suspend';
    const values = new Map([...stored].filter(([name]) => name !== elements.exit));
    if (!isResumed) values.delete(elements.state);
    let phase: 'idle' | 'active' | 'over' = 'idle';
    /** As Moodle's SCORM 1.2: what counts as sent is sent again only where it differs. */
    const takenForSent = new Map<string, string>();
    /** Where the LMS refused a type, the values that follow are those of a type it does not know of. */
    let hasRefused = false;

    function store(): void {
      for (const [name, value] of values) {
        if (takenForSent.get(name) === value) continue;
        takenForSent.delete(name);
        stored.set(name, value);
      }
      watch.stored(stored);
    }

    /** @returns the answer and the error it leaves */
    function commit(): readonly [string | null, string] {
      const met = meets(true);
      if (met === undefined) {
        store();
        return ['true', '0'];
      }
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
        case 'expired': {
          const forgets = standard === 'scorm12' && (met.kind === 'forgetful' || met.claims === true);
          if (forgets) for (const [name, value] of values) takenForSent.set(name, value);
          watch.failed(values, met.claims === true);
          return met.claims === true ? ['true', '0'] : ['false', '101'];
        }
        default:
          return met.kind satisfies never;
      }
    }

    function refusalOf(
      name: string,
      value: string,
    ): { readonly error: string; readonly why: string } | undefined {
      const [, ofList, index] = LISTED.exec(name) ?? [];
      if (ofList !== undefined && !isNext(values, ofList, Number(index))) {
        return { error: '201', why: `${name} leaves a gap.` };
      }
      const read = (path: string) => values.get(path) ?? '';
      if (standard === 'scorm2004') return refusal2004(name, value, read);
      const why = refusal12(name, value, read);
      return why === undefined ? undefined : { error: '405', why };
    }

    function seat(): object {
      let error = '0';
      let isOpened = false;

      function answered([answer, code]: readonly [string | null, string]): string | null {
        error = code;
        return answer;
      }

      function illegal(what: string, code: string): string {
        watch.breach(what);
        error = code;
        throw new Error(what);
      }

      /** Whether the call may be made now. */
      function demand(name: string): void {
        if (phase === 'over') illegal(`${name} after ${words.terminate}`, OVER[standard]);
        if (!isOpened) illegal(`${name} before ${words.initialize}`, OVER[standard]);
      }

      return {
        [words.initialize]() {
          if (isOpened) illegal(`a second ${words.initialize}`, words.alreadyOpen);
          isOpened = true;
          // A page that is loaded again cannot know what the one before it did.
          if (phase === 'over') return answered(['false', OVER[standard]]);
          if (phase === 'active') return answered(['false', words.alreadyOpen]);
          phase = 'active';
          return answered(['true', '0']);
        },
        [words.getValue](name: string) {
          demand(words.getValue);
          error = '0';
          if (name === words.alwaysReadable) return LEARNER;
          const list = /^(cmi\.\w+\.)_count$/.exec(name)?.[1];
          if (list !== undefined) return String(countOf(values, list));
          if (name === elements.mode) return 'normal';
          return values.get(name) ?? '';
        },
        [words.setValue](name: unknown, value: unknown) {
          demand(words.setValue);
          const met = meets(false);
          if (met?.kind === 'false' || met?.kind === 'null' || met?.kind === 'throw') {
            hasRefused = true;
            return answered(failure(met.kind));
          }
          if (typeof name !== 'string' || typeof value !== 'string') return illegal('no two strings', '405');
          const refused = refusalOf(name, value);
          if (refused !== undefined && hasRefused) return answered(['false', refused.error]);
          if (refused !== undefined) return illegal(refused.why, refused.error);
          values.set(name, value);
          return answered(['true', '0']);
        },
        [words.commit]() {
          demand(words.commit);
          return answered(commit());
        },
        [words.terminate]() {
          demand(words.terminate);
          // An end that fails is an end: LMSs close the session before they ask their server.
          phase = 'over';
          return answered(commit());
        },
        [words.getLastError]: () => error,
        [words.getErrorString]: () => 'The words of the LMS.',
      };
    }

    return { seat };
  }

  return {
    stored,
    fail(next) {
      fault = next;
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
    isWell: () => isOnline && (left <= 0 || fault === undefined),
    launch,
  };
}

function failure(kind: 'false' | 'null' | 'throw'): readonly [string | null, string] {
  if (kind === 'throw') throw new Error('The LMS throws.');
  return [kind === 'null' ? null : 'false', '101'];
}

/** Whether a list has that entry, or takes it as its next one. */
function isNext(values: Values, list: string, index: number): boolean {
  return index === 0 || values.has(`${list}${index}.id`) || values.has(`${list}${index - 1}.id`);
}

/** Entries of a list, up to the last one. @param list for example `cmi.interactions.` */
export function countOf(values: Values, list: string): number {
  let count = 0;
  for (const name of values.keys()) {
    if (name.startsWith(list) && name.endsWith('.id'))
      count = Math.max(count, 1 + Number.parseInt(name.slice(list.length), 10));
  }
  return count;
}
