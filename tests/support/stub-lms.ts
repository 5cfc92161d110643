import type { ApiWords } from '../../src/lms/scorm/api.ts';

type Reply = (element?: unknown, value?: unknown) => unknown;

interface Stub {
  readonly initialize?: Reply;
  readonly getValue?: Reply;
  readonly setValue?: Reply;
  readonly commit?: Reply;
  readonly terminate?: Reply;
  /** What the LMS answers when it is asked for an error, whatever happened. */
  readonly error?: unknown;
  readonly values?: Readonly<Record<string, string>>;
}

/** An LMS without rules, for answers that no library gives. It says yes unless told otherwise. */
export function stubLms(words: ApiWords, stub: Stub = {}) {
  const calls: unknown[][] = [];
  const values: Record<string, string> = { ...stub.values };

  function set(element: unknown, value: unknown): unknown {
    values[String(element)] = String(value);
    return 'true';
  }

  function note(name: string, reply: Reply): [string, Reply] {
    return [
      name,
      (...args: unknown[]) => {
        calls.push([name, ...args]);
        return reply(...args);
      },
    ];
  }

  const functions = Object.fromEntries([
    note(words.initialize, stub.initialize ?? (() => 'true')),
    note(words.getValue, stub.getValue ?? ((element) => values[String(element)] ?? '')),
    note(words.setValue, stub.setValue ?? set),
    note(words.commit, stub.commit ?? (() => 'true')),
    note(words.terminate, stub.terminate ?? (() => 'true')),
    note(words.getLastError, () => stub.error ?? '0'),
    note(words.getErrorString, (code) => `Words for ${String(code)}`),
  ]);
  return { ...functions, calls, values };
}
