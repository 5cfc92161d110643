import type { IncomingMessage } from 'node:http';
import { readBody } from './request-body.ts';

export type JsonBody =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly status: 400 | 413; readonly problem: string };

/** A body that has to be a JSON object of `mostBytes` at most. */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<JsonBody> {
  const body = await readBody(request, mostBytes);
  if (body === undefined) {
    return { ok: false, status: 413, problem: `This takes ${mostBytes} bytes at most; send less.` };
  }
  const value = parsed(body);
  return value === undefined
    ? { ok: false, status: 400, problem: 'The body must be a JSON object.' }
    : { ok: true, value };
}

function parsed(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}
