import { createServer, type RequestListener } from 'node:http';

/** A server on a free port of this computer. */
export interface Loopback {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export async function serve(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A clock that only waiting moves, and that keeps what was waited. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly waits: number[];
}

export function createClock(start: number): Clock {
  let time = start;
  const waits: number[] = [];
  return {
    now: () => time,
    wait(ms) {
      waits.push(ms);
      time += ms;
      return Promise.resolve();
    },
    waits,
  };
}
