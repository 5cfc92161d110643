import { FAULTS, type Fault, type ScormLaunch } from '../launch-settings.ts';
import type { RecordPage, RecordSide } from './record-side.ts';
import { createSavedData, type Delivery } from './saved-data.ts';
import type { OpenScormSession, ScormSession } from './scorm-session.ts';

/** How long the server takes over a save under the fault `slow`. */
const SLOW_MS = 2000;

const DELIVERED: Readonly<Record<Delivery, string>> = {
  request: 'Saved',
  beacon: 'Sent by beacon while the course went away',
  failed: 'Not saved, the server did not take it',
};

/** Where content looks for the LMS (SCORM 1.2 RTE 3.3, SCORM 2004 RTE 3.3). */
const API_NAME = { scorm12: 'API', scorm2004: 'API_1484_11' } as const;

/** A SCORM LMS in this page, with its database on the lab's server. */
export async function createScormSide(settings: ScormLaunch, page: RecordPage): Promise<RecordSide> {
  const apiName = API_NAME[settings.standard];
  const openSession = await openerOf(settings.standard);
  const stored = createSavedData(settings.packageName, settings.learnerId);
  await stored.load();
  let session: ScormSession | undefined;

  function fault(): Fault {
    return FAULTS.find((known) => known === page.fault()) ?? 'none';
  }

  return {
    async open() {
      const current = openSession({
        settings,
        saved: stored.latest(),
        fault,
        log(call) {
          page.call({ ...call, at: Date.now() });
          page.changed();
        },
        save(cmi) {
          // A session that was reset away still says goodbye; that must not bring its data back.
          if (session !== current || settings.mode !== 'normal') return true;
          const delivery = stored.save(cmi, fault() === 'slow' ? SLOW_MS : 0);
          page.say(`${DELIVERED[delivery]}, ${new Date().toTimeString().slice(0, 8)}.`);
          return delivery !== 'failed';
        },
      });
      session = current;
      window[apiName] = current.api;
      return settings.launch;
    },
    async close() {
      delete window[apiName];
    },
    async reset() {
      session = undefined;
      await stored.forget();
    },
    data: () => session?.data() ?? {},
    saved: async () => (await stored.read()) ?? null,
    async setFault() {},
  };
}

/** The library of SCORM 2004 is four times as large, so only its packages load it. */
async function openerOf(standard: ScormLaunch['standard']): Promise<OpenScormSession> {
  switch (standard) {
    case 'scorm12':
      return (await import('./scorm12-session.ts')).openScorm12Session;
    case 'scorm2004':
      return (await import('./scorm2004-session.ts')).openScorm2004Session;
    default:
      return standard satisfies never;
  }
}
