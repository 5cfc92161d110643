import type { Delivery, LmsProblem } from '../port.ts';
import type { Answer, ApiWords, ScormApi } from './api.ts';

/** What a standard says of single values. */
export interface RecordRules {
  /** Of the standard, for messages. */
  readonly name: string;
  readonly words: Pick<ApiWords, 'setValue'>;
  /** Elements that have to arrive; an LMS may lack any other. */
  readonly required: ReadonlySet<string>;
  readonly elements: { readonly exit: string };
  /** Errors by which an LMS says that it has no place for an optional part of the data. */
  readonly unsupported: ReadonlySet<string>;
  /** Longest values, characters, by element. Some LMSs cut what is longer. */
  readonly limits: ReadonlyMap<string, number>;
  /**
   * A legal value for the element that is not `value` and does no harm where the LMS keeps it. `null` in
   * a standard whose LMSs send again what a failed commit held.
   */
  readonly otherValue: ((element: string, value: string) => string) | null;
  /** What the LMS hands to a page that was loaded again, and would never send by itself where that failed before. */
  handedOver(api: ScormApi): readonly (readonly [element: string, value: string])[];
}

/** What was written to the LMS, and how much of it the LMS is known to have stored. */
export interface ScormRecord {
  /** Writes a value. A refusal of one that has to arrive is tried again, and reported, by `store`. */
  put(element: string, value: string): Answer;
  /** The commit. All of it runs at once. */
  store(): Delivery;
  /** Whether that which commits answered "true" for is stored; what is not is written again by `store`. */
  confirm(isStored: boolean): void;
}

/** @param sentInVain whether a commit may have failed before: the last one of the page that was here */
export function openRecord(rules: RecordRules, api: ScormApi, sentInVain: boolean): ScormRecord {
  const refused = new Map<string, { readonly value: string; readonly problem: LmsProblem }>();
  let unstored = new Map<string, string>(sentInVain ? rules.handedOver(api) : []);
  /** What a commit answered "true" for and nobody has confirmed: an LMS says so offline too. */
  let unconfirmed = new Map<string, string>();
  let isSentInVain = sentInVain;

  function put(element: string, value: string): Answer {
    const answer = tooLong(rules, element, value) ?? api.set(element, value);
    if (answer.ok) {
      unstored.set(element, value);
      refused.delete(element);
    } else if (hasToArrive(element, answer.problem)) {
      refused.set(element, { value, problem: answer.problem });
    }
    return answer;
  }

  /** An LMS without a place for the exit is no problem; one that was out of order may take it the next time. */
  function hasToArrive(element: string, { code }: LmsProblem): boolean {
    return rules.required.has(element) || (element === rules.elements.exit && !rules.unsupported.has(code));
  }

  /*
   * Moodle's SCORM 1.2 sends with a commit only what differs from the commit before, and takes a failed
   * commit for a sent one: the next answers "true" and stores nothing. Another value in between makes it
   * send. In any standard, what was answered "true" for and is not stored has to be written again.
   */
  function writeAgain({ otherValue }: RecordRules): Answer {
    let answer: Answer = { ok: true };
    if (otherValue !== null) {
      for (const [element, value] of unstored) api.set(element, otherValue(element, value));
      answer = api.commit();
    }
    for (const [element, value] of unstored) {
      const written = api.set(element, value);
      // What it took before it takes again, or the other value stays.
      if (!written.ok) answer = written;
    }
    return answer;
  }

  return {
    put,
    store() {
      for (const [element, { value }] of refused) put(element, value);
      const others = isSentInVain ? writeAgain(rules) : null;
      // An LMS may store what it says that it has not: the right values come last in any case.
      const right = api.commit();
      // Where not all of that worked, nobody knows which of these the LMS would take for sent.
      const answer = others?.ok === false ? others : right;
      isSentInVain = !answer.ok;
      if (!answer.ok) return answer;
      unconfirmed = new Map([...unconfirmed, ...unstored]);
      unstored.clear();
      const [first] = refused.values();
      return first === undefined ? { ok: true } : { ok: false, problem: first.problem };
    },
    confirm(isStored) {
      if (!isStored && unconfirmed.size > 0) {
        // In the order in which they were written first: the parts of an interaction come after its id.
        unstored = new Map([...unconfirmed, ...unstored]);
        isSentInVain = true;
      }
      unconfirmed.clear();
    },
  };
}

function tooLong(rules: RecordRules, element: string, { length }: string): Answer | undefined {
  const limit = rules.limits.get(element);
  if (limit === undefined || length <= limit) return undefined;
  const message = `${length} characters; ${rules.name} allows ${limit}.`;
  return { ok: false, problem: { call: `${rules.words.setValue} ${element}`, code: '', message } };
}
