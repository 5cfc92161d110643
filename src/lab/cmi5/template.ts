import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../lrs/exchange.ts';
import { activitiesOf, part, type Json } from './statement.ts';

/**
 * Where a context leaves its template (10.2.1): everything of the template stays as it is, and activities
 * keep their places, so what an AU adds comes after them.
 *
 * @returns `undefined` where it leaves it nowhere
 */
export function departureFrom(template: Json, context: unknown): string | undefined {
  if (!isRecord(context)) return 'the statement has no context';
  for (const [member, value] of Object.entries(template)) {
    const departure = memberDeparture(member, value, context);
    if (departure !== undefined) return departure;
  }
  return undefined;
}

function memberDeparture(member: string, value: unknown, context: Json): string | undefined {
  switch (member) {
    case 'extensions': {
      const held = part(context, member);
      const lost = Object.entries(isRecord(value) ? value : {}).find(
        ([iri, wanted]) => !isDeepStrictEqual(held[iri], wanted),
      );
      return lost === undefined ? undefined : `the template's extension ${lost[0]} is not there unchanged`;
    }
    case 'contextActivities': {
      const lost = Object.keys(isRecord(value) ? value : {}).find(
        (kind) =>
          !activitiesOf({ contextActivities: value }, kind).every((wanted, place) =>
            isDeepStrictEqual(activitiesOf(context, kind)[place], wanted),
          ),
      );
      return lost === undefined ? undefined : `the template's ${lost} does not stand first and unchanged`;
    }
    default:
      return isDeepStrictEqual(context[member], value)
        ? undefined
        : `the template's ${member} is not there unchanged`;
  }
}
