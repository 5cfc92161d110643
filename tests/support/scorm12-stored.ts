import type { Stored, StoredInteraction } from './lms-under-test.ts';

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz012345678';

/**
 * Reads the data model of SCORM 1.2 as an LMS stores it.
 *
 * @param data values by element name
 */
export function readStored12(data: Readonly<Record<string, string>>): Stored {
  const text = (element: string) => data[element] ?? '';
  const score = text('cmi.core.score.raw');
  return {
    ...statusOf(text('cmi.core.lesson_status')),
    score: score === '' ? null : Number(score),
    state: text('cmi.suspend_data'),
    bookmark: text('cmi.core.lesson_location'),
    progress: null,
    objectives: [],
    interactions: readInteractions(data),
    totalMs: spanMs(text('cmi.core.total_time')),
  };
}

/** Turns the nested form of a commit into values by element name. */
export function flatten(value: unknown, path: string): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign({}, ...Object.entries(value).map(([name, part]) => flatten(part, `${path}.${name}`)));
}

function readInteractions(data: Readonly<Record<string, string>>): StoredInteraction[] {
  const found: StoredInteraction[] = [];
  for (let index = 0; `cmi.interactions.${index}.id` in data; index += 1) {
    const part = (name: string) => data[`cmi.interactions.${index}.${name}`] ?? '';
    found.push({
      key: part('id'),
      chosen: numbersOf(part('student_response')),
      correct: numbersOf(part('correct_responses.0.pattern')),
      result: resultOf(part('result')),
      weighting: Number(part('weighting')),
      latencyMs: spanMs(part('latency')),
    });
  }
  return found;
}

function numbersOf(feedback: string): number[] {
  return feedback === '' ? [] : feedback.split(',').map((character) => CHARACTERS.indexOf(character) + 1);
}

function resultOf(result: string): StoredInteraction['result'] {
  if (result === 'correct' || result === 'neutral') return result;
  if (result === 'wrong') return 'incorrect';
  throw new Error(`result "${result}" is none of correct, wrong, neutral`);
}

/** SCORM 1.2 RTE 3.4.2: the one status says both. */
function statusOf(status: string): Pick<Stored, 'completion' | 'success'> {
  switch (status) {
    case '':
    case 'not attempted':
      return { completion: 'none', success: 'unknown' };
    case 'incomplete':
    case 'completed':
      return { completion: status, success: 'unknown' };
    case 'failed':
      return { completion: 'incomplete', success: status };
    case 'passed':
      return { completion: 'completed', success: status };
    default:
      throw new Error(`lesson_status "${status}" is unexpected`);
  }
}

function spanMs(span: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = span === '' ? [] : span.split(':').map(Number);
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
}
