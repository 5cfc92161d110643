import { describe, expect, test } from 'vitest';
import { batchWithin } from '../../../../src/xapi/outbox/batch.ts';
import { statementsOf } from '../../../../src/xapi/statements.ts';
import { answer, report, stamped } from '../../../support/xapi-course.ts';

const statements = Array.from({ length: 5 }, (_, index) =>
  statementsOf(stamped(answer(), index), report),
).flat();
const size = (count: number) => Buffer.byteLength(JSON.stringify(statements.slice(0, count)), 'utf8');

describe('a batch', () => {
  test('takes as many statements as asked for, in order', () => {
    expect(batchWithin(statements, { statements: 3, bytes: 60_000 })).toEqual(statements.slice(0, 3));
  });

  test('fills its bytes to the last one and no further', () => {
    expect(batchWithin(statements, { statements: 50, bytes: size(2) })).toHaveLength(2);
    expect(batchWithin(statements, { statements: 50, bytes: size(2) - 1 })).toHaveLength(1);
  });

  test('counts bytes of UTF-8, not letters', () => {
    const long = { ...report, plan: { ...report.plan, title: 'Déjà vu, 警察' } };
    const [first, second] = [1, 2].flatMap((number) => statementsOf(stamped(answer(), number), long));
    const both = [first, second].flatMap((statement) => statement ?? []);
    const bytes = Buffer.byteLength(JSON.stringify(both), 'utf8');
    expect(batchWithin(both, { statements: 50, bytes: bytes - 1 })).toHaveLength(1);
  });

  test('is empty where the first statement is too large, and where there is none', () => {
    expect(batchWithin(statements, { statements: 50, bytes: 10 })).toEqual([]);
    expect(batchWithin([], { statements: 50, bytes: 60_000 })).toEqual([]);
  });
});
