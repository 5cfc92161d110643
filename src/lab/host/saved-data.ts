import type { SavedCmi } from '../learner-store.ts';

/** How the last save went: by the ordinary request, by a beacon whose arrival nobody confirms, or not. */
export type Delivery = 'request' | 'beacon' | 'failed';

/** A learner's saved data on the lab's server, and the last version of it that this page sent. */
export interface SavedData {
  /** What the server holds. @throws where it does not answer */
  read(): Promise<SavedCmi | undefined>;
  /** Reads it as the version to go on from. @throws where the server does not answer */
  load(): Promise<void>;
  /** What a relaunch continues from. Kept here too, because a beacon may still be on its way. */
  latest(): SavedCmi | undefined;
  /** @param waitMs how long the server holds its answer back */
  save(cmi: SavedCmi, waitMs: number): Delivery;
  forget(): Promise<void>;
}

export function createSavedData(packageName: string, learnerId: string): SavedData {
  const address = `/api/learners/${encodeURIComponent(packageName)}/${encodeURIComponent(learnerId)}`;
  let latest: SavedCmi | undefined;
  async function read(): Promise<SavedCmi | undefined> {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`The lab answered ${response.status} for saved data. Restart it.`);
    return response.status === 204 ? undefined : ((await response.json()) as SavedCmi);
  }
  return {
    read,
    async load() {
      latest = await read();
    },
    latest: () => latest,
    save(cmi, waitMs) {
      const delivery = send(`${address}?wait=${waitMs}`, JSON.stringify(cmi));
      if (delivery !== 'failed') latest = cmi;
      return delivery;
    },
    async forget() {
      latest = undefined;
      await fetch(address, { method: 'DELETE' });
    },
  };
}

/**
 * Sends as an LMS does: a synchronous request, so that LMSCommit can answer. Chromium refuses one with
 * a NetworkError while any page goes away, also a framed one; only a beacon gets through then.
 */
function send(address: string, body: string): Delivery {
  try {
    const request = new XMLHttpRequest();
    request.open('POST', address, false);
    request.setRequestHeader('content-type', 'application/json');
    request.send(body);
    return request.status === 200 ? 'request' : 'failed';
  } catch {
    return navigator.sendBeacon(address, body) ? 'beacon' : 'failed';
  }
}
