import { isRecord } from '../lrs/exchange.ts';
import type { Cmi5Faults } from './faults.ts';
import type { Cmi5LaunchOptions } from './launch-options.ts';
import type { Cmi5Session } from './session.ts';
import { EXTENSIONS } from './words.ts';

type Json = Readonly<Record<string, unknown>>;

/** What every statement's context has to hold: the publisher's id and the session (10.2.1). */
export function contextTemplate(
  { publisherId, id }: Pick<Cmi5Session, 'publisherId' | 'id'>,
  extra: object = {},
): Json {
  const own: Json = {
    contextActivities: { grouping: [{ objectType: 'Activity', id: publisherId }] },
    extensions: { [EXTENSIONS.sessionId]: id },
  };
  return merged(own, { ...extra });
}

/** Body of the document LMS.LaunchData (10.2); `undefined` where there is to be none. */
export function launchData(
  session: Cmi5Session,
  options: Cmi5LaunchOptions,
  fault: Cmi5Faults['launchData'],
): unknown {
  const { masteryScore, returnURL, launchParameters } = options;
  const data = {
    contextTemplate: session.template,
    launchMode: session.mode,
    moveOn: session.moveOn,
    ...(masteryScore === undefined ? {} : { masteryScore }),
    ...(returnURL === undefined ? {} : { returnURL }),
    ...(launchParameters === undefined ? {} : { launchParameters }),
  };
  switch (fault) {
    case undefined:
      return data;
    case 'missing':
      return undefined;
    case 'malformed':
      return '{"contextTemplate":';
    case 'null-members':
      return { masteryScore: null, returnURL: null, launchParameters: null, entitlementKey: null, ...data };
    default:
      return fault satisfies never;
  }
}

function merged(own: Json, extra: Json): Json {
  const entries = Object.entries(extra).map(([name, value]) => [name, together(own[name], value)]);
  return { ...own, ...Object.fromEntries(entries) };
}

function together(own: unknown, extra: unknown): unknown {
  if (Array.isArray(own) && Array.isArray(extra)) return [...own, ...extra];
  return isRecord(own) && isRecord(extra) ? merged(own, extra) : extra;
}
