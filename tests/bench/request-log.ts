import type { CDPSession } from '@playwright/test';
import { LIMIT_MS, QUIET_MS } from './conditions.ts';

/** A request that was answered. */
export interface Transfer {
  readonly path: string;
  readonly script: boolean;
  /** Bytes on the line, headers of the answer included. */
  readonly transferred: number;
  /** Bytes of the compressed body. */
  readonly body: number;
}

export interface RequestLog {
  /** Waits until nothing has been asked for during `QUIET_MS`. @throws Error after `LIMIT_MS` */
  quiet(): Promise<void>;
  /** What the frame that loaded `address` has asked for, in order. @throws Error where a request failed */
  of(address: string): readonly Transfer[];
}

interface Entry {
  readonly url: string;
  readonly frame: string | undefined;
  script: boolean;
  body: number;
  transferred: number;
  problem: string | undefined;
}

/** Listens to every request of the page and its frames from now on. */
export function logRequests(session: CDPSession): RequestLog {
  const entries = new Map<string, Entry>();
  const open = new Set<string>();
  let last = performance.now();

  session.on('Network.requestWillBeSent', ({ requestId, request, frameId }) => {
    if (!request.url.startsWith('http')) return;
    last = performance.now();
    open.add(requestId);
    entries.set(requestId, {
      url: request.url,
      frame: frameId,
      script: false,
      body: 0,
      transferred: 0,
      problem: undefined,
    });
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const entry = entries.get(requestId);
    if (entry === undefined) return;
    entry.script = response.mimeType.includes('javascript');
    entry.body = Number(response.headers['content-length'] ?? 0);
    if (response.status >= 400) entry.problem = `status ${response.status}`;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const entry = entries.get(requestId);
    if (entry !== undefined) entry.transferred = encodedDataLength;
    settle(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId, errorText }) => {
    const entry = entries.get(requestId);
    if (entry !== undefined) entry.problem = errorText;
    settle(requestId);
  });

  function settle(id: string): void {
    if (open.delete(id)) last = performance.now();
  }

  return {
    async quiet() {
      const from = performance.now();
      last = from;
      while (open.size > 0 || performance.now() - last < QUIET_MS) {
        if (performance.now() - from > LIMIT_MS)
          throw new Error(
            `The launch was not over after ${LIMIT_MS / 1000} s: the course keeps asking the server.`,
          );
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    of(address) {
      const all = [...entries.values()];
      const frame = all.find(({ url }) => url === address)?.frame;
      if (frame === undefined) throw new Error(`The LMS's page never asked for ${address}.`);
      return all.filter((entry) => entry.frame === frame).map(transferOf);
    },
  };
}

function transferOf({ url, script, transferred, body, problem }: Entry): Transfer {
  const path = new URL(url).pathname;
  if (problem !== undefined)
    throw new Error(
      `${path} was asked for at launch and not delivered (${problem}). Build the package again.`,
    );
  return { path, script, transferred, body };
}
