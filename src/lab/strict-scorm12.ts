import type { Scorm12API } from 'scorm-again';
import { refusalOf } from './scorm12-rules.ts';
import { strictScorm, type ScormCallRecord, type StrictScorm } from './strict-scorm.ts';

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

export type CallRecord = ScormCallRecord<Scorm12Call>;

export interface StrictScorm12
  extends
    Readonly<Record<Scorm12Call, (...args: readonly unknown[]) => unknown>>,
    Omit<StrictScorm<Scorm12Call>, 'perform'> {}

/**
 * A SCORM 1.2 API of scorm-again that is as strict as the strictest LMSs: error 405, and 301 after
 * LMSFinish.
 *
 * @param log gets each call as it ends
 */
export function strictScorm12(api: Scorm12API, log: (call: CallRecord) => void): StrictScorm12 {
  // The type of an interaction is write-only in SCORM 1.2.
  const types = new Map<string, string>();

  const { perform, ...account } = strictScorm<Scorm12Call>(
    {
      names: {
        initialize: 'LMSInitialize',
        terminate: 'LMSFinish',
        getValue: 'LMSGetValue',
        setValue: 'LMSSetValue',
        lastError: 'LMSGetLastError',
        descriptions: ['LMSGetErrorString', 'LMSGetDiagnostic'],
      },
      overError: () => '301',
      typeError: '405',
      refusalOf(element, value) {
        const why = refusalOf(element, value, (path) => types.get(path) ?? '');
        if (why !== undefined) return { error: '405', why };
        if (element.endsWith('.type')) types.set(element, value);
        return undefined;
      },
      mode: () => api.cmi.core.lesson_mode,
    },
    api,
    log,
  );

  return {
    LMSInitialize: (...args) => perform('LMSInitialize', ...args),
    LMSFinish: (...args) => perform('LMSFinish', ...args),
    LMSGetValue: (...args) => perform('LMSGetValue', ...args),
    LMSSetValue: (...args) => perform('LMSSetValue', ...args),
    LMSCommit: (...args) => perform('LMSCommit', ...args),
    LMSGetLastError: (...args) => perform('LMSGetLastError', ...args),
    LMSGetErrorString: (...args) => perform('LMSGetErrorString', ...args),
    LMSGetDiagnostic: (...args) => perform('LMSGetDiagnostic', ...args),
    ...account,
  };
}
