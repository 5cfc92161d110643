import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LearnerStore, SavedCmi } from './learner-store.ts';
import { replyJson, replyText } from './reply.ts';
import { readBody } from './request-body.ts';

/** Far above what SCORM 1.2 lets a course save, far below what would hurt. */
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
      const body = await readBody(request, MOST_BYTES);
      if (body === undefined) {
        replyText(response, 413, `Saved data may hold ${MOST_BYTES} bytes at most; send less.`);
        return;
      }
      const cmi = parsed(body);
      if (cmi === undefined) {
        replyText(response, 400, 'The body must be a JSON object: the cmi data of the learner.');
        return;
      }
      if (where.waitMs > 0) await new Promise((resolve) => setTimeout(resolve, where.waitMs));
      learners.set(packageName, learner, cmi);
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

function parsed(body: Buffer): SavedCmi | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}
