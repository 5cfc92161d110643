import type { Stored, StoredInteraction, StoredObjective } from './lms-under-test.ts';

type Data = Readonly<Record<string, string>>;

/**
 * Reads the data model of SCORM 2004 as an LMS stores it.
 *
 * @param data values by element name
 */
export function readStored2004(data: Data): Stored {
  const text = (element: string) => data[element] ?? '';
  return {
    completion: completionOf(text('cmi.completion_status')),
    success: successOf(text('cmi.success_status')),
    score: readScore(data),
    state: text('cmi.suspend_data'),
    bookmark: text('cmi.location'),
    progress: percentOf(text('cmi.progress_measure')),
    objectives: countUp(data, 'cmi.objectives').map((path) => readObjective(data, path)),
    interactions: countUp(data, 'cmi.interactions').map((path) => readInteraction(data, path)),
    totalMs: durationMs(text('cmi.total_time')),
  };
}

/** Paths of the members of a list, in order. */
function countUp(data: Data, list: string): string[] {
  const paths: string[] = [];
  while (`${list}.${paths.length}.id` in data) paths.push(`${list}.${paths.length}`);
  return paths;
}

/** @throws where raw and scaled, which LMSs read one or the other of, do not tell the same */
function readScore(data: Data): number | null {
  const { 'cmi.score.raw': raw = '', 'cmi.score.scaled': scaled = '' } = data;
  const percent = percentOf(scaled);
  if (percent !== (raw === '' ? null : Number(raw))) {
    throw new Error(`score.scaled "${scaled}" does not fit score.raw "${raw}"`);
  }
  return percent;
}

function readObjective(data: Data, path: string): StoredObjective {
  const scaled = data[`${path}.score.scaled`] ?? '';
  return {
    id: (data[`${path}.id`] ?? '').replace(/^O_(\d+)_(\d+)$/, 'O-$1.$2'),
    completed: completionOf(data[`${path}.completion_status`] ?? '') === 'completed',
    success: successOf(data[`${path}.success_status`] ?? ''),
    scaled: scaled === '' ? null : Number(scaled),
  };
}

function readInteraction(data: Data, path: string): StoredInteraction {
  const part = (name: string) => data[`${path}.${name}`] ?? '';
  return {
    key: part('id'),
    chosen: numbersOf(part('learner_response')),
    correct: numbersOf(part('correct_responses.0.pattern')),
    result: resultOf(part('result')),
    weighting: Number(part('weighting')),
    latencyMs: durationMs(part('latency')),
  };
}

/** The tests' options are called o1, o2 and so on. */
function numbersOf(response: string): number[] {
  return response === '' ? [] : response.split('[,]').map((identifier) => Number(identifier.slice(1)));
}

function percentOf(scaled: string): number | null {
  return scaled === '' ? null : Math.round(Number(scaled) * 1e7) / 1e5;
}

function completionOf(status: string): Stored['completion'] {
  if (status === '' || status === 'unknown' || status === 'not attempted') return 'none';
  if (status === 'incomplete' || status === 'completed') return status;
  throw new Error(`completion_status "${status}" is unexpected`);
}

function successOf(status: string): Stored['success'] {
  if (status === '') return 'unknown';
  if (status === 'unknown' || status === 'failed' || status === 'passed') return status;
  throw new Error(`success_status "${status}" is unexpected`);
}

function resultOf(result: string): StoredInteraction['result'] {
  if (result === 'correct' || result === 'incorrect' || result === 'neutral') return result;
  throw new Error(`result "${result}" is none of correct, incorrect, neutral`);
}

function durationMs(duration: string): number {
  const found = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration || 'PT0S');
  if (found === null) throw new Error(`duration "${duration}" is unexpected`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}
