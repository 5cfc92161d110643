/* The attempt inside a saved state; `suspend.ts` draws the format. */

import type { Attempt, Place, PracticeAnswer, RunEnd, Status, Try, TryItem } from './attempt.ts';
import type { Response } from './question.ts';
import { unwritable, type ByteReader, type ByteWriter } from './suspend-bytes.ts';
import { hasTimes, readTimes, writeTimes } from './suspend-times.ts';

const HIGHEST_OPTION = 35;
const STATUSES: readonly Status[] = ['incomplete', 'failed', 'completed', 'passed'];

/** @throws RangeError for values the format has no place for */
export function writeAttempt(out: ByteWriter, attempt: Attempt): void {
  out.uuid(attempt.registration);
  out.word(attempt.seed);
  out.number(STATUSES.indexOf(attempt.status) + (hasTimes(attempt) ? STATUSES.length : 0));
  writePlace(out, attempt.place);
  writeAscending(out, attempt.opened, () => undefined);
  const answers = new Map(Object.entries(attempt.answers).map(([number, given]) => [Number(number), given]));
  writeAscending(out, [...answers.keys()], (number) => {
    const given = answers.get(number);
    if (given !== undefined) writeAnswer(out, given);
  });
  writeList(out, attempt.tries, (taken) => writeTry(out, taken));
  writeList(out, attempt.runs, ({ scenario, seed, path, end }) => {
    out.number(scenario);
    out.word(seed);
    writeList(out, path, (option) => out.number(option));
    out.number(end === null ? 0 : end.ending);
    if (end !== null) out.number(percent(end.process));
  });
  if (hasTimes(attempt)) writeTimes(out, attempt);
}

/** Whatever the bytes hold; it counts only where the reader is whole afterwards and `writeAttempt` writes the same. */
export function readAttempt(input: ByteReader): Attempt {
  const [registration, seed, code] = [input.uuid(), input.word(), input.number()];
  // Properties are read in the order in which they stand.
  const attempt: Attempt = {
    registration,
    seed,
    status: STATUSES[code % STATUSES.length] ?? 'incomplete',
    place: readPlace(input, input.number()),
    opened: readAscending(input, (lesson) => lesson),
    answers: Object.fromEntries(readAscending(input, (number) => [number, readAnswer(input)])),
    tries: readList(input, () => readTry(input)),
    runs: readList(input, () => ({
      scenario: input.number(),
      seed: input.word(),
      path: readList(input, () => input.number()),
      end: readEnd(input),
    })),
  };
  return code < STATUSES.length ? attempt : readTimes(input, attempt);
}

function writePlace(out: ByteWriter, place: Place): void {
  switch (place.page) {
    case 'assessment':
      return out.number(0);
    case 'result':
      return out.number(1);
    case 'scenario':
      // No lesson has the number 0.
      out.number(2);
      return out.number(place.scenario);
    case 'lesson':
      return out.number(2 + place.lesson);
    default:
      return place satisfies never;
  }
}

function readPlace(input: ByteReader, code: number): Place {
  if (code === 0) return { page: 'assessment' };
  if (code === 1) return { page: 'result' };
  return code === 2 ? { page: 'scenario', scenario: input.number() } : { page: 'lesson', lesson: code - 2 };
}

function writeAnswer(out: ByteWriter, { chosen, right }: PracticeAnswer): void {
  const verdict = right === null ? 2 : Number(right);
  const set = optionSet(chosen);
  out.number(3 * set + verdict);
  if (set === 0) writeList(out, chosen, (number) => out.number(number));
}

function readAnswer(input: ByteReader): PracticeAnswer {
  const code = input.number();
  const right = code % 3 === 2 ? null : code % 3 === 1;
  if (code >= 3) return { chosen: readOptions(Math.floor(code / 3)), right };
  return { chosen: readList(input, () => input.number()), right };
}

/** What a try came to stands behind its items, as one whose question has the number 0. */
function writeTry(out: ByteWriter, { seed, items, reached }: Try): void {
  if (items.length === 0) throw unwritable(seed);
  out.word(seed);
  out.number(items.length + (reached === undefined ? 0 : 1));
  for (const item of items) {
    out.number(item.question);
    writeTryAnswer(out, item);
  }
  if (reached === undefined) return;
  out.number(0);
  out.number(2 * percent(reached.raw) + Number(reached.passed));
}

function readTry(input: ByteReader): Try {
  const seed = input.word();
  const items: TryItem[] = [];
  for (let left = input.count(); left > 0; left -= 1) {
    const question = input.number();
    if (question === 0) {
      const code = input.number();
      return { seed, items, reached: { raw: Math.floor(code / 2), passed: code % 2 === 1 } };
    }
    items.push({ question, ...readTryAnswer(input) });
  }
  return { seed, items };
}

/** Code 1 was never written for a set: it says that what follows is written out. */
function writeTryAnswer(out: ByteWriter, { chosen, right, credit }: TryItem): void {
  if (chosen === null) return out.number(0);
  const set = optionSet(chosen);
  if (set > 0 && credit === plainCredit(right)) return out.number(2 * set + Number(right));
  out.number(1);
  out.number(2 * percent(credit) + Number(right));
  writeList(out, chosen, (number) => out.number(number));
}

function readTryAnswer(input: ByteReader): Omit<TryItem, 'question'> {
  const code = input.number();
  if (code === 0) return { chosen: null, right: false, credit: 0 };
  if (code === 1) {
    const worth = input.number();
    const chosen = readList(input, () => input.number());
    return { chosen, right: worth % 2 === 1, credit: Math.floor(worth / 2) };
  }
  const right = code % 2 === 1;
  return { chosen: readOptions(Math.floor(code / 2)), right, credit: plainCredit(right) };
}

/** What an answer is worth that is right or not, and nothing between. */
function plainCredit(right: boolean): number {
  return right ? 100 : 0;
}

function readEnd(input: ByteReader): RunEnd | null {
  const ending = input.number();
  return ending === 0 ? null : { ending, process: input.number() };
}

function percent(value: number): number {
  if (value > 100) throw unwritable(value);
  return value;
}

/** A response as a set of options, 0 where it is none. Sums, not bit operators, which end at 32 bits. */
function optionSet(chosen: Response): number {
  if (chosen.length === 0) throw unwritable(chosen);
  return isSet(chosen) ? chosen.reduce((sum, number) => sum + 2 ** (number - 1), 0) : 0;
}

/** Not where the order counts, a number stands there twice, or one is no option's. */
function isSet(chosen: Response): boolean {
  return chosen.every((number, index) => number > (chosen[index - 1] ?? 0) && number <= HIGHEST_OPTION);
}

function readOptions(set: number): Response {
  const numbers = Array.from({ length: HIGHEST_OPTION }, (_, bit) => bit + 1);
  return numbers.filter((number) => Math.floor(set / 2 ** (number - 1)) % 2 === 1);
}

function writeList<T>(out: ByteWriter, list: readonly T[], write: (entry: T, at: number) => void): void {
  out.number(list.length);
  list.forEach(write);
}

function readList<T>(input: ByteReader, read: () => T): T[] {
  return Array.from({ length: input.count() }, read);
}

function writeAscending(out: ByteWriter, numbers: readonly number[], write: (number: number) => void): void {
  const ascending = [0, ...new Set(numbers)].sort((a, b) => a - b);
  if (numbers.some((number) => number < 1)) throw unwritable(numbers);
  writeList(out, ascending.slice(1), (number, at) => {
    out.number(number - (ascending[at] ?? 0));
    write(number);
  });
}

function readAscending<T>(input: ByteReader, read: (number: number) => T): T[] {
  let number = 0;
  return readList(input, () => {
    number += input.number();
    return read(number);
  });
}
