import type { Lrs } from '../lrs.ts';
import type { Begun } from './launcher.ts';

/** State documents by `stateId`: what the JSON holds, or the text where it is none. */
export type Documents = Readonly<Record<string, unknown>>;

/** Every state document of a registration, as the owner of the LRS sees it. */
export function documentsOf(
  lrs: Lrs,
  { actor, activityId }: Pick<Begun, 'actor' | 'activityId'>,
  registration: string,
): Documents {
  const resource = 'activities/state';
  const query = { activityId, agent: JSON.stringify(actor), registration };
  const ids = parsed(lrs.perform({ method: 'GET', resource, query }).body);
  const names = Array.isArray(ids) ? ids.map(String) : [];
  return Object.fromEntries(
    names.map((stateId) => {
      const { body } = lrs.perform({ method: 'GET', resource, query: { ...query, stateId } });
      return [stateId, parsed(body)];
    }),
  );
}

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
