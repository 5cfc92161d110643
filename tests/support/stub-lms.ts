type Reply = (element?: unknown, value?: unknown) => unknown;

interface Stub {
  readonly LMSInitialize?: Reply;
  readonly LMSGetValue?: Reply;
  readonly LMSSetValue?: Reply;
  readonly LMSCommit?: Reply;
  readonly LMSFinish?: Reply;
  /** What LMSGetLastError answers, whatever happened. */
  readonly error?: unknown;
  readonly values?: Readonly<Record<string, string>>;
}

/** A SCORM 1.2 LMS without rules, for answers that no library gives. It says yes unless told otherwise. */
export function stubLms(stub: Stub) {
  const calls: unknown[][] = [];
  const values: Record<string, string> = { ...stub.values };

  function set(element: unknown, value: unknown): unknown {
    values[String(element)] = String(value);
    return 'true';
  }

  const note =
    (name: string, reply: Reply) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return reply(...args);
    };

  return {
    LMSInitialize: note('LMSInitialize', stub.LMSInitialize ?? (() => 'true')),
    LMSGetValue: note('LMSGetValue', stub.LMSGetValue ?? ((element) => values[String(element)] ?? '')),
    LMSSetValue: note('LMSSetValue', stub.LMSSetValue ?? set),
    LMSCommit: note('LMSCommit', stub.LMSCommit ?? (() => 'true')),
    LMSFinish: note('LMSFinish', stub.LMSFinish ?? (() => 'true')),
    LMSGetLastError: note('LMSGetLastError', () => stub.error ?? '0'),
    LMSGetErrorString: note('LMSGetErrorString', (code) => `Words for ${String(code)}`),
    calls,
    values,
  };
}
