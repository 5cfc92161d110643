/* The attempt inside a saved state; `suspend.ts` draws the format. */

import type { Attempt, Place, PracticeAnswer, Status } from './attempt.ts';
import type { Response } from './question.ts';
import type { ByteReader, ByteWriter } from './suspend-bytes.ts';

const HIGHEST_OPTION = 35;
const STATUSES: readonly Status[] = ['incomplete', 'failed', 'completed', 'passed'];

/** @throws RangeError for values the format has no place for */
export function writeAttempt(out: ByteWriter, attempt: Attempt): void {
  out.uuid(attempt.registration);
  out.word(attempt.seed);
  out.number(STATUSES.indexOf(attempt.status));
  out.number(placeCode(attempt.place));
  writeAscending(out, attempt.opened, () => undefined);
  const answers = new Map(Object.entries(attempt.answers).map(([number, given]) => [Number(number), given]));
  writeAscending(out, [...answers.keys()], (number) => {
    const given = answers.get(number);
    if (given !== undefined) out.number(answerCode(given));
  });
  writeList(out, attempt.tries, ({ seed, items }) => {
    out.word(seed);
    writeList(out, items, ({ question, chosen, right }) => {
      out.number(question);
      out.number(chosen === null ? 0 : 2 * optionSet(chosen) + Number(right));
    });
  });
  writeList(out, attempt.runs, ({ scenario, seed, path }) => {
    out.number(scenario);
    out.word(seed);
    writeList(out, path, (option) => out.number(option));
  });
}

/** Whatever the bytes hold; it counts only where the reader is whole afterwards. */
export function readAttempt(input: ByteReader): Attempt {
  // Properties are read in the order in which they stand.
  return {
    registration: input.uuid(),
    seed: input.word(),
    status: STATUSES[input.number()] ?? refused(input, 'incomplete'),
    place: readPlace(input.number()),
    opened: readAscending(input, (lesson) => lesson),
    answers: Object.fromEntries(readAscending(input, (number) => [number, readAnswer(input)])),
    tries: readList(input, () => ({
      seed: input.word(),
      items: readList(input, () => ({ question: input.number(), ...readTryAnswer(input) })),
    })).map((taken) => (taken.items.length > 0 ? taken : refused(input, taken))),
    runs: readList(input, () => ({
      scenario: input.number(),
      seed: input.word(),
      path: readList(input, () => input.number()),
    })),
  };
}

function placeCode(place: Place): number {
  switch (place.page) {
    case 'assessment':
      return 0;
    case 'result':
      return 1;
    case 'lesson':
      return 2 + place.lesson;
    default:
      return place satisfies never;
  }
}

function readPlace(code: number): Place {
  if (code === 0) return { page: 'assessment' };
  return code === 1 ? { page: 'result' } : { page: 'lesson', lesson: code - 2 };
}

function answerCode({ chosen, right }: PracticeAnswer): number {
  return 3 * optionSet(chosen) + (right === null ? 2 : Number(right));
}

function readAnswer(input: ByteReader): PracticeAnswer {
  const code = input.number();
  const right = code % 3 === 2 ? null : code % 3 === 1;
  return { chosen: readOptions(input, Math.floor(code / 3)), right };
}

function readTryAnswer(input: ByteReader): { chosen: Response | null; right: boolean } {
  const code = input.number();
  if (code === 0) return { chosen: null, right: false };
  return { chosen: readOptions(input, Math.floor(code / 2)), right: code % 2 === 1 };
}

/** Sums, not bit operators, which end at 32 bits. */
function optionSet(chosen: Response): number {
  const isLegal = chosen.every(
    (number) => Number.isInteger(number) && number >= 1 && number <= HIGHEST_OPTION,
  );
  if (!isLegal || chosen.length === 0) {
    throw new RangeError(
      `Saved state: [${chosen.join(', ')}] is not a response. A response holds one option number or more, each from 1 to ${HIGHEST_OPTION}; let legalResponse check it first.`,
    );
  }
  return [...new Set(chosen)].reduce((sum, number) => sum + 2 ** (number - 1), 0);
}

function readOptions(input: ByteReader, set: number): Response {
  if (set === 0 || set >= 2 ** HIGHEST_OPTION) return refused(input, []);
  const numbers = Array.from({ length: HIGHEST_OPTION }, (_, bit) => bit + 1);
  return numbers.filter((number) => Math.floor(set / 2 ** (number - 1)) % 2 === 1);
}

function writeList<T>(out: ByteWriter, list: readonly T[], write: (entry: T) => void): void {
  out.number(list.length);
  list.forEach(write);
}

function readList<T>(input: ByteReader, read: () => T): T[] {
  return Array.from({ length: input.count() }, read);
}

function writeAscending(out: ByteWriter, numbers: readonly number[], write: (number: number) => void): void {
  const ascending = [0, ...new Set(numbers)].sort((a, b) => a - b);
  if (numbers.some((number) => number < 1)) {
    throw new RangeError(
      `Saved state: a lesson or question has the number ${Math.min(...numbers)}. The ledger counts from 1; take the number from there.`,
    );
  }
  writeList(out, ascending.slice(1), (number) => {
    out.number(number - (ascending[ascending.indexOf(number) - 1] ?? 0));
    write(number);
  });
}

function readAscending<T>(input: ByteReader, read: (number: number) => T): T[] {
  let number = 0;
  return readList(input, () => {
    const gap = input.number();
    number += gap === 0 ? refused(input, 0) : gap;
    return read(number);
  });
}

function refused<T>(input: ByteReader, instead: T): T {
  input.refuse();
  return instead;
}
