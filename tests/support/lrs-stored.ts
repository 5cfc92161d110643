import type { LmsSession } from '../../src/lms/port.ts';
import type { Stored, StoredInteraction } from './lms-under-test.ts';

type Json = Readonly<Record<string, unknown>>;

const VERBS = 'http://adlnet.gov/expapi/verbs/';

/**
 * Reads what an LRS holds of one learner.
 *
 * @param statements oldest first @param document the attempt's state document, `undefined` where there is none
 */
export function readStoredLrs(statements: readonly Json[], document: unknown): Stored {
  const said = (verb: string) => statements.filter((one) => object(one['verb'])['id'] === `${VERBS}${verb}`);
  const last = (verb: string) => said(verb).at(-1);
  const success =
    last('passed') !== undefined ? 'passed' : last('failed') !== undefined ? 'failed' : 'unknown';
  const judged = success === 'unknown' ? undefined : last(success);
  const { scaled } = object(object(judged?.['result'])['score']);
  const progress = Object.values(object(object(last('progressed')?.['result'])['extensions']))[0];
  const { state, bookmark } = object(document);
  return {
    completion:
      last('completed') !== undefined
        ? 'completed'
        : last('initialized') === undefined
          ? 'none'
          : 'incomplete',
    success,
    score: typeof scaled === 'number' ? Math.round(scaled * 100) : null,
    state: typeof state === 'string' ? state : '',
    bookmark: typeof bookmark === 'string' ? bookmark : '',
    progress: typeof progress === 'number' ? progress : null,
    objectives: [],
    interactions: said('answered').map(interactionOf),
    totalMs: said('terminated').reduce((sum, one) => sum + spanMs(object(one['result'])['duration']), 0),
  };
}

/**
 * Lets questions bear the keys of their interactions: a statement tells a try by other means than its
 * question's id.
 */
export function keyed(session: LmsSession): LmsSession {
  return {
    ...session,
    recordInteraction: (interaction) =>
      session.recordInteraction({
        ...interaction,
        item: { ...interaction.item, id: interaction.key },
      }),
  };
}

function interactionOf(statement: Json): StoredInteraction {
  const { id, definition } = object(statement['object']);
  const { response, success, duration } = object(statement['result']);
  const pattern: unknown = object(definition)['correctResponsesPattern'];
  return {
    key: String(id).replace(/.*\//, ''),
    chosen: numbersOf(response),
    correct: numbersOf(Array.isArray(pattern) ? pattern[0] : ''),
    result: success === undefined ? 'neutral' : success === true ? 'correct' : 'incorrect',
    weighting: 0,
    latencyMs: spanMs(duration),
  };
}

/** Options are named `o` and their number. */
function numbersOf(response: unknown): number[] {
  return String(response)
    .split('[,]')
    .filter((id) => id !== '')
    .map((id) => Number(id.slice(1)));
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function spanMs(duration: unknown): number {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(String(duration)) ?? [];
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}
