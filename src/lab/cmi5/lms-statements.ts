import { isRecord } from '../lrs/exchange.ts';
import type { Cmi5Session } from './session.ts';
import { activitiesOf, type Json } from './statement.ts';
import { CATEGORIES, EXTENSIONS, LMS_VERBS } from './words.ts';

interface Made {
  /** UUID. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What the LMS says before it launches (9.3.1). */
export function launchedStatement(session: Cmi5Session, launchParameters: unknown, made: Made): Json {
  const { masteryScore, mode, moveOn } = session;
  return lmsStatement(session, LMS_VERBS.launched, made, {
    [EXTENSIONS.launchMode]: mode,
    // Without the parameters of the launch (9.6.3.4).
    [EXTENSIONS.launchUrl]: 'https://content.example.gov/index.html',
    [EXTENSIONS.moveOn]: moveOn,
    ...(typeof launchParameters === 'string' ? { [EXTENSIONS.launchParameters]: launchParameters } : {}),
    ...(masteryScore === undefined ? {} : { [EXTENSIONS.masteryScore]: masteryScore }),
  });
}

/**
 * What the LMS says of a session that never terminated (9.3.6).
 * @param seconds from launch to the last statement of the AU (9.5.4.2)
 */
export function abandonedStatement(session: Cmi5Session, seconds: number, made: Made): Json {
  return { ...lmsStatement(session, LMS_VERBS.abandoned, made), result: { duration: `PT${seconds}S` } };
}

function lmsStatement(session: Cmi5Session, verb: string, { id, at }: Made, extensions: object = {}): Json {
  const { contextActivities, extensions: templated, ...context } = session.template;
  return {
    id,
    actor: session.actor,
    verb: { id: verb },
    object: { objectType: 'Activity', id: session.activityId },
    context: {
      ...context,
      registration: session.registration,
      contextActivities: {
        ...(isRecord(contextActivities) ? contextActivities : {}),
        category: [
          ...activitiesOf(session.template, 'category'),
          { objectType: 'Activity', id: CATEGORIES.cmi5 },
        ],
      },
      extensions: { ...(isRecord(templated) ? templated : {}), ...extensions },
    },
    timestamp: new Date(at).toISOString(),
  };
}
