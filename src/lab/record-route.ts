import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EnrolmentStore } from './enrolment/store.ts';
import { readJson } from './json-body.ts';
import { faultsOf, LRS_FAULTS } from './launch-settings.ts';
import type { LearnerStore } from './learner-store.ts';
import type { PackageStore, ReadyPackage } from './package-store.ts';
import { replyJson, replyText } from './reply.ts';

export interface Records {
  readonly packages: PackageStore;
  readonly enrolments: EnrolmentStore;
  readonly learners: LearnerStore;
}

/** Whose record, of which package. */
export interface RecordKey {
  readonly packageName: string;
  readonly learner: string;
}

/** What is held of a learner, whatever the package was made for: GET, and DELETE to begin anew. */
export async function handleRecord(
  request: IncomingMessage,
  response: ServerResponse,
  records: Records,
  key: RecordKey,
): Promise<void> {
  const found = await ready(response, records.packages, key.packageName);
  if (found === undefined) return;
  switch (request.method) {
    case 'GET':
      replyJson(response, recordOf(records, found, key));
      return;
    case 'DELETE':
      records.enrolments.forget(key.packageName, key.learner);
      records.learners.delete(key.packageName, key.learner);
      response.writeHead(204).end();
      return;
    default:
      response.setHeader('allow', 'GET, DELETE');
      replyText(response, 405, 'A record is read with GET and forgotten with DELETE.');
  }
}

/** `PUT /api/faults/<package>/<learner>` with `{ fault }`: what goes wrong from the next request on. */
export async function handleFault(
  request: IncomingMessage,
  response: ServerResponse,
  records: Records,
  key: RecordKey,
): Promise<void> {
  const found = await ready(response, records.packages, key.packageName);
  if (found === undefined) return;
  const { kind } = found;
  if (request.method !== 'PUT') {
    response.setHeader('allow', 'PUT');
    replyText(response, 405, 'A fault is set with PUT.');
    return;
  }
  const body = await readJson(request, 1024);
  if (!body.ok) {
    replyText(response, body.status, body.problem);
    return;
  }
  const asked = body.value['fault'];
  const launched = kind.standard === 'cmi5' || kind.standard === 'xapi' ? kind.standard : undefined;
  const faults = LRS_FAULTS.filter((one) => launched !== undefined && faultsOf(launched).includes(one));
  const fault = faults.find((known) => known === asked);
  if (launched === undefined || fault === undefined) {
    const known = faults.length === 0 ? 'none on the server' : faults.join(', ');
    replyText(response, 400, `The fault ${JSON.stringify(asked)} is unknown. This package has ${known}.`);
    return;
  }
  records.enrolments.of(key.packageName, key.learner, launched).setFault(fault);
  response.writeHead(204).end();
}

function recordOf({ enrolments, learners }: Records, { kind }: ReadyPackage, key: RecordKey): object {
  const { packageName, learner } = key;
  switch (kind.standard) {
    case 'cmi5':
    case 'xapi':
      return enrolments.of(packageName, learner, kind.standard).record();
    case 'scorm12':
    case 'scorm2004':
      return { standard: kind.standard, saved: learners.get(packageName, learner) ?? null };
    case 'web':
      return { standard: kind.standard };
    default:
      return kind satisfies never;
  }
}

async function ready(
  response: ServerResponse,
  packages: PackageStore,
  name: string,
): Promise<ReadyPackage | undefined> {
  const found = await packages.get(name);
  if (found?.state === 'ready') return found;
  if (found === undefined) {
    replyText(
      response,
      404,
      `There is no package "${name}" in ${packages.folder}. The start page lists them.`,
    );
  } else {
    replyText(response, 422, found.problem);
  }
  return undefined;
}
