import type { Mode } from '../../core/session.ts';
import { findApiWithin } from '../discovery.ts';
import type { Delivery, LmsEnvironment, LmsLaunch, LmsSession } from '../port.ts';
import { guardApi } from './api.ts';
import type { ScormApi } from './api.ts';
import type { Dialect } from './dialect.ts';
import { countOf, openInteractions } from './interactions.ts';
import { openRecord } from './record.ts';
import { openStanding } from './standing.ts';

/** Finds the LMS's object and opens a session; `undefined` where either fails. */
export async function connectScorm(
  dialect: Dialect,
  environment: LmsEnvironment,
): Promise<LmsSession | undefined> {
  const lms = await findApiWithin(environment, dialect.words);
  return lms === undefined ? undefined : openScorm(dialect, lms, environment);
}

/**
 * Opens the one session of this launch; `undefined` where the LMS refuses. In `browse` and `review`
 * nothing of the visit is written, because LMSs save even then what a package writes.
 *
 * @param lms object with the functions of the standard
 */
export function openScorm(
  dialect: Dialect,
  lms: object,
  environment: Pick<LmsEnvironment, 'now' | 'isReloading'>,
): LmsSession | undefined {
  const api = guardApi(dialect.words, lms);
  const opening = api.initialize();
  if (opening === 'refused') return undefined;
  const launch = { ...readLaunch(dialect, api), saveAgain: opening === 'reopened' };
  return launch.mode === 'normal'
    ? openWriting(dialect, api, launch, environment)
    : openReading(dialect, api, launch, environment);
}

function openWriting(
  dialect: Dialect,
  api: ScormApi,
  launch: LmsLaunch & { readonly saveAgain: boolean },
  { now, isReloading }: Pick<LmsEnvironment, 'now' | 'isReloading'>,
): LmsSession {
  const { elements } = dialect;
  const begun = now();
  const record = openRecord(dialect, api, launch.saveAgain);
  const interactions = openInteractions(dialect, record, launch.recorded);
  const objectives = dialect.openObjectives?.(dialect, api, record);
  // Some LMSs keep suspend data only where exit is "suspend" by the time the window goes away.
  record.put(elements.exit, 'suspend');
  const standing = openStanding(dialect, { api, record, passMark: launch.passMark });
  let percent: number | null = null;
  let ended: Delivery | undefined;

  function store(): Delivery {
    const problem = interactions.send();
    objectives?.send();
    for (const [element, value] of dialect.commitEntries(now() - begun, percent, api)) {
      record.put(element, value);
    }
    const delivery = record.store();
    return delivery.ok && problem !== undefined ? { ok: false, problem } : delivery;
  }

  return {
    launch,
    recordInteraction(interaction) {
      // Each commit sends all of them again, and an attempt has room for so many: the first answer stands.
      if (ended === undefined && !interaction.isRetry) interactions.add(interaction);
    },
    recordAgainFrom: interactions.recordAgainFrom,
    saveState(state, bookmark) {
      if (ended !== undefined) return;
      record.put(elements.state, state);
      record.put(elements.bookmark, bookmark);
    },
    reportProgress(reached) {
      percent = reached;
    },
    reportObjectives(results) {
      if (ended === undefined) objectives?.report(results);
    },
    reportOutcome(reported) {
      if (ended === undefined) standing.report(reported);
    },
    commit: async () => ended ?? store(),
    confirm: record.confirm,
    async end(reported, by) {
      if (ended !== undefined) return ended;
      standing.report(reported);
      // An LMS opens no second session: the page that comes back goes on with this one (103 of SCORM 2004).
      if (by === 'gone' && isReloading() === true) {
        ended = store();
        return ended;
      }
      record.put(elements.exit, dialect.exitOf(reported));
      const delivery = store();
      const answer = api.terminate();
      ended = delivery.ok ? answer : delivery;
      return ended;
    },
  };
}

function openReading(
  { leaveReading }: Dialect,
  api: ScormApi,
  launch: LmsLaunch,
  { isReloading }: Pick<LmsEnvironment, 'isReloading'>,
): LmsSession {
  let ended: Delivery | undefined;
  return {
    launch,
    recordInteraction: () => {},
    saveState: () => {},
    reportProgress: () => {},
    reportObjectives: () => {},
    reportOutcome: () => {},
    commit: async () => ended ?? { ok: true },
    async end(_reported, by) {
      if (ended !== undefined) return ended;
      leaveReading(api, launch.mode);
      ended = by === 'gone' && isReloading() === true ? { ok: true } : api.terminate();
      return ended;
    },
  };
}

function readLaunch({ elements, passMarkOf, preferencesOf }: Dialect, api: ScormApi): LmsLaunch {
  /** Where they hold nothing, some LMSs hand over the word that their own program has for it. */
  const held = (element: string) => api.get(element).replace(/^(null|undefined)$/, '');
  return {
    learnerId: api.get(elements.learnerId),
    learnerName: api.get(elements.learnerName),
    mode: modeOf(api.get(elements.mode)),
    savedState: held(elements.state),
    recorded: countOf(api.get('cmi.interactions._count')),
    bookmark: held(elements.bookmark),
    passMark: passMarkOf(api.get(elements.passMark)),
    registration: null,
    returnUrl: null,
    preferences: preferencesOf(api),
  };
}

/** Both standards know `normal`, `browse` and `review`; whatever an LMS invents beside counts as `normal`. */
export function modeOf(value: string): Mode {
  return value === 'browse' || value === 'review' ? value : 'normal';
}
