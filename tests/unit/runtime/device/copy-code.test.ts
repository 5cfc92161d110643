import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from '../../../../src/core/suspend.ts';
import { scorm12 } from '../../../../src/lms/scorm12/dialect.ts';
import { scorm2004 } from '../../../../src/lms/scorm2004/dialect.ts';
import { copyText, readCopy, type DeviceCopy } from '../../../../src/runtime/device/copy-code.ts';
import { ownerOf } from '../../../../src/runtime/owner.ts';
import { exchanges, kinds } from '../../../support/exchanges.ts';
import { interaction } from '../../../support/interactions.ts';
import { RELEASE, AT, answered, attempt } from '../../core/course.ts';

const DAY = 24 * 60 * 60 * 1_000;

const copy: DeviceCopy = {
  attempt: attempt({ opened: [1], answers: { 12: answered } }),
  interactions: kinds.map((kind, number) =>
    interaction({ key: `q${number}`, exchange: exchanges[kind], form: { attempt: 1, seed: 4 } }),
  ),
  recorded: 0,
  at: AT,
  isBased: true,
  isHandedOver: false,
  folder: 7,
};
const text = copyText(copy, RELEASE);

describe('What a device keeps of a visit', () => {
  test('is read as it was written', () => {
    expect(readCopy(text, RELEASE, AT)).toEqual(copy);
  });

  test('lasts 30 days, however the clock was put back', () => {
    expect(readCopy(text, RELEASE, AT + 30 * DAY)).toEqual(copy);
    expect(readCopy(text, RELEASE, AT + 30 * DAY + 1)).toBeUndefined();
    expect(readCopy(text, RELEASE, AT - DAY)).toEqual(copy);
  });

  test.each<[string, string]>([
    ['of another course', copyText(copy, { ...RELEASE, course: 'other' })],
    ['without its state', JSON.stringify({ ...JSON.parse(text), state: '' })],
    ['with a garbled state', text.replace('"state":"2.', '"state":"2.9')],
    ['with what is no answer', JSON.stringify({ ...JSON.parse(text), interactions: [{ key: 'q12' }] })],
    ['with answers that are no list', JSON.stringify({ ...JSON.parse(text), interactions: {} })],
    ['without its time', JSON.stringify({ ...JSON.parse(text), at: null })],
    ['cut', text.slice(0, -3)],
    ['of another program', '"kept"'],
  ])('is nothing: %s', (_, other) => {
    expect(readCopy(other, RELEASE, AT)).toBeUndefined();
  });

  test.each([
    ['form', JSON.stringify({ version: 2, kept: 'otherwise' })],
    ['state', JSON.stringify({ ...JSON.parse(text), state: `3.${encode(copy.attempt, RELEASE).slice(2)}` })],
  ])('in a later %s is left to who wrote it', (_, other) => {
    expect(readCopy(other, RELEASE, AT)).toBe('newer');
  });

  test('stands under a name from which neither course nor learner can be read', () => {
    const owner = ownerOf('course', 'annual', 'officer-1');
    expect(owner).toMatch(/^[0-9a-f]{40}$/);
    expect(ownerOf('course', 'annual', 'officer-2')).not.toBe(owner);
    expect(ownerOf('course', 'annualofficer-1', '')).not.toBe(ownerOf('course', 'annual', 'officer-1'));
  });
});

/** Values that stand where others are expected. */
const odd = fc.constantFrom(null, '', 'x', 0, -1, Infinity, [], {}, true, [[]], [null], { kind: 'choice' });

/** Puts another value at some place deep in the data. */
function replaced(value: unknown, path: readonly number[], other: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return other;
  const entries = Object.entries(value);
  if (entries.length === 0) return other;
  const [key, inner] = entries[step % entries.length] ?? ['', null];
  const next = replaced(inner, rest, other);
  if (Array.isArray(value)) return value.map((one: unknown, index) => (String(index) === key ? next : one));
  return { ...value, [key]: next };
}

test('20,000 changes to it end in nothing, or in a copy that every record keeper takes', () => {
  const letters = fc
    .tuple(fc.nat(text.length), fc.nat(4), fc.string({ maxLength: 3 }))
    .map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
  const values = fc
    .tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }), odd)
    .map(([path, other]) => JSON.stringify(replaced(JSON.parse(text), path, other)));
  fc.assert(
    fc.property(fc.oneof(letters, values), (changed) => {
      const read = readCopy(changed, RELEASE, AT);
      if (read === undefined || read === 'newer') return;
      // As text: JSON has no word for what tells -0 from 0.
      const kept = copyText(read, RELEASE);
      const again = readCopy(kept, RELEASE, AT);
      expect(typeof again === 'object' && copyText(again, RELEASE)).toBe(kept);
      for (const one of read.interactions)
        for (const dialect of [scorm12, scorm2004])
          for (const [, value] of dialect.interactionEntries(one)) expect(typeof value).toBe('string');
    }),
    { numRuns: 20_000 },
  );
});
