import type { ApiWords as Discoverable } from '../discovery.ts';
import type { LmsProblem } from '../port.ts';

/** `code` is `''` where the LMS gave none. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly problem: LmsProblem };

/** How a standard names the object of the LMS and its functions. */
export interface ApiWords extends Discoverable {
  readonly terminate: string;
  readonly getValue: string;
  readonly setValue: string;
  readonly commit: string;
  readonly getLastError: string;
  readonly getErrorString: string;
  /** Error of an initialization where the session is open already. */
  readonly alreadyOpen: string;
  /** An element that every open session can read. */
  readonly alwaysReadable: string;
}

/**
 * The functions of an LMS, made safe: they never throw, whatever the LMS answers, and do nothing after
 * `terminate`. The LMS is asked for an error only where its answer was not "true".
 */
export interface ScormApi {
  /** `reopened`: the LMS kept a session open, and lets it be read. */
  initialize(): 'opened' | 'reopened' | 'refused';
  /** `''` where the LMS has no value or fails. */
  get(element: string): string;
  set(element: string, value: string): Answer;
  commit(): Answer;
  terminate(): Answer;
}

const OK = { ok: true } as const;

/** @param lms what the LMS put beside the content; nothing about it is taken for granted */
export function guardApi(words: ApiWords, lms: object): ScormApi {
  let terminated = false;

  function call(name: string, ...parameters: string[]): unknown {
    const method: unknown = Reflect.get(lms, name);
    if (typeof method !== 'function') throw new Error(`The LMS has no ${name}.`);
    return Reflect.apply(method, lms, parameters);
  }

  function text(name: string, ...parameters: string[]): string {
    try {
      return asText(call(name, ...parameters)).trim();
    } catch {
      return '';
    }
  }

  function ask(name: string, ...parameters: string[]): Answer {
    if (terminated) return OK;
    const what = name === words.setValue ? `${name} ${parameters[0]}` : name;
    try {
      const answer = asText(call(name, ...parameters)).toLowerCase();
      if (answer === 'true' || answer === '1') return OK;
    } catch (error) {
      return { ok: false, problem: { call: what, code: '', message: asText(error) } };
    }
    const code = text(words.getLastError);
    // Some LMSs answer "false" to every value and mean nothing by it. A commit has to be believed.
    if (code === '0' && name === words.setValue) return OK;
    return { ok: false, problem: { call: what, code, message: text(words.getErrorString, code) } };
  }

  function get(element: string): string {
    return terminated ? '' : text(words.getValue, element);
  }

  return {
    initialize() {
      const answer = ask(words.initialize, '');
      if (answer.ok) return 'opened';
      const { code } = answer.problem;
      if (code !== words.alreadyOpen && code !== '0') return 'refused';
      const isOpen = get(words.alwaysReadable) !== '' || text(words.getLastError) === '0';
      return isOpen ? 'reopened' : 'refused';
    },
    get,
    set: (element, value) => ask(words.setValue, element, value),
    commit: () => ask(words.commit, ''),
    terminate() {
      const answer = ask(words.terminate, '');
      terminated = true;
      return answer;
    },
  };
}

/** `''` for null and undefined; objects are asked, since an LMS may answer with a boxed string. */
function asText(value: unknown): string {
  return [value].join('');
}
