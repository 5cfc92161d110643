/** One call of the content. */
export interface ScormCallRecord<Name extends string> {
  readonly name: Name;
  readonly args: readonly unknown[];
  /** What the content got; `undefined` where the call threw. */
  readonly answer: unknown;
  /** Error code after the call, `'0'` where all is well. */
  readonly error: string;
  /** The rule that the content broke, in words; `null` where it broke none. */
  readonly violation: string | null;
}

/** Why a value is not taken. */
export interface Refusal {
  readonly error: string;
  readonly why: string;
}

/** What a standard, and the strictest LMSs with it, ask of content. */
export interface StrictRules<Name extends string> {
  readonly names: Readonly<
    Record<'initialize' | 'terminate' | 'getValue' | 'setValue' | 'lastError', Name>
  > & {
    /** They leave the error as it is. */
    readonly descriptions: readonly Name[];
  };
  /** Error of a call after the session's end. */
  overError(name: Name): string;
  /** Error of a value that is no string. */
  readonly typeError: string;
  /** `undefined` where the library decides. */
  refusalOf(element: string, value: string): Refusal | undefined;
  /** The mode of the running launch. */
  mode(): string;
}

export interface StrictScorm<Name extends string> {
  perform(name: Name, ...args: readonly unknown[]): unknown;
  /** Every call since the API was made, oldest first, also those that were refused. */
  readonly calls: readonly ScormCallRecord<Name>[];
  count(name: Name): number;
  violations(): readonly ScormCallRecord<Name>[];
}

type Library<Name extends string> = Readonly<Record<Name, (...args: never[]) => unknown>> & {
  lmsGetLastError(): string;
};

type Verdict = Pick<ScormCallRecord<string>, 'answer' | 'error' | 'violation'>;

/**
 * A scorm-again API behind the limits that it lets pass and real LMSs enforce. What content does wrong
 * without being refused, writing in review mode, is a violation too.
 *
 * @param log gets each call as it ends
 */
export function strictScorm<Name extends string>(
  rules: StrictRules<Name>,
  api: Library<Name>,
  log: (call: ScormCallRecord<Name>) => void,
): StrictScorm<Name> {
  const { names } = rules;
  const calls: ScormCallRecord<Name>[] = [];
  let phase: 'idle' | 'active' | 'over' = 'idle';
  let lastError = '0';

  /** The library's own answer. */
  function pass(name: Name, args: readonly unknown[], violation: string | null = null): Verdict {
    const answer: unknown = Reflect.apply(api[name], api, args);
    return { answer, error: api.lmsGetLastError(), violation };
  }

  function judge(name: Name, args: readonly unknown[]): Verdict {
    if (name === names.lastError) return { answer: lastError, error: lastError, violation: null };
    if (names.descriptions.includes(name)) return { ...pass(name, args), error: lastError };
    if (phase === 'over') {
      const answer = name === names.getValue ? '' : 'false';
      return { answer, error: rules.overError(name), violation: `${name} after ${names.terminate}.` };
    }
    const early = phase === 'idle' && name !== names.initialize;
    if (early) return pass(name, args, `${name} before ${names.initialize}.`);
    if (name === names.setValue) return judgeValue(args);
    if (name !== names.getValue && args[0] !== '') {
      return { answer: 'false', error: '201', violation: `The parameter of ${name} is "".` };
    }
    return pass(name, args);
  }

  function judgeValue(args: readonly unknown[]): Verdict {
    const [element, value] = args;
    if (typeof element !== 'string' || typeof value !== 'string') {
      const violation = `${names.setValue} takes two strings.`;
      return { answer: 'false', error: rules.typeError, violation };
    }
    const refusal = rules.refusalOf(element, value);
    if (refusal !== undefined) return { answer: 'false', error: refusal.error, violation: refusal.why };
    const mode = rules.mode();
    // How the attempt is left is no record, and without it SCORM 2004 (RTE 4.2.8) drops the saved one; that it was
    // browsed (SCORM 1.2 RTE 3.4.4) is what a preview may say.
    const isOfTheMode = element === 'cmi.exit' || (mode === 'browse' && value === 'browsed');
    const isRecorded = mode === '' || mode === 'normal' || isOfTheMode;
    const violation = isRecorded ? null : `${element} written in mode ${mode}.`;
    return pass(names.setValue, args, violation);
  }

  function note(call: ScormCallRecord<Name>): unknown {
    calls.push(call);
    log(call);
    return call.answer;
  }

  return {
    perform(name, ...args) {
      try {
        const verdict = judge(name, args);
        if (name === names.initialize && phase === 'idle' && verdict.answer === 'true') phase = 'active';
        if (name === names.terminate && phase === 'active' && args[0] === '') phase = 'over';
        lastError = verdict.error;
        return note({ name, args, ...verdict });
      } catch (error) {
        lastError = '101';
        note({ name, args, answer: undefined, error: lastError, violation: null });
        throw error;
      }
    },
    calls,
    count: (name) => calls.filter((call) => call.name === name).length,
    violations: () => calls.filter((call) => call.violation !== null),
  };
}
