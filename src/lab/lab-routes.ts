import type { IncomingMessage, ServerResponse } from 'node:http';
import { handleApi, type ApiParts } from './api-routes.ts';
import { contentTypeOf } from './content-type.ts';
import { serveContent } from './content-route.ts';
import { ENROLMENTS } from './enrolment/store.ts';
import { hostPage } from './host-page.ts';
import { findLaunch } from './launch-route.ts';
import { LENT, lendLrs } from './lent-lrs.ts';
import type { PackageStore } from './package-store.ts';
import { reply, replyText } from './reply.ts';
import { returnedPage } from './returned-page.ts';
import { startPage } from './start-page.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Everything behind the lab's addresses. */
export interface LabParts extends ApiParts {
  readonly lrs: Handler;
  readonly broker: Handler;
  /** Streams of what happens, by path. */
  readonly events: Readonly<Record<string, Handler>>;
  /** A script of the lab's own pages; `undefined` where there is none of that name. */
  readonly script: (name: string) => Promise<string | undefined>;
  /** The other files of the lab's own pages, by path. */
  readonly files: Readonly<Record<string, () => Promise<{ readonly type: string; readonly body: string }>>>;
}

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
    case ENROLMENTS: {
      const enrolment = parts.enrolments.byRegistration(rest[0] ?? '');
      if (enrolment !== undefined) return enrolment.handle(request, response);
      replyText(response, 404, 'This lab knows no such registration: it forgets all when it stops.');
      return;
    }
    default:
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    replyText(response, 405, `"${path}" is only there to be read: use GET.`);
    return;
  }
  if (rest.length === 0 && (await servePage(parts, url, first, query, request, response))) return;
  switch (first) {
    case 'content':
      return serveContent(response, parts.packages, rest);
    case LENT:
      return serveContent(response, parts.packages, rest, (page) => lendLrs(page, url));
    default:
      replyText(response, 404, `The lab has nothing at "${path}". Start at ${url}/.`);
  }
}

/** The lab's own pages and what belongs to them. @returns whether there is such a one */
async function servePage(
  parts: LabParts,
  url: string,
  name: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  switch (name) {
    case '': {
      const { folder } = parts.packages;
      const packages = await parts.packages.list();
      replyPage(response, startPage({ folder, packages, lrs: `${url}/lrs/`, broker: `${url}/broker` }));
      return true;
    }
    case 'lms':
      await serveLms(parts.packages, query, response);
      return true;
    case 'returned':
      replyPage(response, returnedPage());
      return true;
    default:
  }
  const events = Object.hasOwn(parts.events, name) ? parts.events[name] : undefined;
  if (events !== undefined) {
    await events(request, response);
    return true;
  }
  const file = Object.hasOwn(parts.files, name) ? await parts.files[name]?.() : undefined;
  const script = file === undefined ? await parts.script(name) : undefined;
  if (file !== undefined) reply(response, 200, file.type, file.body);
  if (script !== undefined) reply(response, 200, contentTypeOf(name), script);
  return file !== undefined || script !== undefined;
}

async function serveLms(
  packages: PackageStore,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const found = await findLaunch(packages, (name) => query.get(name) ?? undefined);
  if (found.ok) replyPage(response, hostPage(found.settings));
  else replyText(response, found.status, found.problem);
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
