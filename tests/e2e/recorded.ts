import type { Attempt } from '../../src/core/attempt.ts';
import type { Question } from '../../src/core/question.ts';
import { decode } from '../../src/core/suspend.ts';
import type { LrsRecord } from '../../src/lab/enrolment/enrolment.ts';
import type { Stored } from '../support/lms-under-test.ts';
import { readStoredLrs } from '../support/lrs-stored.ts';
import { flatten, readStored12 } from '../support/scorm12-stored.ts';
import { readStored2004 } from '../support/scorm2004-stored.ts';
import { authored } from './learner.ts';
import { ascending, type DoneAnswer, known, numberOf } from './scripted-learner.ts';

const { bank, plan, quizzes } = authored();
const questions = [...quizzes, ...bank];

/** What was kept of a learner, free of any standard's words. */
export interface Recorded extends Omit<Stored, 'state' | 'interactions'> {
  readonly interactions: readonly DoneAnswer[];
  readonly attempt: Attempt;
}

type Json = Readonly<Record<string, unknown>>;

/** @param saved the `cmi` object of an LMS, or of the device */
export function recorded12(saved: unknown): Recorded {
  const data = flatten(saved, 'cmi');
  return recorded(readStored12(data), (index) => data[`cmi.interactions.${index}.time`] ?? '');
}

/** @param saved elements by name */
export function recorded2004(saved: unknown): Recorded {
  const data = Object.fromEntries(
    Object.entries(object(saved)).map(([element, value]) => {
      const index = /^cmi\.interactions\.(\d+)\..*(?:response|pattern)$/.exec(element)?.[1];
      if (index === undefined) return [element, String(value)];
      const key = String(object(saved)[`cmi.interactions.${index}.id`]);
      return [element, byNumber(known(questions, numberOf(key)), value)];
    }),
  );
  return recorded(readStored2004(data), (index) =>
    timeOfDay(data[`cmi.interactions.${index}.timestamp`] ?? ''),
  );
}

/** @param statements of the learner, oldest first */
export function recordedLrs(statements: readonly Json[], documents: LrsRecord['documents']): Recorded {
  const answers = statements.filter(({ verb }) => verbOf(verb) === 'answered');
  const [document, ...others] = Object.values(documents).filter((one) => 'bookmark' in object(one));
  if (others.length > 0) throw new Error('The LRS holds more than one document with a bookmark.');
  const stored = readStoredLrs(
    statements.map((statement) => (answers.includes(statement) ? plainly(statement) : statement)),
    document,
  );
  return recorded(
    // cmi5 (Quartz) 9.5.5.1: 100 percent is told by `completed` alone.
    { ...stored, progress: stored.completion === 'completed' ? 100 : stored.progress },
    (index) => timeOfDay(String(answers[index]?.['timestamp'])),
  );
}

export function verbOf(verb: unknown): string {
  return String(object(verb)['id']).replace(/.*\//, '');
}

function recorded({ state, interactions, ...stored }: Stored, timeAt: (index: number) => string): Recorded {
  const decoded = decode(state, plan.course);
  if (decoded.kind !== 'restored') throw new Error(`The saved state is ${JSON.stringify(decoded)}.`);
  return {
    ...stored,
    interactions: interactions.map(({ chosen, correct, ...one }, index) => ({
      ...one,
      chosen: ascending(chosen),
      correct: ascending(correct),
      answeredAt: timeAt(index),
    })),
    attempt: decoded.attempt,
  };
}

/** The statement of an answer with its question named by the key of the answer, and options by numbers. */
function plainly(statement: Json): Json {
  const { definition, id } = object(statement['object']);
  const result = object(statement['result']);
  const question = questions.find((one) => one.id === String(id).replace(/.*\//, ''));
  if (question === undefined) throw new Error(`A statement is about ${String(id)}, which is in no file.`);
  const extensions = object(object(statement['context'])['extensions']);
  const attempt = Object.entries(extensions).find(([iri]) => iri.endsWith('/extensions/try'))?.[1];
  const key = typeof attempt === 'number' ? `t${attempt}_q${question.number}` : `q${question.number}`;
  const patterns = object(definition)['correctResponsesPattern'];
  const correctResponsesPattern = Array.isArray(patterns)
    ? patterns.map((pattern) => byNumber(question, pattern))
    : undefined;
  return {
    ...statement,
    object: { id: key, definition: { correctResponsesPattern } },
    result: { ...result, response: byNumber(question, result['response']) },
  };
}

/**
 * Names options by their numbers: `o2[,]o4`. A standard names them by slug, in SCORM 2004 with every
 * hyphen made an underscore, or by number alone where slugs are too long for one answer.
 */
function byNumber({ id, options }: Question, text: unknown): string {
  const numbers = String(text)
    .split('[,]')
    .map((name) => {
      const found = options.find((one) =>
        [one.id, one.id.replaceAll('-', '_'), String(one.number)].includes(name),
      );
      if (found === undefined) throw new Error(`Question ${id} has no option ${name}.`);
      return `o${found.number}`;
    });
  return numbers.join('[,]');
}

function timeOfDay(timestamp: string): string {
  return /T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(timestamp)?.[1] ?? timestamp;
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
