import type { Scorm12API } from 'scorm-again';
import { refusalOf } from './scorm12-rules.ts';

/** The functions of SCORM 1.2 RTE 3.4, as content finds them at `window.API`. */
export type Scorm12Call =
  | 'LMSInitialize'
  | 'LMSFinish'
  | 'LMSGetValue'
  | 'LMSSetValue'
  | 'LMSCommit'
  | 'LMSGetLastError'
  | 'LMSGetErrorString'
  | 'LMSGetDiagnostic';

export interface CallRecord {
  readonly name: Scorm12Call;
  readonly args: readonly unknown[];
  /** What the content got; `undefined` where the call threw. */
  readonly answer: unknown;
  /** Error code after the call, `'0'` where all is well. */
  readonly error: string;
  /** The rule that the content broke, in words; `null` where it broke none. */
  readonly violation: string | null;
}

export interface StrictScorm12 extends Readonly<
  Record<Scorm12Call, (...args: readonly unknown[]) => unknown>
> {
  /** Every call since the API was made, oldest first, also those that were refused. */
  readonly calls: readonly CallRecord[];
  count(name: Scorm12Call): number;
  violations(): readonly CallRecord[];
}

interface Verdict {
  readonly answer: unknown;
  readonly error: string;
  readonly violation: string | null;
}

/**
 * A scorm-again API behind the limits that it lets pass and real LMSs enforce (error 405, and 301 after
 * LMSFinish). What content does wrong without being refused, writing in review mode, is a violation too.
 *
 * @param log gets each call as it ends
 */
export function strictScorm12(api: Scorm12API, log: (call: CallRecord) => void): StrictScorm12 {
  const calls: CallRecord[] = [];
  const types = new Map<string, string>();
  let phase: 'idle' | 'active' | 'finished' = 'idle';
  let lastError = '0';

  /** The library's own answer. */
  function pass(name: Scorm12Call, args: readonly unknown[], violation: string | null = null): Verdict {
    const answer: unknown = Reflect.apply(api[name], api, args);
    return { answer, error: api.lmsGetLastError(), violation };
  }

  function judge(name: Scorm12Call, args: readonly unknown[]): Verdict {
    if (phase === 'finished') {
      const answer = name === 'LMSGetValue' ? '' : 'false';
      return { answer, error: '301', violation: `${name} after LMSFinish.` };
    }
    if (name === 'LMSSetValue') return judgeValue(args);
    if (name !== 'LMSGetValue' && args[0] !== '') {
      return { answer: 'false', error: '201', violation: `The parameter of ${name} is "".` };
    }
    return pass(
      name,
      args,
      phase === 'idle' && name !== 'LMSInitialize' ? `${name} before LMSInitialize.` : null,
    );
  }

  function judgeValue(args: readonly unknown[]): Verdict {
    const [element, value] = args;
    if (phase === 'idle') return pass('LMSSetValue', args, 'LMSSetValue before LMSInitialize.');
    if (typeof element !== 'string' || typeof value !== 'string') {
      return { answer: 'false', error: '405', violation: 'LMSSetValue takes two strings.' };
    }
    const refusal = refusalOf(element, value, (path) => types.get(path) ?? '');
    if (refusal !== undefined) return { answer: 'false', error: '405', violation: refusal };
    if (element.endsWith('.type')) types.set(element, value);
    const mode = api.cmi.core.lesson_mode;
    return pass(
      'LMSSetValue',
      args,
      mode === '' || mode === 'normal' ? null : `${element} written in mode ${mode}.`,
    );
  }

  function note(call: CallRecord): unknown {
    calls.push(call);
    log(call);
    return call.answer;
  }

  function perform(name: Scorm12Call, ...args: readonly unknown[]): unknown {
    try {
      const verdict = judge(name, args);
      if (name === 'LMSInitialize' && phase === 'idle' && verdict.answer === 'true') phase = 'active';
      if (name === 'LMSFinish' && phase === 'active' && args[0] === '') phase = 'finished';
      lastError = verdict.error;
      return note({ name, args, ...verdict });
    } catch (error) {
      lastError = '101';
      note({ name, args, answer: undefined, error: lastError, violation: null });
      throw error;
    }
  }

  function describe(name: 'LMSGetErrorString' | 'LMSGetDiagnostic', ...args: readonly unknown[]): unknown {
    return note({ name, args, ...pass(name, args), error: lastError });
  }

  return {
    LMSInitialize: perform.bind(null, 'LMSInitialize'),
    LMSFinish: perform.bind(null, 'LMSFinish'),
    LMSGetValue: perform.bind(null, 'LMSGetValue'),
    LMSSetValue: perform.bind(null, 'LMSSetValue'),
    LMSCommit: perform.bind(null, 'LMSCommit'),
    LMSGetLastError: (...args) =>
      note({ name: 'LMSGetLastError', args, answer: lastError, error: lastError, violation: null }),
    LMSGetErrorString: describe.bind(null, 'LMSGetErrorString'),
    LMSGetDiagnostic: describe.bind(null, 'LMSGetDiagnostic'),
    calls,
    count: (name) => calls.filter((call) => call.name === name).length,
    violations: () => calls.filter((call) => call.violation !== null),
  };
}
