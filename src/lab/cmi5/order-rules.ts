import type { Cmi5Session } from './session.ts';
import { definedVerb, part, type Json } from './statement.ts';
import { verbsOf, type History } from './history.ts';
import { PROGRESS, type AuVerb } from './words.ts';

/** A statement among those before it. */
interface Moment {
  readonly statement: Json;
  /** `undefined` where cmi5 does not define the statement. */
  readonly verb: AuVerb | undefined;
  readonly session: Cmi5Session;
  /** cmi5 defined verbs of this session so far. */
  readonly sent: readonly AuVerb[];
  /** The same of all sessions of the registration, this one's among them. */
  readonly registered: readonly AuVerb[];
  /** Of this session, where it is there. */
  readonly initialized: Json | undefined;
}

interface OrderRule {
  readonly clause: string;
  readonly breach: (moment: Moment) => string | undefined;
}

const orderRules: readonly OrderRule[] = [
  {
    clause: '10.2.1.0-4',
    breach: ({ session }) =>
      session.done.has('read launch data') ? undefined : 'a statement came before LMS.LaunchData was read',
  },
  {
    clause: '11.0.0.0-3',
    breach: ({ session }) =>
      session.done.has('read preferences')
        ? undefined
        : 'a statement came before cmi5LearnerPreferences was read',
  },
  {
    clause: '9.3.0.0-4',
    breach: ({ sent, verb }) =>
      sent.includes('initialized') || verb === 'initialized'
        ? undefined
        : 'the first statement is not initialized',
  },
  {
    clause: '9.3.0.0-5',
    breach: ({ sent }) => (sent.includes('terminated') ? 'a statement came after terminated' : undefined),
  },
  {
    clause: '9.3.0.0-2',
    breach: ({ sent, verb }) =>
      verb !== undefined && sent.includes(verb) ? `${verb} came twice in the session` : undefined,
  },
  {
    clause: '9.3.0.0-3',
    breach: ({ sent, verb }) =>
      (verb === 'passed' && sent.includes('failed')) || (verb === 'failed' && sent.includes('passed'))
        ? 'passed and failed came in one session'
        : undefined,
  },
  {
    clause: '9.3.0.0-6',
    breach: ({ registered, verb }) =>
      verb === 'completed' && registered.includes(verb)
        ? 'completed came twice in the registration'
        : undefined,
  },
  {
    clause: '9.3.0.0-7',
    breach: ({ registered, verb }) =>
      verb === 'passed' && registered.includes(verb) ? 'passed came twice in the registration' : undefined,
  },
  {
    clause: '9.3.0.0-8',
    breach: ({ registered, verb }) =>
      verb === 'failed' && registered.includes('passed')
        ? 'failed came after passed in the registration'
        : undefined,
  },
  {
    clause: '10.2.2.0-5',
    breach: ({ session, verb }) =>
      session.mode !== 'Normal' && verb !== undefined && verb !== 'initialized' && verb !== 'terminated'
        ? `${verb} came in launchMode ${session.mode}`
        : undefined,
  },
  {
    clause: '9.5.5.1',
    breach: ({ registered, statement }) =>
      registered.includes('completed') &&
      part(part(statement, 'result'), 'extensions')[PROGRESS] !== undefined
        ? 'progress came after completed'
        : undefined,
  },
  {
    clause: '9.5.4.1-1',
    breach({ statement, verb, initialized }) {
      if (verb !== 'terminated' || initialized === undefined) return undefined;
      const passed =
        (Date.parse(String(statement.timestamp)) - Date.parse(String(initialized.timestamp))) / 1000;
      const told = secondsOf(part(statement, 'result').duration);
      return told === undefined || Math.abs(told - passed) <= 1
        ? undefined
        : `terminated tells ${told} s, but ${passed} s passed since initialized`;
    },
  },
];

/** What the statements of one request do to the order of their session and registration. @returns violations */
export function orderBreaches(
  session: Cmi5Session,
  history: History,
  statements: readonly Json[],
): readonly string[] {
  return statements.flatMap((statement, place) => {
    const before = statements.slice(0, place);
    const ofSession = [...history.session, ...before];
    const moment: Moment = {
      statement,
      verb: definedVerb(statement),
      session,
      sent: verbsOf(ofSession),
      registered: verbsOf([...history.registration, ...before]),
      initialized: ofSession.find((one) => definedVerb(one) === 'initialized'),
    };
    return orderRules.flatMap(({ clause, breach }) => {
      const words = breach(moment);
      return words === undefined ? [] : [`${clause}: ${words}`];
    });
  });
}

/**
 * An LRS need not keep the order inside a batch, so only alone is `initialized` sure to be the first.
 * @param sent all statements of one request
 */
export function aloneBreaches(sent: readonly Json[]): readonly string[] {
  const isAmong = sent.length > 1 && sent.some((one) => definedVerb(one) === 'initialized');
  return isAmong ? ['9.3.2.0-2: initialized does not come alone in its request'] : [];
}

/** Seconds of an ISO 8601 duration of days and less; `undefined` for any other. */
function secondsOf(duration: unknown): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(String(duration));
  if (parts === null) return undefined;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
