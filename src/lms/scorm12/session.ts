import type { Outcome } from '../../core/session.ts';
import { timeSpan12 } from '../../core/duration.ts';
import { findApiWithin } from '../discovery.ts';
import type { Delivery, LmsEnvironment, LmsLaunch, LmsSession } from '../port.ts';
import { guardApi } from './api.ts';
import type { Scorm12Api } from './api.ts';
import { openInteractions } from './interactions.ts';
import { openRecord } from './record.ts';
import { countOf, exitOf, isUnstarted, modeOf, passMarkOf, statusRank } from './values.ts';

/** Finds the `API` of a SCORM 1.2 LMS and opens a session; `undefined` where either fails. */
export async function connectScorm12(environment: LmsEnvironment): Promise<LmsSession | undefined> {
  const lms = await findApiWithin(environment, 'API');
  return lms === undefined ? undefined : openScorm12(lms, environment);
}

/**
 * Opens the one session of this launch; `undefined` where LMSInitialize is refused. In `browse` and
 * `review` nothing is written, because LMSs save even then what a package writes.
 *
 * @param lms object with the eight functions of SCORM 1.2 RTE 3.4
 */
export function openScorm12(lms: object, environment: Pick<LmsEnvironment, 'now'>): LmsSession | undefined {
  const api = guardApi(lms);
  if (!api.initialize()) return undefined;
  const begun = environment.now();
  const launch = readLaunch(api);
  const record = openRecord(api);
  const writes = launch.mode === 'normal';
  const interactions = openInteractions(record, countOf(api.get('cmi.interactions._count')));
  let rank = beginStatus();
  let ended: Delivery | undefined;

  function beginStatus(): number {
    const held = api.get('cmi.core.lesson_status');
    if (!writes) return statusRank(held);
    // Some LMSs keep suspend data only where exit is "suspend" by the time the window goes away.
    record.tryPut('cmi.core.exit', 'suspend');
    if (!isUnstarted(held)) return statusRank(held);
    record.put('cmi.core.lesson_status', 'incomplete');
    return statusRank('incomplete');
  }

  function reportOutcome({ status, score }: Outcome): void {
    if (!writes || ended !== undefined || statusRank(status) < rank) return;
    if (score !== null) {
      record.put('cmi.core.score.raw', String(score.raw));
      record.tryPut('cmi.core.score.min', '0');
      record.tryPut('cmi.core.score.max', '100');
    }
    if (statusRank(status) === rank) return;
    rank = statusRank(status);
    record.put('cmi.core.lesson_status', status);
  }

  function store(): Delivery {
    if (!writes) return { ok: true };
    const problem = interactions.send();
    // The LMS adds it to total_time when the session ends, and replaces it until then.
    record.tryPut('cmi.core.session_time', timeSpan12(environment.now() - begun));
    const delivery = record.store();
    return delivery.ok && problem !== undefined ? { ok: false, problem } : delivery;
  }

  return {
    launch,
    recordInteraction(interaction) {
      if (writes && ended === undefined) interactions.add(interaction);
    },
    saveState(state, bookmark) {
      if (!writes || ended !== undefined) return;
      record.put('cmi.suspend_data', state);
      record.put('cmi.core.lesson_location', bookmark);
    },
    reportOutcome,
    commit: async () => ended ?? store(),
    async end(outcome) {
      if (ended !== undefined) return ended;
      reportOutcome(outcome);
      if (writes) record.tryPut('cmi.core.exit', exitOf(outcome));
      const delivery = store();
      const answer = api.finish();
      ended = delivery.ok ? answer : delivery;
      return ended;
    },
  };
}

function readLaunch(api: Scorm12Api): LmsLaunch {
  return {
    learnerId: api.get('cmi.core.student_id'),
    learnerName: api.get('cmi.core.student_name'),
    mode: modeOf(api.get('cmi.core.lesson_mode')),
    savedState: api.get('cmi.suspend_data'),
    bookmark: api.get('cmi.core.lesson_location'),
    passMark: passMarkOf(api.get('cmi.student_data.mastery_score')),
  };
}
