import { isAsSafe, isEndpoint, isWebAddress } from '../../xapi/web-address.ts';
import { LaunchError } from '../launch-error.ts';
import type { LmsEnvironment } from '../port.ts';
import type { LaunchMemory, Remembered } from './launch-memory.ts';

/** Names of the parameters that a standard puts in the address. */
export interface ParameterNames {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The one that differs from launch to launch; left out where each address with parameters is a new launch. */
  readonly once?: string;
}

/** How long a window may go on with its launch when the page comes back, milliseconds: 12 hours. */
const LONGEST_MS = 12 * 3_600_000;

/**
 * The launch of this window: the one in the address, which leaves it at once with its secrets, else the
 * one that the window remembers; `undefined` where there is neither. Values stay the strings they are.
 *
 * Whoever opens the plain address in the window of another learner is nobody whom the LMS launched: only
 * a page that comes back goes on with what is remembered, and otherwise it is forgotten.
 *
 * @throws LaunchError where a parameter is missing, the session of the launch was ended, or the launch has failed before
 */
export function takeLaunch(
  { window, now }: Pick<LmsEnvironment, 'window' | 'now'>,
  memory: LaunchMemory,
  { required, optional, once }: ParameterNames,
): Remembered | undefined {
  const query = new URLSearchParams(window.location.search);
  const parameters: Record<string, string> = {};
  for (const name of [...required, ...optional]) {
    const value = query.get(name) ?? '';
    if (value !== '') parameters[name] = value;
    query.delete(name);
  }
  const held = memory.read(window);
  const isLaunched = required.some((name) => name in parameters);
  const given = once === undefined ? undefined : parameters[once];
  const isSame = given !== undefined && once !== undefined && held?.parameters[once] === given;
  if (!isLaunched && held !== undefined && !memory.isOwn() && !mayGoOn(window, held, now())) {
    memory.forget(window);
    return undefined;
  }
  const launch = isLaunched && !isSame ? { parameters, at: now() } : held;
  if (launch === undefined) return undefined;
  if (isLaunched) {
    memory.write(window, launch);
    const { history, location } = window;
    const foreign = query.size === 0 ? '' : `?${query}`;
    history.replaceState(history.state, '', `${location.pathname}${foreign}${location.hash}`);
  }
  if (launch.ended === true) throw new LaunchError('ended', 'session');
  if (launch.failed !== undefined) throw new LaunchError(launch.failed.fault, launch.failed.detail);
  const missing = required.find((name) => !(name in launch.parameters));
  if (missing !== undefined) throw new LaunchError('missing', missing);
  return launch;
}

/** @param now epoch milliseconds */
function mayGoOn(window: Window, { at, ended, failed }: Remembered, now: number): boolean {
  const type = navigationType(window);
  if (type !== undefined && type !== 'reload' && type !== 'back_forward') return false;
  // What was ended or has failed holds nothing that anybody could go on with, and says so again.
  if (ended === true || failed !== undefined) return true;
  return at !== undefined && now - at <= LONGEST_MS;
}

/** How the page was come to (Navigation Timing 2, 4.2); `undefined` where the browser does not tell. */
function navigationType(window: Window): unknown {
  const performance: unknown = Reflect.get(window, 'performance');
  if (!(performance instanceof Object) || !('getEntriesByType' in performance)) return undefined;
  const [entry] = window.performance.getEntriesByType('navigation');
  return entry === undefined ? undefined : Reflect.get(entry, 'type');
}

/**
 * An absolute http or https address that a page of this window may ask: without a password in it, and
 * none without encryption from an encrypted page.
 *
 * @param name of the parameter
 * @throws LaunchError
 */
export function addressOf({ location }: Window, name: string, value: string): string {
  if (!isWebAddress(value)) throw new LaunchError('malformed', name);
  if (!isAsSafe(value, location.protocol)) throw new LaunchError('insecure', name);
  return value;
}

/** An address that paths are put below. @throws LaunchError */
export function endpointOf(window: Window, value: string): string {
  if (isEndpoint(value)) return addressOf(window, 'endpoint', value);
  throw new LaunchError('malformed', 'endpoint');
}

/** An absolute IRI. @throws LaunchError */
export function iriOf(name: string, value: string): string {
  if (isIri(value)) return value;
  throw new LaunchError('malformed', name);
}

export function isIri(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);
}

/** @throws LaunchError */
export function uuidOf(name: string, value: string): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)) return value;
  throw new LaunchError('malformed', name);
}

/** Language tags of a list such as `en-US,fr;q=0.8`, in its order. */
export function languagesOf(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((item) => item.replace(/;.*/, '').trim())
    .filter((tag) => /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag));
}
