import type { ServerResponse } from 'node:http';

/** Answers with a plain sentence, the way every refusal of the lab reads. */
export function replyText(response: ServerResponse, status: number, sentence: string): void {
  reply(response, status, 'text/plain; charset=utf-8', sentence);
}

export function replyJson(response: ServerResponse, value: unknown): void {
  reply(response, 200, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** Nothing is cached: a rebuilt package has to show at the next launch. */
export function reply(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
