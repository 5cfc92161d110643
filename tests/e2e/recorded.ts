import type { Attempt } from '../../src/core/attempt.ts';
import { decode } from '../../src/core/suspend.ts';
import type { LrsRecord } from '../../src/lab/enrolment/enrolment.ts';
import type { Stored } from '../support/lms-under-test.ts';
import { readStoredLrs } from '../support/lrs-stored.ts';
import { flatten, readStored12 } from '../support/scorm12-stored.ts';
import { readStored2004 } from '../support/scorm2004-stored.ts';
import { authored } from './learner.ts';
import {
  askedBy,
  askedIn,
  decisionKey,
  inLetters,
  inNames,
  patternOf,
  type Written,
} from './recorded-answer.ts';
import type { DoneAnswer } from './done-answer.ts';

const { plan } = authored();

/** What was kept of a learner, free of any standard's words. */
export interface Recorded extends Omit<Stored, 'state' | 'interactions'> {
  readonly interactions: readonly DoneAnswer[];
  readonly attempt: Attempt;
}

type Json = Readonly<Record<string, unknown>>;

/** What an answer has beside that which all readers of a record read alike. */
type More = Pick<DoneAnswer, 'key' | 'type' | 'chosen' | 'correct' | 'answeredAt'>;

/** @param saved the `cmi` object of an LMS, or of the device */
export function recorded12(saved: unknown): Recorded {
  const data = flatten(saved, 'cmi');
  return recorded(readStored12(data), (index) => {
    const part = (name: string) => data[`cmi.interactions.${index}.${name}`] ?? '';
    const patterns = Object.keys(data).filter((name) =>
      new RegExp(`^cmi\\.interactions\\.${index}\\.correct_responses\\.\\d+\\.pattern$`).test(name),
    );
    const asked = askedBy(part('id'));
    const right = patterns.map((name) => inLetters(asked, data[name] ?? ''));
    const isNumeric = part('type') === 'numeric';
    return {
      key: part('id'),
      type: part('type') as More['type'],
      chosen: inLetters(asked, part('student_response')),
      // Its numeric holds one number: each second of a stretch is a pattern of its own.
      correct: isNumeric ? [...(right.at(0) ?? []), ...(right.at(-1) ?? [])] : right.flat(),
      answeredAt: part('time'),
    };
  });
}

/** @param saved elements by name */
export function recorded2004(saved: unknown): Recorded {
  const data = Object.fromEntries(
    Object.entries(object(saved)).map(([element, value]) => [element, String(value)]),
  );
  return recorded(readStored2004(data), (index) => {
    const part = (name: string) => data[`cmi.interactions.${index}.${name}`];
    const asked = askedBy(part('id') ?? '');
    return {
      key: part('id') ?? '',
      type: part('type') as More['type'],
      ...written(asked, part('learner_response'), part('correct_responses.0.pattern')),
      answeredAt: timeOfDay(part('timestamp') ?? ''),
    };
  });
}

/** @param statements of the learner, oldest first */
export function recordedLrs(statements: readonly Json[], documents: LrsRecord['documents']): Recorded {
  const answers = statements.filter(({ verb }) => verbOf(verb) === 'answered');
  const [document, ...others] = Object.values(documents).filter((one) => 'bookmark' in object(one));
  if (others.length > 0) throw new Error('The LRS holds more than one document with a bookmark.');
  const stored = readStoredLrs(statements, document);
  const decided = new Map<number, number>();
  return recorded(
    // cmi5 (Quartz) 9.5.5.1: 100 percent is told by `completed` alone.
    { ...stored, progress: stored.completion === 'completed' ? 100 : stored.progress },
    (index) => {
      const { object: about, context, result, timestamp } = answers[index] ?? {};
      const { definition, id } = object(about);
      const { interactionType, correctResponsesPattern: patterns } = object(definition);
      const asked = askedIn(String(id).replace(/^.*\/interactions\//, ''));
      const attempt = Object.entries(object(object(context)['extensions'])).find(([iri]) =>
        iri.endsWith('/extensions/try'),
      )?.[1];
      if (asked.kind === 'node') decided.set(asked.scenario, (decided.get(asked.scenario) ?? 0) + 1);
      return {
        key:
          asked.kind === 'node'
            ? decisionKey(asked.scenario, decided.get(asked.scenario) ?? 0, asked.node.id)
            : `${typeof attempt === 'number' ? `t${attempt}_` : ''}q${asked.question.number}`,
        type: interactionType as More['type'],
        ...written(asked, object(result)['response'], Array.isArray(patterns) ? patterns[0] : undefined),
        answeredAt: timeOfDay(String(timestamp)),
      };
    },
  );
}

function written(asked: Written, given: unknown, pattern: unknown): Pick<More, 'chosen' | 'correct'> {
  const correct = typeof pattern === 'string' ? patternOf(asked, pattern) : [];
  return { chosen: inNames(asked, String(given)), correct };
}

export function verbOf(verb: unknown): string {
  return String(object(verb)['id']).replace(/.*\//, '');
}

function recorded({ state, interactions, ...stored }: Stored, moreOf: (index: number) => More): Recorded {
  const decoded = decode(state, plan);
  if (decoded.kind !== 'restored') throw new Error(`The saved state is ${JSON.stringify(decoded)}.`);
  return {
    ...stored,
    interactions: interactions.map((one, index) => ({ ...one, ...moreOf(index) })),
    attempt: decoded.attempt,
  };
}

function timeOfDay(timestamp: string): string {
  return /T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(timestamp)?.[1] ?? timestamp;
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
