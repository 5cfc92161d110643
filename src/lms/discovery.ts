import type { LmsEnvironment } from './port.ts';

/** The object an LMS puts beside the content: `API` for SCORM 1.2, `API_1484_11` for SCORM 2004. */
export type ApiName = keyof typeof OPENING_CALL;

const OPENING_CALL = { API: 'LMSInitialize', API_1484_11: 'Initialize' } as const;

const DEEPEST = 500;
const RETRY_MS = 100;

/**
 * Looks once: the window and its parents, then its opener's chain, then that of the top window's
 * opener (SCORM 1.2 RTE 3.3.6.1). Reading a property of a frame of another origin throws; such a frame
 * is passed over.
 *
 * @param start the content's own window
 */
export function findApi(start: unknown, name: ApiName): object | undefined {
  return (
    inChain(start, name) ??
    inChain(read(start, 'opener'), name) ??
    inChain(read(read(start, 'top'), 'opener'), name)
  );
}

/**
 * Looks every 100 ms, since some LMSs attach their object after the content has started.
 *
 * @param ms how long to go on looking
 */
export async function findApiWithin(
  environment: LmsEnvironment,
  name: ApiName,
  ms = 1500,
): Promise<object | undefined> {
  const api = findApi(environment.window, name);
  if (api !== undefined || ms <= 0) return api;
  await environment.wait(RETRY_MS);
  return findApiWithin(environment, name, ms - RETRY_MS);
}

function inChain(start: unknown, name: ApiName): object | undefined {
  let frame = start;
  for (let depth = 0; depth < DEEPEST && frame !== undefined && frame !== null; depth += 1) {
    const api = read(frame, name);
    // An element with id="API" is a property of the window too, hence the look at the method.
    if (isObject(api) && typeof read(api, OPENING_CALL[name]) === 'function') return api;
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
