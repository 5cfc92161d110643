/** What a function answers in place of doing anything; all but `true` leave error 101 behind. */
export type ApiFault = 'false' | 'null' | 'throws' | 'true';

/**
 * The same API of an LMS, whose functions fail as they are asked to at that moment.
 * @param faultOf asked at every call, so that a fault can come and go during a session
 */
export function withApiFaults<Api extends object>(
  api: Api,
  faultOf: (name: string) => ApiFault | undefined,
): Api {
  let failed = false;

  function answerOf(fault: ApiFault, name: string): 'false' | 'true' | null {
    switch (fault) {
      case 'false':
      case 'true':
        return fault;
      case 'null':
        return null;
      case 'throws':
        throw new Error(`${name} throws: the network is gone.`);
      default:
        return fault satisfies never;
    }
  }

  return new Proxy(api, {
    get(target, key) {
      const name = String(key);
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      if (name === 'lmsGetLastError' && failed) return () => '101';
      return (...args: readonly unknown[]) => {
        const fault = faultOf(name);
        // A question about the error leaves it; any other call has an error of its own.
        if (!/^(?:lms)?get(?:lasterror|errorstring|diagnostic)$/i.test(name))
          failed = fault !== undefined && fault !== 'true';
        return fault === undefined ? (Reflect.apply(member, target, args) as unknown) : answerOf(fault, name);
      };
    },
  });
}
