import type { Attempt } from '../../src/core/attempt.ts';
import { decode } from '../../src/core/suspend.ts';
import { otherValue } from '../../src/lms/scorm12/other-value.ts';
import { countOf, type Values } from './listed.ts';
import type { Standard } from './scorm-player.ts';

/** An answer that the learner saw taken. */
export interface Accepted {
  /** As in the record: `q11`, `t1_q201`. */
  readonly key: string;
  readonly chosen: unknown;
  readonly registration: string;
  /** The page that took it. */
  readonly page: object;
}

/** An answer, and how the device stood that has to keep it until the LMS has it. */
export interface Entrusted extends Accepted {
  /** The device kept nothing at that moment. */
  readonly isAtRisk: boolean;
  /** What had happened to the device by then. */
  readonly troubles: number;
}

/** Where a part of an answer has been. */
export interface Custody {
  /** The LMS's server held it once, and was sent nothing in its place since. */
  stored: boolean;
  /** The LMS said it had stored it, and had not. */
  claimed: boolean;
  /** The course had reason to believe that: what it looked for was there. */
  believed: boolean;
  /** The page had all it takes to save it: an LMS that works, and the time or a proper end. */
  hadChance: boolean;
}

export interface Held {
  readonly answer: Entrusted;
  /** In the saved attempt. */
  readonly state: Custody;
  /** Its entry among the interactions. */
  readonly entry: Custody;
  /** The LMS's server held the entry before it held the attempt that tells of it. */
  isTorn: boolean;
  /** The learner could give it once more: this one was lost by then. */
  isReplaced: boolean;
}

/** Follows every answer from the page to the LMS's server. */
export interface Ledger {
  readonly answers: readonly Held[];
  accept(answer: Entrusted): void;
  stored(values: Values): void;
  failed(values: Values, claimed: boolean): void;
  /** A page has seen what proves the LMS's word, or has no way to look. */
  believed(): void;
  /** What the page's attempt holds, and the page itself has recorded, should be on the server by now. */
  owe(attempt: Attempt, page: object): void;
}

export const COURSE = { course: 'course', version: '1.0.0' };
const STATE = 'cmi.suspend_data';
const GIVEN = { scorm12: 'student_response', scorm2004: 'learner_response' } as const;

export function createLedger(standard: Standard): Ledger {
  const answers: Held[] = [];
  const custody = (): Custody => ({ stored: false, claimed: false, believed: false, hadChance: false });
  let read = { text: '', attempt: null as Attempt | null };

  function attemptIn(values: Values): Attempt | null {
    const text = values.get(STATE) ?? '';
    if (text !== read.text) read = { text, attempt: attemptOf(text) };
    return read.attempt;
  }

  const current = () => answers.filter(({ isReplaced }) => !isReplaced);

  /** Answers, and which parts of them are among the values. */
  function among(values: Values) {
    const attempt = attemptIn(values);
    const keys = new Set(entriesIn(standard, values).map(({ key }) => key));
    return current().map((held) => ({
      held,
      isStoodIn: !keys.has(held.answer.key) && keys.has(standInOf(held.answer.key)),
      parts: [
        ...(attempt !== null && holds(attempt, held.answer) ? [held.state] : []),
        ...(keys.has(held.answer.key) ? [held.entry] : []),
      ],
    }));
  }

  return {
    answers,
    accept(answer) {
      for (const one of answers) one.isReplaced ||= one.answer.key === answer.key;
      answers.push({ answer, state: custody(), entry: custody(), isReplaced: false, isTorn: false });
    },
    stored(values) {
      // SCORM 2004 RTE 4.2.8: after any other exit the LMS does not hand the state back.
      const isHandedBack = standard === 'scorm12' || values.get('cmi.exit') === 'suspend';
      if (!isHandedBack) return;
      for (const { held, parts, isStoodIn } of among(values)) {
        // From here on the answer has to arrive once more.
        if (isStoodIn && held.entry.stored)
          Object.assign(held.entry, { stored: false, claimed: false, believed: false });
        for (const part of parts) part.stored = true;
        held.isTorn ||= held.entry.stored && !held.state.stored;
      }
    },
    failed(values, claimed) {
      if (claimed) for (const { parts } of among(values)) for (const part of parts) part.claimed = true;
    },
    believed() {
      for (const part of current().flatMap(({ state, entry }) => [state, entry]))
        part.believed ||= part.claimed;
    },
    owe(attempt, page) {
      for (const { answer, state, entry } of current()) {
        if (!holds(attempt, answer)) continue;
        state.hadChance = true;
        if (answer.page === page) entry.hadChance = true;
      }
    },
  };
}

/** Between the two commits by which an LMS of SCORM 1.2 is made to send again, this stands in the answer's place. */
export function standInOf(key: string): string {
  return otherValue('cmi.interactions.0.id', key);
}

/** What a saved state holds; `null` where it holds no attempt. */
export function attemptOf(state: string): Attempt | null {
  const decoded = decode(state, COURSE);
  return decoded.kind === 'restored' ? decoded.attempt : null;
}

export function holds(attempt: Attempt, { key, chosen, registration }: Accepted): boolean {
  const given = givenIn(attempt, key);
  return attempt.registration === registration && JSON.stringify(given) === JSON.stringify(chosen);
}

/** What the attempt holds as the answer to the same question, whoever gave it. */
export function givenIn(attempt: Attempt, key: string): unknown {
  const [, ofTry, number] = /^(?:t(\d+)_)?q(\d+)$/.exec(key) ?? [];
  const asked = Number(number);
  return ofTry === undefined
    ? attempt.answers[asked]?.chosen
    : attempt.tries[Number(ofTry) - 1]?.items.find(({ question }) => question === asked)?.chosen;
}

/** Interactions as an LMS holds them, in its order; one that lacks what was answered is none. */
export function entriesIn(standard: Standard, values: Values): readonly { readonly key: string }[] {
  const found: { readonly key: string }[] = [];
  for (let index = 0; index < countOf(values, 'cmi.interactions.'); index += 1) {
    const key = values.get(`cmi.interactions.${index}.id`);
    const isWhole = values.has(`cmi.interactions.${index}.${GIVEN[standard]}`);
    if (key !== undefined && isWhole) found.push({ key });
  }
  return found;
}
