import { describe, expect, test } from 'vitest';
import { encode } from '../../../../src/core/suspend.ts';
import { checkReceipt } from '../../../../src/packaging/receipt/receipt-check.ts';
import { readReceipt } from '../../../../src/packaging/receipt/receipt-file.ts';
import { checksumOf } from '../../../../src/receipt/checksum.ts';
import type { Receipt } from '../../../../src/receipt/receipt.ts';
import { passed, sampleReceipt } from '../../../support/receipt-sample.ts';
import { RELEASE, finishedTry, plan } from '../../core/course.ts';

const build = { package: 'annual-scorm12-1.0.0.zip', plan: plan() };

/** The receipt with something else in it, sealed again as somebody would who knows how. */
function resealed(change: Partial<Receipt>): Receipt {
  const changed = { ...sampleReceipt(), ...change };
  return { ...changed, checksum: checksumOf(changed) };
}

const check = (receipt: Receipt, known = [build]) => checkReceipt(receipt, receipt, known);

describe('A receipt', () => {
  test('that a course made is right, with its build and without', () => {
    expect(check(sampleReceipt())).toEqual({
      isChecksumRight: true,
      contradictions: [],
      builds: ['annual-scorm12-1.0.0.zip'],
    });
    expect(check(sampleReceipt(), [])).toEqual({ isChecksumRight: true, contradictions: [], builds: [] });
  });

  test('of another build is told so: another content, or another edition', () => {
    for (const other of [plan({ contentHash: 'ff00' }), plan({ edition: 'recruit' })])
      expect(check(sampleReceipt(), [{ ...build, plan: other }]).builds).toEqual([]);
  });

  test.each<[string, (receipt: Receipt) => Partial<Receipt>, string]>([
    ['registration', (one) => ({ attempt: { ...one.attempt, registration: 'x' } }), 'attempt.registration'],
    ['status', (one) => ({ attempt: { ...one.attempt, status: 'completed' } }), 'attempt.status'],
    ['time', (one) => ({ attempt: { ...one.attempt, statusAt: null } }), 'attempt.statusAt'],
    ['answers', (one) => ({ attempt: { ...one.attempt, answers: [] } }), 'attempt.answers'],
    ['tries', (one) => ({ attempt: { ...one.attempt, tries: [] } }), 'attempt.tries'],
    [
      'scenarios',
      (one) => ({ attempt: { ...one.attempt, runs: [{ scenario: 1, ending: 1, process: 100 }] } }),
      'attempt.runs',
    ],
    ['score', () => ({ score: { raw: 95, passMark: 75, passed: true } }), 'score.raw'],
  ])('with another %s than its saved state is not right, whatever its checksum', (_, change, named) => {
    const { isChecksumRight, contradictions } = check(resealed(change(sampleReceipt())), []);
    expect(isChecksumRight).toBe(true);
    expect(contradictions.some((one) => one.startsWith(`${named}: the receipt says`))).toBe(true);
  });

  test('whose saved state claims more than its answers come to is not right, where the build is known', () => {
    const tries = [{ ...finishedTry(1), reached: { raw: 100, passed: true, at: 0 } }];
    const forged = sampleReceipt({ tries });
    expect(check(forged, []).contradictions).toEqual([]);
    const { contradictions } = check(forged);
    expect(contradictions).toHaveLength(3);
    expect(contradictions[0]).toContain('the receipt says "passed"');
    expect(contradictions[0]).toContain('the answers come to "incomplete"');
    expect(contradictions[1]).toContain('the answers come to 25');
  });

  test('without a state, or with one that cannot be read, is not right and says why', () => {
    expect(check(resealed({ state: '' })).contradictions).toEqual([
      expect.stringContaining('no saved state'),
    ]);
    const { state } = sampleReceipt();
    expect(check(resealed({ state: state.slice(0, -3) })).contradictions).toEqual([
      expect.stringContaining('cut short'),
    ]);
    expect(
      check(resealed({ state: encode(passed, { ...RELEASE, course: 'other' }) })).contradictions,
    ).toEqual([expect.stringContaining('another course')]);
  });
});

describe('The file of a receipt', () => {
  const text = JSON.stringify(sampleReceipt(), null, 2);

  test('is read whatever blanks stand in it, and what a later course adds counts in the checksum', () => {
    const read = readReceipt(`\uFEFF ${text}\n`);
    expect(read).toMatchObject({ ok: true, receipt: sampleReceipt() });
    const more = { ...sampleReceipt(), added: 1 };
    const sealed = readReceipt(JSON.stringify({ ...more, checksum: checksumOf(more) }));
    if (!sealed.ok) throw new Error(sealed.problem);
    expect(checkReceipt(sealed.receipt, sealed.raw, []).isChecksumRight).toBe(true);
  });

  test.each([
    ['', 'no JSON'],
    [text.slice(0, 300), 'no JSON'],
    ['null', 'no receipt'],
    ['[]', 'no receipt'],
    ['{"schema":"course-receipt","version":2}', 'has version 2'],
    ['{"schema":"course-receipt","version":1}', 'is damaged'],
    [text.replace('"raw": 75', '"raw": "75"'), 'attempt.tries.0.reached.raw'],
  ])('%#: is refused with a reason', (broken, reason) => {
    const read = readReceipt(broken);
    expect(read.ok ? '' : read.problem).toContain(reason);
  });

  test('of which any one digit or letter was changed is found out', () => {
    const receipt = sampleReceipt();
    const flat = JSON.stringify(receipt);
    let found = 0;
    for (let at = 0; at < flat.length; at += 1) {
      const [character = ''] = flat.slice(at);
      if (!/[0-9a-z]/i.test(character)) continue;
      const other = /\d/.test(character)
        ? String((Number(character) + 1) % 10)
        : character === 'e'
          ? 'f'
          : 'e';
      const read = readReceipt(flat.slice(0, at) + other + flat.slice(at + 1));
      const isRight = read.ok && checkReceipt(read.receipt, read.raw, []).isChecksumRight;
      if (isRight) throw new Error(`A change at ${at} was not found: ${flat.slice(at - 20, at + 20)}`);
      found += 1;
    }
    expect(found).toBeGreaterThan(500);
  });
});
