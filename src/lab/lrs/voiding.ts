import { isRecord } from './exchange.ts';
import type { StoredStatement } from './statements.ts';

/** The one verb that xAPI itself defines (1.0.3 Data 2.3.2). */
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

/** Ids that a voiding statement names. A voiding statement is never voided itself. */
export function voidedAmong(stored: readonly StoredStatement[]): ReadonlySet<string> {
  const targets = stored.map(target).filter((id) => id !== undefined);
  const lasting = new Set(stored.filter((one) => target(one) !== undefined).map(({ id }) => id));
  return new Set(targets.filter((id) => !lasting.has(id)));
}

function target({ sent }: StoredStatement): string | undefined {
  const { verb, object } = sent;
  if (!isRecord(verb) || verb.id !== VOIDED || !isRecord(object)) return undefined;
  return typeof object.id === 'string' ? object.id.toLowerCase() : undefined;
}
