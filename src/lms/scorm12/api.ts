import type { LmsProblem } from '../port.ts';

/** `code` is `''` where the LMS gave none. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly problem: LmsProblem };

/**
 * The eight functions of SCORM 1.2 RTE 3.4, made safe: they never throw, whatever the LMS answers, and
 * do nothing after `finish`. The LMS is asked for an error only where its answer was not "true".
 */
export interface Scorm12Api {
  /** Also ok where the LMS kept a session open (101) and lets it be read. */
  initialize(): boolean;
  /** `''` where the LMS has no value or fails. */
  get(element: string): string;
  set(element: string, value: string): Answer;
  commit(): Answer;
  finish(): Answer;
}

const OK = { ok: true } as const;

/** @param lms what the LMS put beside the content; nothing about it is taken for granted */
export function guardApi(lms: object): Scorm12Api {
  let finished = false;

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
    if (finished) return OK;
    const what = name === 'LMSSetValue' ? `${name} ${parameters[0]}` : name;
    try {
      const answer = asText(call(name, ...parameters)).toLowerCase();
      if (answer === 'true' || answer === '1') return OK;
    } catch (error) {
      return { ok: false, problem: { call: what, code: '', message: asText(error) } };
    }
    const code = text('LMSGetLastError');
    // Some LMSs answer "false" to every LMSSetValue and mean nothing by it. A commit has to be believed.
    if (code === '0' && name === 'LMSSetValue') return OK;
    return { ok: false, problem: { call: what, code, message: text('LMSGetErrorString', code) } };
  }

  function get(element: string): string {
    return finished ? '' : text('LMSGetValue', element);
  }

  return {
    initialize() {
      const answer = ask('LMSInitialize', '');
      if (answer.ok) return true;
      const { code } = answer.problem;
      if (code !== '101' && code !== '0') return false;
      return get('cmi.core.student_id') !== '' || text('LMSGetLastError') === '0';
    },
    get,
    set: (element, value) => ask('LMSSetValue', element, value),
    commit: () => ask('LMSCommit', ''),
    finish() {
      const answer = ask('LMSFinish', '');
      finished = true;
      return answer;
    },
  };
}

/** `''` for null and undefined; objects are asked, since an LMS may answer with a boxed string. */
function asText(value: unknown): string {
  return [value].join('');
}
