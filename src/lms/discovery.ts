import type { LmsEnvironment } from './port.ts';

/** How a standard names what the LMS puts beside the content. */
export interface ApiWords {
  /** Name of the object, for example `API`. */
  readonly object: string;
  /** Name of the function that opens a session. */
  readonly initialize: string;
}

const DEEPEST = 500;
const RETRY_MS = 100;

/**
 * Looks once: the window and its parents, then its opener's chain, then that of the top window's
 * opener (SCORM 1.2 RTE 3.3.6.1). Reading a property of a frame of another origin throws; such a frame
 * is passed over.
 *
 * @param start the content's own window
 */
export function findApi(start: unknown, words: ApiWords): object | undefined {
  return (
    inChain(start, words) ??
    inChain(read(start, 'opener'), words) ??
    inChain(read(read(start, 'top'), 'opener'), words)
  );
}

/**
 * Looks every 100 ms, since some LMSs attach their object after the content has started.
 *
 * @param ms how long to go on looking
 */
export async function findApiWithin(
  environment: LmsEnvironment,
  words: ApiWords,
  ms = 1500,
): Promise<object | undefined> {
  const api = findApi(environment.window, words);
  if (api !== undefined || ms <= 0) return api;
  await environment.wait(RETRY_MS);
  return findApiWithin(environment, words, ms - RETRY_MS);
}

function inChain(start: unknown, { object, initialize }: ApiWords): object | undefined {
  let frame = start;
  for (let depth = 0; depth < DEEPEST && frame !== undefined && frame !== null; depth += 1) {
    const api = read(frame, object);
    // An element with id="API" is a property of the window too, hence the look at the method.
    if (isObject(api) && typeof read(api, initialize) === 'function') return api;
    const parent = read(frame, 'parent');
    if (parent === frame) return undefined;
    frame = parent;
  }
  return undefined;
}

/** `undefined` too where the property may not be read: SecurityError on a frame of another origin. */
function read(owner: unknown, property: string): unknown {
  try {
    return isObject(owner) ? (Reflect.get(owner, property) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
