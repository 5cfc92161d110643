import type { IncomingMessage, ServerResponse } from 'node:http';

/** Server-sent events of one kind, to every page that listens. */
export interface EventStream {
  /** @param past what was sent before, oldest first; a page that reconnects gets only what it missed */
  listen(request: IncomingMessage, response: ServerResponse, past: readonly unknown[]): void;
  /** The same for a page that wants to hear only what comes; after a break it gets what it missed. */
  join(request: IncomingMessage, response: ServerResponse, past: readonly unknown[]): void;
  /** @param position place among all that was sent, from 0 */
  send(position: number, data: unknown): void;
  close(): void;
}

export function createEventStream(event: string): EventStream {
  const listeners = new Set<ServerResponse>();
  const message = (position: number, data: unknown) =>
    `event: ${event}\nid: ${position}\ndata: ${JSON.stringify(data)}\n\n`;

  function open(
    request: IncomingMessage,
    response: ServerResponse,
    past: readonly unknown[],
    first: number,
  ): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const last = request.headers['last-event-id'];
    const from = typeof last === 'string' && /^\d+$/.test(last) ? Number(last) + 1 : first;
    response.write(': connected\n\n');
    for (const [position, data] of past.entries()) {
      if (position >= from) response.write(message(position, data));
    }
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }

  return {
    listen: (request, response, past) => open(request, response, past, 0),
    join: (request, response, past) => open(request, response, past, past.length),
    send(position, data) {
      for (const response of listeners) response.write(message(position, data));
    },
    close() {
      for (const response of listeners) response.end();
      listeners.clear();
    },
  };
}
