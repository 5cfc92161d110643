import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveContent } from './content-route.ts';
import type { EventStream } from './event-stream.ts';
import { hostPage } from './host-page.ts';
import { readAsked } from './launch-settings.ts';
import { handleLearner } from './learner-route.ts';
import { LENT, lendLrs } from './lent-lrs.ts';
import type { LearnerStore } from './learner-store.ts';
import type { PackageStore, StoredPackage } from './package-store.ts';
import { reply, replyJson, replyText } from './reply.ts';
import { startPage } from './start-page.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Everything behind the lab's addresses. */
export interface LabParts {
  readonly packages: PackageStore;
  readonly learners: LearnerStore;
  readonly events: EventStream;
  readonly lrs: Handler;
  readonly broker: Handler;
  /** Everything the LRS took, oldest first. */
  readonly statements: () => readonly unknown[];
  /** The files of the lab's own pages, by path. */
  readonly files: Readonly<Record<string, () => Promise<{ readonly type: string; readonly body: string }>>>;
}

/** A real LMS waits for its database, never for half a minute. */
const LONGEST_WAIT_MS = 10_000;

/**
 * The one place that knows the lab's addresses.
 * @param url where the lab listens, without a slash at its end
 */
export async function handleLab(
  parts: LabParts,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1));
  const segments = decoded(path);
  if (segments === undefined) {
    replyText(response, 400, `"${path}" is not a valid address: its percent signs do not decode.`);
    return;
  }
  const [first = '', ...rest] = segments;
  switch (first) {
    case 'lrs':
      return parts.lrs(request, response);
    case 'broker':
      return parts.broker(request, response);
    case 'api':
      return handleApi(parts, rest, query, request, response);
    default:
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    replyText(response, 405, `"${path}" is only there to be read: use GET.`);
    return;
  }
  const file = rest.length === 0 && Object.hasOwn(parts.files, first) ? parts.files[first] : undefined;
  if (file !== undefined) {
    const { type, body } = await file();
    reply(response, 200, type, body);
    return;
  }
  switch (first) {
    case 'content':
      return serveContent(response, parts.packages, rest);
    case LENT:
      return serveContent(response, parts.packages, rest, (page) => lendLrs(page, url));
    case 'events':
      parts.events.listen(request, response, parts.statements());
      return;
    case 'lms':
      if (rest.length === 0) return handleLaunch(parts.packages, query, response);
      break;
    case '':
      if (rest.length === 0) {
        const { folder } = parts.packages;
        const packages = await parts.packages.list();
        replyPage(response, startPage({ folder, packages, lrs: `${url}/lrs/`, broker: `${url}/broker` }));
        return;
      }
      break;
    default:
  }
  replyText(response, 404, `The lab has nothing at "${path}". Start at ${url}/.`);
}

async function handleApi(
  parts: LabParts,
  segments: readonly string[],
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [kind, packageName, learner, ...more] = segments;
  if (kind === 'statements' && packageName === undefined && request.method === 'GET') {
    replyJson(response, parts.statements());
    return;
  }
  if (kind === 'learners' && packageName !== undefined && learner !== undefined && more.length === 0) {
    const wait = query.get('wait') ?? '';
    const waitMs = /^\d{1,6}$/.test(wait) ? Math.min(Number(wait), LONGEST_WAIT_MS) : 0;
    return handleLearner(request, response, parts.learners, { packageName, learner, waitMs });
  }
  replyText(response, 404, 'The lab answers GET /api/statements and /api/learners/<package>/<learner>.');
}

async function handleLaunch(
  packages: PackageStore,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const name = query.get('package') ?? '';
  const found: StoredPackage | undefined = await packages.get(name);
  if (found === undefined) {
    replyText(
      response,
      404,
      `There is no package "${name}" in ${packages.folder}. The start page lists them.`,
    );
    return;
  }
  if (found.state === 'broken') {
    replyText(response, 422, found.problem);
    return;
  }
  const reading = readAsked(query, found.manifest.masteryScore);
  if (!reading.ok) {
    replyText(response, 400, reading.problem);
    return;
  }
  const page = hostPage({
    ...reading.asked,
    packageName: name,
    title: found.manifest.title,
    launch: `/${reading.asked.lendsLrs ? LENT : 'content'}/${encodeURIComponent(name)}/${found.manifest.launch}`,
    launchData: found.manifest.launchData,
  });
  replyPage(response, page);
}

/** The lab's own pages run its own script and nothing else; the course in the frame has its own rules. */
function replyPage(response: ServerResponse, page: string): void {
  response.setHeader('content-security-policy', "default-src 'self'; base-uri 'none'; form-action 'self'");
  reply(response, 200, 'text/html; charset=utf-8', page);
}

function decoded(path: string): readonly string[] | undefined {
  try {
    return path.replace(/^\//, '').split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
