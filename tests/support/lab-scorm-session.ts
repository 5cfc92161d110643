import type { OpenScormSession, ScormSession } from '../../src/lab/host/scorm-session.ts';
import type { Fault, ScormLaunch } from '../../src/lab/launch-settings.ts';
import type { SavedCmi } from '../../src/lab/learner-store.ts';

/** A server that keeps the last commit, and sessions of one learner on it. */
export interface LabServer {
  saved(): SavedCmi | undefined;
  /** From now on nothing is kept. */
  goDown(): void;
  /**
   * A session as the lab's page opens it.
   *
   * @param fault asked at every commit; none unless given @param changes of this launch alone
   */
  open(fault?: () => Fault, changes?: Partial<ScormLaunch>): ScormSession;
  /** What the course did against the standard, in words. */
  readonly violations: readonly string[];
}

/** @param settings of every launch */
export function labServer(
  openSession: OpenScormSession,
  settings: Pick<ScormLaunch, 'standard' | 'madeFor'> & Partial<ScormLaunch>,
): LabServer {
  let saved: SavedCmi | undefined;
  let isUp = true;
  const violations: string[] = [];
  return {
    saved: () => saved,
    goDown() {
      isUp = false;
    },
    open: (fault = () => 'none', changes = {}) =>
      openSession({
        settings: { ...LAUNCH, ...settings, ...changes },
        saved,
        save(cmi) {
          // As over HTTP: what the session changes later must not change what was saved.
          if (isUp) saved = structuredClone(cmi);
          return isUp;
        },
        fault,
        log: ({ violation }) => {
          if (violation !== null) violations.push(violation);
        },
      }),
    violations,
  };
}

const LAUNCH = {
  packageName: 'annual',
  title: 'Course',
  launch: '/content/annual/index.html',
  launchData: 'edition=annual',
  learnerId: 'u1',
  learnerName: 'Doe, Jo',
  mode: 'normal',
  masteryScore: null,
  fault: 'none',
  lendsLrs: false,
} as const;
