import type { LrsRecord } from '../enrolment/enrolment.ts';
import type { Exchange } from '../exchange.ts';
import type { LrsLaunch } from '../launch-settings.ts';
import type { Call } from './calls-panel.ts';
import type { DataModel } from './data-panel.ts';
import { listenForExchanges } from './exchange-stream.ts';
import type { RecordPage, RecordSide } from './record-side.ts';

/** A course that was taken away has a moment for its last statement. */
const GOODBYE_MS = 1000;

/** An LMS and its LRS on the lab's server; this page only launches and watches. */
export async function createLrsSide(settings: LrsLaunch, page: RecordPage): Promise<RecordSide> {
  const key = `${encodeURIComponent(settings.packageName)}/${encodeURIComponent(settings.learnerId)}`;
  let record: LrsRecord | undefined;
  let isReading = false;
  let isStale = false;
  let isRunning = false;
  let saidGoodbye: () => void = () => undefined;

  async function read(): Promise<LrsRecord> {
    const response = await ask(`/api/records/${key}`, 'GET');
    return (await response.json()) as LrsRecord;
  }

  /** Reads the record again; once more where it changed meanwhile. */
  async function refresh(): Promise<void> {
    isStale = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isStale) {
        isStale = false;
        record = await read();
      }
    } finally {
      isReading = false;
    }
    page.changed();
  }

  await listenForExchanges(settings, (exchange) => {
    page.call(callOf(exchange));
    if (exchange.about.includes('terminated')) {
      isRunning = false;
      saidGoodbye();
    }
    void refresh();
  });

  return {
    async open() {
      const { packageName, learnerId, learnerName, mode, masteryScore, audio } = settings;
      const response = await ask('/api/launches', 'POST', {
        package: packageName,
        learner: learnerId,
        name: learnerName,
        mode,
        faults: page.fault(),
        ...(masteryScore === null ? {} : { mastery: masteryScore }),
        ...(audio === null ? {} : { audio }),
      });
      const { address } = (await response.json()) as { readonly address: string };
      isRunning = true;
      await refresh();
      return address;
    },
    async close() {
      if (!isRunning) return;
      isRunning = false;
      await new Promise<void>((resolve) => {
        saidGoodbye = resolve;
        setTimeout(resolve, GOODBYE_MS);
      });
    },
    async reset() {
      await ask(`/api/records/${key}`, 'DELETE');
    },
    data: () => (record === undefined ? {} : dataOf(record)),
    saved: async () => ({ ...(await read()) }),
    async setFault(fault) {
      await ask(`/api/faults/${key}`, 'PUT', { fault });
    },
  };
}

/** @throws Error with the lab's own sentence where it refuses */
async function ask(address: string, method: string, body?: object): Promise<Response> {
  const response = await fetch(address, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return response;
}

function callOf({ at, method, resource, about, status, violations }: Exchange): Call {
  // A document that is not there yet is no error.
  const isFine = status !== null && (status < 400 || (status === 404 && method === 'GET'));
  return {
    at,
    name: `${method} ${resource}`,
    args: about,
    answer: status ?? 'no answer',
    error: isFine ? '0' : String(status ?? 'none'),
    violation: violations.length === 0 ? null : violations.join(' '),
  };
}

function dataOf({ registration, facts, documents, violations }: LrsRecord): DataModel {
  const held = Object.entries(facts).filter(([, value]) => value !== null);
  const states = Object.entries(documents).map(([id, document]) => [`state ${id}`, JSON.stringify(document)]);
  return {
    ...Object.fromEntries(held.map(([name, value]) => [name, String(value)])),
    violations: String(violations.length),
    registration,
    ...Object.fromEntries(states),
  };
}
