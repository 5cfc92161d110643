import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createBroker } from './broker.ts';
import { contentTypeOf } from './content-type.ts';
import { createEventStream } from './event-stream.ts';
import { createEnrolmentStore, type PlacedExchange } from './enrolment/store.ts';
import { createHostScripts } from './host/bundle.ts';
import { handleLab, type LabParts } from './lab-routes.ts';
import { createLearnerStore, type LearnerStore } from './learner-store.ts';
import { createLrs, type Lrs } from './lrs.ts';
import { createPackageStore } from './package-store.ts';
import { replyText } from './reply.ts';
import { createStatementFeed } from './statement-feed.ts';

export interface LabOptions {
  /** Folder with the built packages; read again at every launch. */
  readonly packages: string;
  /** 0, or none, takes any free port. */
  readonly port?: number;
  /** The lab has no accounts and keeps people's answers: it never listens beyond this computer. */
  readonly host: '127.0.0.1';
}

export interface Lab {
  /** Without a slash at its end. */
  readonly url: string;
  readonly lrs: Lrs;
  readonly learners: LearnerStore;
  close(): Promise<void>;
}

/** Good for everything on the lab's LRS, and what an xAPI launch puts into the address; the broker hands out write-only ones beside it. */
export const LAB_KEY = { key: 'lab', secret: 'lab' } as const;

/** A ring on the line: yours to decide. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#0a5468" stroke-width="2">' +
  '<path d="M10 0v4m0 12v4"/><circle cx="10" cy="10" r="6"/></svg>';

/** More than any course or LRS client sends at once; what says it is longer is refused unread. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Serves the lab: pages, packages, saved data, LRS and broker.
 * @throws the system's error where the port cannot be opened (`EADDRINUSE`, `EACCES`)
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const learners = createLearnerStore();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The lab listens on no port.');
  const url = `http://${options.host}:${address.port}`;
  const broker = createBroker({ lrsEndpoint: `${url}/lrs/`, isLoggedIn: () => true, now: Date.now });
  const lrs = createLrs({
    now: Date.now,
    base: '/lrs/',
    credentials: [LAB_KEY],
    writeOnly: (authorization) => broker.accepts(authorization),
  });
  const events = createEventStream('statement');
  const feed = createStatementFeed(events);
  const tell = feed.watch(() => lrs.statements());
  const exchanges: PlacedExchange[] = [];
  const exchangeEvents = createEventStream('exchange');
  const enrolments = createEnrolmentStore({
    url,
    now: Date.now,
    key: LAB_KEY,
    watch: feed.watch,
    onExchange(exchange) {
      exchangeEvents.send(exchanges.length, exchange);
      exchanges.push(exchange);
    },
  });
  const parts: LabParts = {
    packages: createPackageStore(options.packages),
    learners,
    enrolments,
    lrs: async (request, response) => {
      await lrs.handle(request, response);
      tell();
    },
    broker: (request, response) => broker.handle(request, response),
    statements: feed.all,
    events: {
      events: (request, response) => events.listen(request, response, feed.all()),
      exchanges: (request, response) => exchangeEvents.join(request, response, exchanges),
    },
    script: createHostScripts(),
    files: {
      'icon.svg': async () => ({ type: contentTypeOf('icon.svg'), body: ICON }),
      'host.css': () => stylesheet('./host/host.css'),
      'tokens.css': () => stylesheet('../styles/tokens.css'),
    },
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(parts, url, request, response).catch((error: unknown) => fail(response, error));
  });
  return {
    url,
    lrs,
    learners,
    async close() {
      events.close();
      exchangeEvents.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  parts: LabParts,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A page of another site can point its own name at 127.0.0.1; the Host header tells it apart.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) {
    replyText(response, 403, `The lab answers at ${url} only, not under another name.`);
    return;
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) {
    response.setHeader('connection', 'close');
    replyText(response, 413, `The lab takes ${MOST_BYTES} bytes at once at most; send less.`);
    return;
  }
  if (request.headers['transfer-encoding'] !== undefined) {
    response.setHeader('connection', 'close');
    replyText(response, 411, 'The lab wants to know the length of what it is sent: send a content-length.');
    return;
  }
  await handleLab(parts, url, request, response);
}

function fail(response: ServerResponse, error: unknown): void {
  console.error(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  replyText(response, 500, `The lab failed at ${response.req.url ?? ''}: ${reason}`);
}

async function stylesheet(path: string): Promise<{ readonly type: string; readonly body: string }> {
  return { type: contentTypeOf(path), body: await readFile(new URL(path, import.meta.url), 'utf8') };
}
