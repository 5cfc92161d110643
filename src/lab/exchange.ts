import type { LrsRequest } from './lrs/exchange.ts';

/** A request of the course to the LRS or the fetch address of its launch, and how it went. */
export interface Exchange {
  /** Epoch milliseconds of the answer. */
  readonly at: number;
  readonly method: string;
  /** `fetch`, or the resource of the LRS, for example `activities/state`. */
  readonly resource: string;
  /** What it is about: verbs of the statements, the document's id. */
  readonly about: readonly string[];
  /** HTTP status; `null` where nothing was answered. */
  readonly status: number | null;
  /** Rules that the request broke, in words. */
  readonly violations: readonly string[];
}

/** Verbs of the statements that are sent, or the id of the document or statement that is asked for. */
export function aboutOf({ resource, method, query, body }: LrsRequest): readonly string[] {
  if (resource === 'statements' && method !== 'GET') return verbsOf(body);
  const id = query.get('stateId') ?? query.get('profileId') ?? query.get('statementId');
  return id === null ? [] : [id];
}

function verbsOf(body: string): readonly string[] {
  const statements = [parsed(body)].flat();
  return statements.map((statement) => {
    const id = at(at(statement, 'verb'), 'id');
    return typeof id === 'string' ? id.replace(/^.*[/#]/, '') : 'no verb';
  });
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
