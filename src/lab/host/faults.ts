import { withApiFaults, type ApiFault } from '../api-faults.ts';
import type { Fault } from '../launch-settings.ts';

/**
 * The same API, whose commit fails in the way that is asked for at that moment; nothing is saved then, and
 * where the answer is not "true" the general exception 101 is left behind. `slow` is played by the server, because a real LMS blocks the
 * page with its request.
 * @param fault asked at every commit, so that a fault can come and go during a session
 */
export function withFaults<Api extends object>(api: Api, fault: () => Fault): Api {
  return withApiFaults(api, (name) =>
    name === 'LMSCommit' || name === 'Commit' ? apiFaultOf(fault()) : undefined,
  );
}

function apiFaultOf(fault: Fault): ApiFault | undefined {
  switch (fault) {
    case 'none':
    case 'slow':
      return undefined;
    case 'commit-false':
      return 'false';
    case 'commit-null':
      return 'null';
    case 'commit-throws':
      return 'throws';
    case 'commit-lost':
      return 'true';
    default:
      return fault satisfies never;
  }
}
