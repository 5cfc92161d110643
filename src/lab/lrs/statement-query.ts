import { isRecord, LrsRefusal, parseJson, type LrsRequest } from './exchange.ts';
import type { StoredStatement } from './statements.ts';
import type { ValidStatement } from './validation.ts';

const FILTERS = [
  'agent',
  'verb',
  'activity',
  'registration',
  'since',
  'until',
  'limit',
  'ascending',
] as const;
/** Taken and without effect: the double gives statements as they were sent. */
const IGNORED = ['format', 'attachments', 'related_activities', 'related_agents'] as const;
/** The double's own parameter in the address it gives as `more`. */
const SKIP = 'skip';
const MOST = 100;

/**
 * What GET statements gives back (xAPI 1.0.3 Communication 2.1.3): one statement for a `statementId`,
 * else a StatementResult, newest first.
 */
export function queryStatements(
  stored: readonly StoredStatement[],
  { query, url }: LrsRequest,
): ValidStatement | { readonly statements: readonly ValidStatement[]; readonly more: string } {
  const names = [...query.keys()];
  const unknown = names.find((name) => ![...FILTERS, ...IGNORED, SKIP, 'statementId'].includes(name));
  if (unknown !== undefined) throw new LrsRefusal(400, `statements has no parameter ${unknown}.`);
  const id = query.get('statementId');
  if (id !== null) {
    if (FILTERS.some((name) => names.includes(name))) throw new LrsRefusal(400, 'statementId stands alone.');
    const found = stored.find((statement) => statement.id === id.toLowerCase());
    if (found === undefined) throw new LrsRefusal(404, `No statement has the id ${id}.`);
    return found.held;
  }
  const matching = stored.filter(({ held }) => matches(held, query)).map(({ held }) => held);
  const ordered = query.get('ascending') === 'true' ? matching : matching.toReversed();
  const skip = Number(query.get(SKIP) ?? 0);
  const asked = Number(query.get('limit') ?? 0);
  const end = skip + (asked === 0 ? MOST : Math.min(asked, MOST));
  return { statements: ordered.slice(skip, end), more: end < ordered.length ? further(url, end) : '' };
}

function further(url: string, skip: number): string {
  const { pathname, searchParams } = new URL(url, 'http://lrs.invalid');
  searchParams.set(SKIP, String(skip));
  return `${pathname}?${searchParams}`;
}

function matches(statement: ValidStatement, query: URLSearchParams): boolean {
  const { actor, verb, object, context, stored } = statement;
  const is = (name: string, value: unknown) => query.get(name) === null || query.get(name) === value;
  const agent = query.get('agent');
  const since = query.get('since');
  const until = query.get('until');
  const storedAt = Date.parse(String(stored));
  return (
    is('verb', isRecord(verb) ? verb.id : undefined) &&
    is('activity', isRecord(object) ? object.id : undefined) &&
    is('registration', isRecord(context) ? context.registration : undefined) &&
    (agent === null || identity(parseJson(agent, 'agent')) === identity(actor)) &&
    (since === null || storedAt > Date.parse(since)) &&
    (until === null || storedAt <= Date.parse(until))
  );
}

/** An agent's inverse functional identifier as text: names and types do not tell agents apart. */
export function identity(agent: unknown): string {
  if (!isRecord(agent)) throw new LrsRefusal(400, 'agent is not an agent.');
  const { account, mbox, mbox_sha1sum: sha1, openid } = agent;
  return isRecord(account)
    ? JSON.stringify(['account', account.homePage, account.name])
    : JSON.stringify([mbox ?? null, sha1 ?? null, openid ?? null]);
}
