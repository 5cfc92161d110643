import type { Delivery, LmsProblem } from '../port.ts';
import type { Answer, Scorm12Api } from './api.ts';

/** What was written to the LMS, and how much of it the LMS is known to have stored. */
export interface Scorm12Record {
  /** Writes a value that must arrive: a refusal is tried again, and reported, by `store`. */
  put(element: string, value: string): void;
  /** Writes a value that an LMS may refuse. */
  tryPut(element: string, value: string): Answer;
  /** LMSCommit. All of it runs at once. */
  store(): Delivery;
}

/** Characters, SCORM 1.2 RTE 3.4.4: CMIString4096 and CMIString255. Some LMSs cut what is longer. */
const LIMITS = new Map([
  ['cmi.suspend_data', 4096],
  ['cmi.core.lesson_location', 255],
]);

export function openRecord(api: Scorm12Api): Scorm12Record {
  const refused = new Map<string, { readonly value: string; readonly problem: LmsProblem }>();
  const unstored = new Map<string, string>();
  let sentInVain = false;

  function tryPut(element: string, value: string): Answer {
    const answer = tooLong(element, value) ?? api.set(element, value);
    if (answer.ok) unstored.set(element, value);
    return answer;
  }

  function put(element: string, value: string): void {
    const answer = tryPut(element, value);
    if (answer.ok) refused.delete(element);
    else refused.set(element, { value, problem: answer.problem });
  }

  /*
   * Moodle sends with a commit only what differs from the commit before, and takes a failed commit for
   * a sent one: the next answers "true" and stores nothing. Another value in between makes it send.
   */
  function sendOtherValues(): void {
    for (const [element, value] of unstored) api.set(element, otherValue(element, value));
    api.commit();
    for (const [element, value] of unstored) api.set(element, value);
  }

  return {
    put,
    tryPut,
    store() {
      for (const [element, { value }] of refused) put(element, value);
      if (sentInVain) sendOtherValues();
      const answer = api.commit();
      sentInVain = !answer.ok;
      if (!answer.ok) return answer;
      unstored.clear();
      const [first] = refused.values();
      return first === undefined ? { ok: true } : { ok: false, problem: first.problem };
    },
  };
}

function tooLong(element: string, { length }: string): Answer | undefined {
  const limit = LIMITS.get(element);
  if (limit === undefined || length <= limit) return undefined;
  const message = `${length} characters; SCORM 1.2 allows ${limit}. Not sent.`;
  return { ok: false, problem: { call: `LMSSetValue ${element}`, code: '', message } };
}

/**
 * A legal value for the element that is not `value` and does no harm where the LMS keeps it: the same
 * number, the same text with a space that the next launch drops, a status that claims too little.
 */
export function otherValue(element: string, value: string): string {
  switch (element.slice(element.lastIndexOf('.') + 1)) {
    case 'suspend_data':
    case 'lesson_location':
      return `${value} `;
    case 'lesson_status':
      return value === 'incomplete' ? 'browsed' : 'incomplete';
    case 'exit':
      return value === '' ? 'suspend' : '';
    case 'raw':
    case 'min':
    case 'max':
    case 'weighting':
      return `${value}.0`;
    case 'id':
      return `${value}_`;
    case 'type':
      return 'fill-in';
    case 'result':
      return value === 'neutral' ? 'unanticipated' : 'neutral';
    case 'time':
    case 'latency':
    case 'session_time':
      return value.startsWith('00:00:00') ? '00:00:01' : '00:00:00';
    default:
      return value === '' ? 'a' : '';
  }
}
