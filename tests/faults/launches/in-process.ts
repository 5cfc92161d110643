import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a server is asked, without a network. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Given {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Asks a server of the lab in its own process. @returns `undefined` where it breaks the connection */
export async function askInProcess(handle: Handle, asked: Asked): Promise<Given | undefined> {
  const { method, url, headers, body } = asked;
  const request = {
    method,
    url: `${url.pathname}${url.search}`,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    async *[Symbol.asyncIterator]() {
      if (body !== '') yield Buffer.from(body, 'utf8');
    },
  };
  let given: Given | undefined;
  const response = {
    writeHead(status: number, sent: Readonly<Record<string, string>> = {}) {
      given = { status, headers: sent, body: '' };
      return response;
    },
    end(text = '') {
      if (given !== undefined) given = { ...given, body: text };
    },
    destroy() {
      given = undefined;
    },
  };
  // Object() is typed `any`: plain objects stand for what a socket has.
  await handle(Object(request), Object(response));
  return given;
}
