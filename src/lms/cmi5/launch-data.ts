import type { Context } from '@xapi/xapi';
import type { Mode } from '../../core/session.ts';
import { isAsSafe, isWebAddress } from '../../xapi/web-address.ts';
import { LaunchError } from '../launch-error.ts';
import type { LaunchLrs } from '../lrs/launch-lrs.ts';
import { languagesOf } from '../lrs/launch-parameters.ts';
import { isObject, type JsonObject } from '../lrs/json.ts';
import { isTemporary, launchFailure, persistently } from '../lrs/persistence.ts';
import type { LmsEnvironment, Preferences } from '../port.ts';

/** What the LMS says of this launch. */
export interface LaunchData {
  /** The context that every statement begins with. */
  readonly contextTemplate: Context;
  readonly mode: Mode;
  /** Least scaled score of a pass, 0 to 1. */
  readonly masteryScore: number | undefined;
  readonly returnUrl: string | null;
}

/**
 * The document `LMS.LaunchData` (cmi5, Quartz, 10). Members that are `null` or unknown are as good as
 * absent.
 *
 * @throws LaunchError
 */
export async function readLaunchData(environment: LmsEnvironment, lrs: LaunchLrs): Promise<LaunchData> {
  const call = 'GET LMS.LaunchData';
  const held = await persistently(environment, () => lrs.readState('LMS.LaunchData')).catch(
    launchFailure(call, 'no-launch-data'),
  );
  if (held === undefined) throw new LaunchError('no-launch-data', `${call} 404`);
  const data = launchDataOf(held.content, environment.window);
  if (data === undefined) throw new LaunchError('no-launch-data', `${call} unreadable`);
  return data;
}

/** @returns `undefined` where there is no context to begin with */
export function launchDataOf(content: unknown, window: Window): LaunchData | undefined {
  if (!isObject(content) || !isObject(content['contextTemplate'])) return undefined;
  const { contextTemplate, launchMode, masteryScore, returnURL } = content;
  const isScore = typeof masteryScore === 'number' && masteryScore >= 0 && masteryScore <= 1;
  return {
    contextTemplate: templateOf(contextTemplate),
    mode: launchMode === 'Browse' ? 'browse' : launchMode === 'Review' ? 'review' : 'normal',
    masteryScore: isScore ? masteryScore : undefined,
    returnUrl: returnUrlOf(returnURL, window),
  };
}

/** Nobody is led anywhere by an address that is not as safe as the page; the record needs none. */
function returnUrlOf(url: unknown, { location }: Window): string | null {
  if (typeof url !== 'string' || !isWebAddress(url)) return null;
  return isAsSafe(url, location.protocol) ? url : null;
}

/** A statement holds no `null` but in extensions (xAPI 1.0.3 Data 2.2). */
function templateOf(template: JsonObject): Context {
  const { contextActivities } = template;
  const own = withoutNull(template);
  return isObject(contextActivities) ? { ...own, contextActivities: withoutNull(contextActivities) } : own;
}

function withoutNull(object: JsonObject): Record<string, never> {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, never] => entry[1] !== null),
  );
}

/**
 * What the learner asked the LMS for. It has to be asked in every launch (cmi5, Quartz, 11); what cannot
 * be read is no wish.
 *
 * @throws LaunchError where no answer came
 */
export async function readPreferences(environment: LmsEnvironment, lrs: LaunchLrs): Promise<Preferences> {
  const held = await persistently(environment, () => lrs.readAgentProfile('cmi5LearnerPreferences')).catch(
    (error: unknown) =>
      isTemporary(error) ? launchFailure('GET cmi5LearnerPreferences', 'unreachable')(error) : undefined,
  );
  const wishes = isObject(held?.content) ? held.content : {};
  const { languagePreference: languages, audioPreference: audio } = wishes;
  return {
    languages: languagesOf(typeof languages === 'string' ? languages : undefined),
    audio: audio === 'on' || audio === 'off' ? audio : null,
  };
}
