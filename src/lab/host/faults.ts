import type { Scorm12API } from 'scorm-again/scorm12';
import type { Fault } from '../launch-settings.ts';

/**
 * The same API, whose `LMSCommit` fails in the way that is asked for at that moment; nothing is saved
 * then, and SCORM 1.2's general exception 101 is left behind. `slow` is played by the server, because a
 * real LMS blocks the page with its request.
 * @param fault asked at every commit, so that a fault can come and go during a session
 */
export function withFaults(api: Scorm12API, fault: () => Fault): Scorm12API {
  let failed = false;

  function commit(parameter: string): unknown {
    const now = fault();
    failed = now !== 'none' && now !== 'slow';
    switch (now) {
      case 'none':
      case 'slow':
        return api.LMSCommit(parameter);
      case 'commit-false':
        return 'false';
      case 'commit-null':
        return null;
      case 'commit-throws':
        throw new Error('LMSCommit throws, as the lab was asked to let it.');
      default:
        return now satisfies never;
    }
  }

  return new Proxy(api, {
    get(target, name) {
      if (name === 'LMSCommit') return commit;
      if (name === 'lmsGetLastError' && failed) return () => '101';
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]) => {
        // A question about the error leaves it; any other call has an error of its own.
        if (!/^lmsget(?:lasterror|errorstring|diagnostic)$/i.test(String(name))) failed = false;
        return Reflect.apply(member, target, args) as unknown;
      };
    },
  });
}
