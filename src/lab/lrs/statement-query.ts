import { isRecord, LrsRefusal, parseJson, type LrsRequest } from './exchange.ts';
import { identity } from './identity.ts';
import type { StoredStatement } from './statements.ts';
import type { ValidStatement } from './validation.ts';
import { voidedAmong } from './voiding.ts';

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
/** Each alone and without filters (xAPI 1.0.3 Communication 2.1.3). */
const SINGLE = ['statementId', 'voidedStatementId'] as const;
/** Taken and without effect: the double gives statements as they were sent. */
const IGNORED = ['format', 'attachments', 'related_activities', 'related_agents'] as const;
/** The double's own parameter in the address it gives as `more`. */
const SKIP = 'skip';
const MOST = 100;

const FORMS: Readonly<Record<string, (value: string) => boolean>> = {
  registration: (value) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  since: isTime,
  until: isTime,
  limit: (value) => /^\d+$/.test(value),
  ascending: (value) => value === 'true' || value === 'false',
};

/**
 * What GET statements gives back (xAPI 1.0.3 Communication 2.1.3): one statement for a `statementId` or
 * a `voidedStatementId`, else a StatementResult, newest first, without what was voided.
 */
export function queryStatements(
  stored: readonly StoredStatement[],
  { query, url }: LrsRequest,
): ValidStatement | { readonly statements: readonly ValidStatement[]; readonly more: string } {
  checkParameters(query);
  const voided = voidedAmong(stored);
  for (const name of SINGLE) {
    const id = query.get(name)?.toLowerCase();
    const found = stored.find((statement) => statement.id === id);
    if (id === undefined) continue;
    if (found === undefined || voided.has(id) !== (name === 'voidedStatementId')) {
      throw new LrsRefusal(404, `No statement answers to ${name} ${id}.`);
    }
    return found.held;
  }
  const matching = stored
    .filter(({ id, held }) => !voided.has(id) && matches(held, query))
    .map(({ held }) => held);
  const ordered = query.get('ascending') === 'true' ? matching : matching.toReversed();
  const skip = Number(query.get(SKIP) ?? 0);
  const asked = Number(query.get('limit') ?? 0);
  const end = skip + (asked === 0 ? MOST : Math.min(asked, MOST));
  return { statements: ordered.slice(skip, end), more: end < ordered.length ? further(url, end) : '' };
}

/** @throws LrsRefusal */
function checkParameters(query: URLSearchParams): void {
  const names = [...query.keys()];
  const unknown = names.find((name) => ![...FILTERS, ...SINGLE, ...IGNORED, SKIP].includes(name));
  if (unknown !== undefined) throw new LrsRefusal(400, `statements has no parameter ${unknown}.`);
  const single = SINGLE.filter((name) => names.includes(name));
  if (single.length > 1 || (single.length === 1 && FILTERS.some((name) => names.includes(name)))) {
    throw new LrsRefusal(400, `${single.join(' and ')} stands alone.`);
  }
  for (const [name, value] of query) {
    if (FORMS[name]?.(value) === false) throw new LrsRefusal(400, `${name} cannot be ${value}.`);
  }
}

function isTime(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}

function further(url: string, skip: number): string {
  const { pathname, searchParams } = new URL(url, 'http://lrs.invalid');
  searchParams.set(SKIP, String(skip));
  return `${pathname}?${searchParams}`;
}

function matches(statement: ValidStatement, query: URLSearchParams): boolean {
  const { actor, verb, object, context, stored } = statement;
  const is = (name: string, value: unknown) => query.get(name) === null || query.get(name) === value;
  const since = query.get('since');
  const until = query.get('until');
  const storedAt = Date.parse(String(stored));
  return (
    is('verb', isRecord(verb) ? verb.id : undefined) &&
    is('activity', isActivity(object) ? object.id : undefined) &&
    is('registration', isRecord(context) ? context.registration : undefined) &&
    isAbout(query.get('agent'), [actor, object]) &&
    (since === null || storedAt > Date.parse(since)) &&
    (until === null || storedAt <= Date.parse(until))
  );
}

/** `agent` asks for the actor and for the object alike. */
function isAbout(agent: string | null, people: readonly unknown[]): boolean {
  if (agent === null) return true;
  const wanted = identity(parseJson(agent, 'agent'));
  return people.some((one) => isRecord(one) && one.id === undefined && identity(one) === wanted);
}

function isActivity(object: unknown): object is Readonly<Record<string, unknown>> {
  return isRecord(object) && (object.objectType ?? 'Activity') === 'Activity';
}
