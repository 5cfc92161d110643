import type { Delivery, LmsProblem } from '../port.ts';
import type { Answer, ApiWords, ScormApi } from './api.ts';

/** What a standard says of single values. */
export interface RecordRules {
  /** Of the standard, for messages. */
  readonly name: string;
  readonly words: Pick<ApiWords, 'setValue'>;
  /** Elements that have to arrive; an LMS may lack any other. */
  readonly required: ReadonlySet<string>;
  /** Longest values, characters, by element. Some LMSs cut what is longer. */
  readonly limits: ReadonlyMap<string, number>;
  /**
   * A legal value for the element that is not `value` and does no harm where the LMS keeps it. `null` in
   * a standard whose LMSs send again what a failed commit held.
   */
  readonly otherValue: ((element: string, value: string) => string) | null;
}

/** What was written to the LMS, and how much of it the LMS is known to have stored. */
export interface ScormRecord {
  /** Writes a value. A refusal of one that has to arrive is tried again, and reported, by `store`. */
  put(element: string, value: string): Answer;
  /** The commit. All of it runs at once. */
  store(): Delivery;
}

/** @param sentInVain whether a commit may have failed before: the last one of the page that was here */
export function openRecord(rules: RecordRules, api: ScormApi, sentInVain: boolean): ScormRecord {
  const refused = new Map<string, { readonly value: string; readonly problem: LmsProblem }>();
  const unstored = new Map<string, string>();
  let isSentInVain = sentInVain;

  function put(element: string, value: string): Answer {
    const answer = tooLong(rules, element, value) ?? api.set(element, value);
    if (answer.ok) {
      unstored.set(element, value);
      refused.delete(element);
    } else if (rules.required.has(element)) {
      refused.set(element, { value, problem: answer.problem });
    }
    return answer;
  }

  /*
   * Moodle's SCORM 1.2 sends with a commit only what differs from the commit before, and takes a failed
   * commit for a sent one: the next answers "true" and stores nothing. Another value in between makes it
   * send.
   */
  function sendOtherValues(otherValue: NonNullable<RecordRules['otherValue']>): Answer {
    for (const [element, value] of unstored) api.set(element, otherValue(element, value));
    const answer = api.commit();
    for (const [element, value] of unstored) api.set(element, value);
    return answer;
  }

  return {
    put,
    store() {
      for (const [element, { value }] of refused) put(element, value);
      const others: Answer =
        isSentInVain && rules.otherValue !== null ? sendOtherValues(rules.otherValue) : { ok: true };
      const last = api.commit();
      // Where the others did not arrive, nobody knows whether these were sent.
      const answer = others.ok ? last : others;
      isSentInVain = !answer.ok;
      if (!answer.ok) return answer;
      unstored.clear();
      const [first] = refused.values();
      return first === undefined ? { ok: true } : { ok: false, problem: first.problem };
    },
  };
}

function tooLong(rules: RecordRules, element: string, { length }: string): Answer | undefined {
  const limit = rules.limits.get(element);
  if (limit === undefined || length <= limit) return undefined;
  const message = `${length} characters; ${rules.name} allows ${limit}. Not sent.`;
  return { ok: false, problem: { call: `${rules.words.setValue} ${element}`, code: '', message } };
}
