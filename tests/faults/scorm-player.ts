import { refusalOf as refusal12 } from '../../src/lab/scorm12-rules.ts';
import { refusalOf as refusal2004 } from '../../src/lab/scorm2004-rules.ts';
import type { Dialect } from '../../src/lms/scorm/dialect.ts';
import { scorm12 } from '../../src/lms/scorm12/dialect.ts';
import { scorm2004 } from '../../src/lms/scorm2004/dialect.ts';
import { countOf, isNext } from './listed.ts';

export type Standard = 'scorm12' | 'scorm2004';

/** What a call answers, and the error it leaves. */
export type Answered = readonly [answer: string | null, error: string];

/** The window in which an LMS plays the course: one session. */
export interface Player {
  /** The object as a page of this window finds it; a reload brings another page. */
  seat(): object;
}

interface PlayerOptions {
  readonly standard: Standard;
  /** What the window holds: as the server sent it, and then as the course set it. */
  readonly values: Map<string, string>;
  /** May throw. */
  commit(): Answered;
  /** How setting a value fails now; may throw. */
  setFault(): Answered | undefined;
  /** The content did what its standard forbids. */
  breach(what: string): void;
}

const LEARNER = 'officer-1';
export const DIALECTS = { scorm12, scorm2004 } as const satisfies Record<Standard, Dialect>;
const OVER = { scorm12: '301', scorm2004: '104' } as const;
const LISTED = /^(cmi\.(?:interactions|objectives)\.)(\d+)\./;

/** The API of a standard, which keeps to its states: what is illegal is told, and thrown. */
export function openPlayer({ standard, values, commit, setFault, breach }: PlayerOptions): Player {
  const { words, elements } = DIALECTS[standard];
  let phase: 'idle' | 'active' | 'over' = 'idle';
  /** Where the LMS refused a type, the values that follow are those of a type it does not know of. */
  let hasRefused = false;

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

    function answered([answer, code]: Answered): string | null {
      error = code;
      return answer;
    }

    function illegal(what: string, code: string): string {
      breach(what);
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
        const hadRefused = hasRefused;
        hasRefused = true;
        const failed = setFault();
        if (failed !== undefined) return answered(failed);
        hasRefused = hadRefused;
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
