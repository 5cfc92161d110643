import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  isRecord,
  jsonAnswer,
  LrsRefusal,
  parseJson,
  required,
  type LrsAnswer,
  type LrsRequest,
} from './exchange.ts';
import { queryStatements } from './statement-query.ts';
import { validStatement, type ValidStatement } from './validation.ts';
import type { XapiVersion } from './version.ts';

/** A statement as the LRS double holds it. */
export interface StoredStatement {
  readonly id: string;
  /** As it was sent, without `stored` and `authority`. */
  readonly sent: ValidStatement;
  /** As it is given back. */
  readonly held: ValidStatement;
}

export interface StatementResource {
  /** @throws LrsRefusal */
  answer(request: LrsRequest, version: XapiVersion): LrsAnswer;
  stored(): readonly StoredStatement[];
  clear(): void;
}

/** @param now epoch milliseconds */
export function createStatementResource(now: () => number): StatementResource {
  let stored: readonly StoredStatement[] = [];
  const byId = new Map<string, StoredStatement>();

  /** All or nothing (xAPI 1.0.3 Communication 2.1.2); an id that is held with the same content stays as it is. */
  function store(bodies: readonly unknown[], version: XapiVersion): readonly string[] {
    const incoming = bodies.map((body) => prepared(validStatement(body, version), version, now()));
    const ids = incoming.map(({ id }) => id);
    const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
    if (repeated !== undefined)
      throw new LrsRefusal(400, `The batch holds two statements with the id ${repeated}.`);
    const fresh = incoming.filter(({ id, sent }) => {
      const earlier = byId.get(id);
      if (earlier !== undefined && !isDeepStrictEqual(earlier.sent, sent)) {
        throw new LrsRefusal(409, `Another statement has the id ${id}.`);
      }
      return earlier === undefined;
    });
    stored = [...stored, ...fresh];
    for (const statement of fresh) byId.set(statement.id, statement);
    return ids;
  }

  return {
    answer(request, version) {
      const { method, query } = request;
      switch (method) {
        case 'POST': {
          const body = jsonBody(request);
          return jsonAnswer(200, store(Array.isArray(body) ? body : [body], version));
        }
        case 'PUT': {
          const id = required(query, 'statementId');
          const body = jsonBody(request);
          if (!isRecord(body)) throw new LrsRefusal(400, 'PUT takes one statement.');
          if (body.id !== undefined && body.id !== id)
            throw new LrsRefusal(400, 'statementId and id differ.');
          store([{ ...body, id }], version);
          return { status: 204 };
        }
        case 'GET':
          return jsonAnswer(200, queryStatements(stored, request), {
            'X-Experience-API-Consistent-Through': new Date(now()).toISOString(),
          });
        default:
          throw new LrsRefusal(405, `statements does not take ${method}.`);
      }
    },
    stored: () => stored,
    clear() {
      stored = [];
      byId.clear();
    },
  };
}

function jsonBody({ body, headers }: LrsRequest): unknown {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('application/json'))
    throw new LrsRefusal(400, `Content-Type is ${type}, not application/json.`);
  return parseJson(body, 'The body');
}

function prepared(statement: ValidStatement, version: XapiVersion, now: number): StoredStatement {
  const id = typeof statement.id === 'string' ? statement.id.toLowerCase() : randomUUID();
  const { stored: _stored, authority: _authority, ...rest } = statement;
  const sent = { ...rest, id };
  const at = new Date(now).toISOString();
  const authority = { objectType: 'Agent', account: { homePage: 'https://lrs.invalid', name: 'lab' } };
  // xAPI 1.0.3 Data 2.4.10: 1.0.0 stands for every 1.0.x.
  const spoken = version === '1.0.3' ? '1.0.0' : version;
  return { id, sent, held: { version: spoken, timestamp: at, ...sent, stored: at, authority } };
}
