import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EnrolmentStore } from './enrolment/store.ts';
import { readJson } from './json-body.ts';
import { readLaunch, type LaunchReading } from './launch-request.ts';
import type { PackageKind } from './package-kind.ts';
import type { PackageStore } from './package-store.ts';
import { replyJson, replyText } from './reply.ts';

export type FoundLaunch =
  | {
      readonly ok: true;
      readonly settings: (LaunchReading & { ok: true })['settings'];
      readonly kind: PackageKind;
    }
  | { readonly ok: false; readonly status: 400 | 404 | 422; readonly problem: string };

/**
 * The package of a launch and what is asked of it.
 * @param asked the value of a name; `undefined` where it is not there
 */
export async function findLaunch(
  packages: PackageStore,
  asked: (name: string) => string | undefined,
): Promise<FoundLaunch> {
  const name = asked('package') ?? '';
  const found = await packages.get(name);
  if (found === undefined) {
    const problem = `There is no package "${name}" in ${packages.folder}. The start page lists them.`;
    return { ok: false, status: 404, problem };
  }
  if (found.state === 'broken') return { ok: false, status: 422, problem: found.problem };
  const reading = readLaunch(found, asked);
  if (!reading.ok) return { ok: false, status: 400, problem: reading.problem };
  return { ok: true, settings: reading.settings, kind: found.kind };
}

/** Far above what a launch needs. */
const MOST_BYTES = 64 * 1024;

/**
 * `POST /api/launches`: begins a session of a cmi5 or xAPI package; the same learner keeps the
 * registration. Answers `{ address, registration }`.
 */
export async function handleLaunches(
  request: IncomingMessage,
  response: ServerResponse,
  { packages, enrolments }: { readonly packages: PackageStore; readonly enrolments: EnrolmentStore },
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    replyText(response, 405, 'A launch is made with POST.');
    return;
  }
  const body = await readJson(request, MOST_BYTES);
  if (!body.ok) {
    replyText(response, body.status, body.problem);
    return;
  }
  const asked = new Map<string, string>();
  for (const [name, value] of Object.entries(body.value)) {
    if (typeof value === 'string' || typeof value === 'number') asked.set(name, String(value));
    else {
      replyText(response, 400, `"${name}" of the launch is neither a text nor a number.`);
      return;
    }
  }
  const found = await findLaunch(packages, (name) => asked.get(name));
  if (!found.ok) {
    replyText(response, found.status, found.problem);
    return;
  }
  const { settings, kind } = found;
  if ((settings.standard !== 'cmi5' && settings.standard !== 'xapi') || kind.standard !== settings.standard) {
    const problem = `${settings.madeFor} has no launch of its own. Open /lms?package=${settings.packageName}.`;
    replyText(response, 422, problem);
    return;
  }
  const enrolment = enrolments.of(settings.packageName, settings.learnerId, settings.standard);
  enrolment.setFault(settings.fault);
  const address = enrolment.launch(settings, kind);
  replyJson(response, { address, registration: enrolment.registration });
}
