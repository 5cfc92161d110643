import type { Scorm2004API } from 'scorm-again';
import { refusalOf } from './scorm2004-rules.ts';
import { strictScorm, type ScormCallRecord, type StrictScorm } from './strict-scorm.ts';

/** The functions of SCORM 2004 RTE 3.1, as content finds them at `window.API_1484_11`. */
export type Scorm2004Call =
  | 'Initialize'
  | 'Terminate'
  | 'GetValue'
  | 'SetValue'
  | 'Commit'
  | 'GetLastError'
  | 'GetErrorString'
  | 'GetDiagnostic';

export type CallRecord2004 = ScormCallRecord<Scorm2004Call>;

export interface StrictScorm2004
  extends
    Readonly<Record<Scorm2004Call, (...args: readonly unknown[]) => unknown>>,
    Omit<StrictScorm<Scorm2004Call>, 'perform'> {}

/** RTE 3.1.7, errors of a call after Terminate. */
const OVER = new Map<Scorm2004Call, string>([
  ['Initialize', '104'],
  ['Terminate', '113'],
  ['GetValue', '123'],
  ['SetValue', '133'],
  ['Commit', '143'],
]);

/**
 * A SCORM 2004 API of scorm-again that is as strict as the strictest LMSs.
 *
 * @param log gets each call as it ends
 */
export function strictScorm2004(api: Scorm2004API, log: (call: CallRecord2004) => void): StrictScorm2004 {
  const { perform, ...account } = strictScorm<Scorm2004Call>(
    {
      names: {
        initialize: 'Initialize',
        terminate: 'Terminate',
        getValue: 'GetValue',
        setValue: 'SetValue',
        lastError: 'GetLastError',
        descriptions: ['GetErrorString', 'GetDiagnostic'],
      },
      overError: (name) => OVER.get(name) ?? '101',
      typeError: '406',
      refusalOf: (element, value) => refusalOf(element, value, (path) => api.lmsGetValue(path)),
      mode: () => api.cmi.mode,
    },
    api,
    log,
  );

  return {
    Initialize: (...args) => perform('Initialize', ...args),
    Terminate: (...args) => perform('Terminate', ...args),
    GetValue: (...args) => perform('GetValue', ...args),
    SetValue: (...args) => perform('SetValue', ...args),
    Commit: (...args) => perform('Commit', ...args),
    GetLastError: (...args) => perform('GetLastError', ...args),
    GetErrorString: (...args) => perform('GetErrorString', ...args),
    GetDiagnostic: (...args) => perform('GetDiagnostic', ...args),
    ...account,
  };
}
