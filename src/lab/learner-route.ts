import type { IncomingMessage, ServerResponse } from 'node:http';
import { readJson } from './json-body.ts';
import type { LearnerStore } from './learner-store.ts';
import { replyJson, replyText } from './reply.ts';

/** Far above what SCORM lets a course save, far below what would hurt. */
const MOST_BYTES = 1024 * 1024;

/**
 * A learner's saved `cmi`: GET (204 where there is none), POST to save, DELETE to forget.
 * @param waitMs how long the answer to a POST is held back, to play a slow LMS
 */
export async function handleLearner(
  request: IncomingMessage,
  response: ServerResponse,
  learners: LearnerStore,
  where: { readonly packageName: string; readonly learner: string; readonly waitMs: number },
): Promise<void> {
  const { packageName, learner } = where;
  switch (request.method) {
    case 'GET': {
      const saved = learners.get(packageName, learner);
      if (saved === undefined) response.writeHead(204, { 'cache-control': 'no-store' }).end();
      else replyJson(response, saved);
      return;
    }
    case 'POST': {
      const cmi = await readJson(request, MOST_BYTES);
      if (!cmi.ok) {
        replyText(response, cmi.status, `The cmi data of the learner were not saved. ${cmi.problem}`);
        return;
      }
      if (where.waitMs > 0) await new Promise((resolve) => setTimeout(resolve, where.waitMs));
      learners.set(packageName, learner, cmi.value);
      replyJson(response, { saved: true });
      return;
    }
    case 'DELETE':
      learners.delete(packageName, learner);
      response.writeHead(204).end();
      return;
    default:
      response.setHeader('allow', 'GET, POST, DELETE');
      replyText(response, 405, 'Saved data is read with GET, saved with POST and forgotten with DELETE.');
  }
}
