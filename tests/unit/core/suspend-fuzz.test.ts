import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { fromBase64Url, toBase64Url } from '../../../src/core/base64url.ts';
import { begin } from '../../../src/core/begin.ts';
import { crc32 } from '../../../src/core/checksum.ts';
import { mix } from '../../../src/core/random.ts';
import { decode, encode } from '../../../src/core/suspend.ts';
import { byteReader } from '../../../src/core/suspend-bytes.ts';
import { transition } from '../../../src/core/transition.ts';
import { anyEvents, anyStart } from './any-visit.ts';
import { anyAttempt } from './any-attempt.ts';
import { AT, REGISTRATION, plan, scenario } from './course.ts';
import { COURSE, example } from './saved-state.ts';

const MUTATIONS = 100_000;
const NAMED = ['truncated', 'checksum', 'other-course', 'newer-version', 'malformed'];

/** States that learners come to, and some of every shape there is. */
const states: readonly string[] = [
  example,
  ...fc
    .sample(fc.tuple(anyStart, anyEvents), { numRuns: 150, seed: 11 })
    .map(([start, events]) => events.reduce((now, event) => transition(now, event)[0], start).attempt),
  ...fc.sample(anyAttempt(), { numRuns: 50, seed: 12 }),
].map((attempt: Attempt) => encode(attempt, COURSE));

/** The version of the course that a readable state says to be from; it stands behind two words. */
function versionIn(state: string): string {
  const reader = byteReader(
    [...(fromBase64Url(state.trim().slice(state.trim().lastIndexOf('.') + 1)) ?? [])].slice(8),
  );
  return [reader.number(), reader.number(), reader.number()].join('.');
}

type Below = (limit: number) => number;

/** The bytes of a state, changed in one place or several, with a checksum that is right again. */
function forged(state: string, below: Below): string {
  const bytes = [...(fromBase64Url(state.slice(state.lastIndexOf('.') + 1)) ?? [])].slice(4);
  // Its first four name the course: mostly they stay, so that the parser is reached.
  const from = below(20) === 0 ? 0 : 4;
  const body = mutated(bytes.slice(from), below, () => [0, 1, 2, 127, 128, 255, below(256)][below(7)] ?? 0);
  const sealed = [...bytes.slice(0, from), ...body];
  const sum = crc32([2, ...sealed]);
  const code = toBase64Url([sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255, ...sealed]);
  return `2.${code.length}.${code}`;
}

const ALPHABET = 'ABCXYZabcxyz0129-_. =+/é\n\0';

function garbled(state: string, below: Below): string {
  return mutated(state.split(''), below, () => ALPHABET.charAt(below(ALPHABET.length))).join('');
}

/** Flips, cuts, inserts, doubles and repeats, one to four times. */
function mutated<T>(list: readonly T[], below: Below, other: () => T): readonly T[] {
  let now = [...list];
  for (let times = 1 + below(4); times > 0; times -= 1) {
    const [at, length] = [below(now.length + 1), 1 + below(6)];
    const part = now.slice(at, at + length);
    switch (below(6)) {
      case 0:
        now = [...now.slice(0, at), other(), ...now.slice(at + 1)];
        break;
      case 1:
        now = now.slice(0, at);
        break;
      case 2:
        now = [...now.slice(0, at), ...now.slice(at + length)];
        break;
      case 3:
        now = [...now.slice(0, at), other(), ...now.slice(at)];
        break;
      case 4:
        now = [...now.slice(0, at), ...part, ...now.slice(at)];
        break;
      default:
        now = [...now.slice(at), ...now.slice(0, at)];
    }
  }
  return now;
}

test(`${MUTATIONS} mutations of saved states end in a state that holds, a clean start or a named error`, () => {
  let drawn = 0;
  const below: Below = (limit) => {
    drawn += 1;
    return mix(20_261_122, drawn) % limit;
  };
  const course = plan({ ...COURSE, scenarios: [scenario(4), scenario(40), scenario(41)] });
  const ends = new Map<string, number>();
  let slowest = 0;
  const count = (name: string) => ends.set(name, (ends.get(name) ?? 0) + 1);
  for (let number = 0; number < MUTATIONS; number += 1) {
    const state = states[below(states.length)] ?? '';
    const other = states[below(states.length)] ?? '';
    const spliced = state.slice(0, below(state.length)) + other.slice(below(other.length));
    const text = [
      () => garbled(state, below),
      () => spliced,
      () => forged(state, below),
      () => forged(state, below),
    ][below(4)]?.();
    if (text === undefined) throw new Error('No mutation was drawn.');
    const began = performance.now();
    const read = decode(text, COURSE);
    slowest = Math.max(slowest, performance.now() - began);
    if (read.kind === 'unreadable') {
      if (!NAMED.includes(read.why)) throw new Error(`${JSON.stringify(text)} is unreadable: ${read.why}.`);
      count(read.why);
      continue;
    }
    count(read.kind);
    if (read.kind === 'empty') continue;
    const [session] = begin(course, {
      mode: 'normal',
      passMark: null,
      attempt: read.attempt,
      fresh: { registration: REGISTRATION, seed: 1 },
      at: AT,
    });
    const written = encode(session.attempt, COURSE);
    const again = decode(written, COURSE);
    if (again.kind !== 'restored' || encode(again.attempt, COURSE) !== written)
      throw new Error(`${JSON.stringify(text)} is restored and cannot be saved again.`);
    if (encode(read.attempt, { ...COURSE, version: versionIn(text) }) !== text.trim())
      throw new Error(`${JSON.stringify(text)} is restored and says something else.`);
  }
  // A run that reaches nothing says nothing.
  for (const end of ['restored', ...NAMED]) expect(ends.get(end) ?? 0, end).toBeGreaterThan(20);
  // A learner waits for it: a tenth of a second would be felt, on a computer that stands still now and then.
  expect(slowest).toBeLessThan(500);
});
