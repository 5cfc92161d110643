import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../lrs/exchange.ts';
import type { Cmi5Session } from './session.ts';
import { auVerb, definedVerb, extensionsOf, hasCategory, type Json } from './statement.ts';
import { departureFrom } from './template.ts';
import { AU_VERBS, EXTENSIONS, VOIDED, type AuVerb } from './words.ts';

/** A rule that one statement keeps or breaks, whatever was sent before it. */
export interface StatementRule {
  /** Number of the requirement, or section. */
  readonly clause: string;
  /** What is wrong, in words; `undefined` where nothing is. */
  readonly breach: (statement: Json, session: Cmi5Session) => string | undefined;
}

const JUDGING: ReadonlySet<AuVerb | undefined> = new Set(['completed', 'passed', 'failed']);

/** What cmi5 asks of every statement besides its result. */
export const statementRules: readonly StatementRule[] = [
  {
    clause: '9.1.0.0-1',
    breach: ({ id }) => (typeof id === 'string' ? undefined : 'the statement has no id'),
  },
  {
    clause: '9.7.0.0-1',
    breach: ({ timestamp }) => (typeof timestamp === 'string' ? undefined : 'the statement has no timestamp'),
  },
  {
    clause: '9.7.0.0-2',
    breach: ({ timestamp }) =>
      typeof timestamp !== 'string' || timestamp.endsWith('Z')
        ? undefined
        : `the timestamp ${timestamp} is not in UTC`,
  },
  {
    clause: '8.1.3.0-3',
    breach: ({ actor }, session) =>
      isDeepStrictEqual(actor, session.actor) ? undefined : 'the actor is not the one of the launch',
  },
  {
    clause: '9.6.1.0-1',
    breach: ({ context }, { registration }) =>
      isRecord(context) && context.registration === registration
        ? undefined
        : 'the registration is not the one of the launch',
  },
  {
    clause: '9.6.3.1-4',
    breach: (statement, { id }) =>
      extensionsOf(statement)[EXTENSIONS.sessionId] === id
        ? undefined
        : 'the context has not the id of the session',
  },
  {
    clause: '10.2.1.0-7',
    breach: ({ context }, { template }) => departureFrom(template, context),
  },
  {
    clause: '9.6.2.1-1',
    breach: (statement, { activityId }) => {
      const mine = auVerb(statement) !== undefined && objectId(statement) === activityId;
      if (hasCategory(statement, 'cmi5')) {
        return auVerb(statement) === undefined
          ? `the category cmi5 stands on ${verbId(statement)}, which is none of an AU's cmi5 verbs`
          : undefined;
      }
      return mine ? `${verbId(statement)} about the AU lacks the category cmi5` : undefined;
    },
  },
  {
    clause: '8.1.5.0-6',
    breach: (statement, { activityId }) =>
      !hasCategory(statement, 'cmi5') || objectId(statement) === activityId
        ? undefined
        : 'the object of a cmi5 defined statement is not the activityId of the launch',
  },
  {
    clause: '9.6.2.2-1',
    breach: (statement) =>
      JUDGING.has(definedVerb(statement)) && !hasCategory(statement, 'moveOn')
        ? `${verbId(statement)} lacks the category moveOn`
        : undefined,
  },
  {
    clause: '9.6.2.2-2',
    breach: (statement) =>
      hasCategory(statement, 'moveOn') && !JUDGING.has(definedVerb(statement))
        ? `the category moveOn stands on ${verbId(statement)}, which judges nothing`
        : undefined,
  },
  {
    clause: '9.6.3.2-2',
    breach: (statement, { masteryScore }) => {
      const verb = definedVerb(statement);
      const told = extensionsOf(statement)[EXTENSIONS.masteryScore];
      const wanted = verb === 'passed' || verb === 'failed' ? masteryScore : undefined;
      if (told === wanted) return undefined;
      return wanted === undefined
        ? `${verbId(statement)} names a masteryScore that is not the launch's to judge by`
        : `${verbId(statement)} names the masteryScore ${JSON.stringify(told)}, the launch ${wanted}`;
    },
  },
  {
    clause: '9.0',
    breach: (statement) => (verbId(statement) === VOIDED ? 'an AU voids nothing' : undefined),
  },
];

function objectId({ object }: Json): unknown {
  return isRecord(object) ? object.id : undefined;
}

/** Short where cmi5 has a word for it. */
function verbId({ verb }: Json): string {
  const id = isRecord(verb) ? String(verb.id) : 'a statement without a verb';
  return Object.entries(AU_VERBS).find(([iri]) => iri === id)?.[1] ?? id;
}
