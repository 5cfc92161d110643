import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allot, emptyLedger, ledgerText } from '../../../src/packaging/ledger.ts';

const ids = {
  lessons: ['second', 'first'],
  questions: [
    { id: 'q-b', options: ['yes', 'no'] },
    { id: 'q-a', options: ['no'] },
  ],
};

describe('allot', () => {
  test('counts lessons and questions from 1 and options from 1 in their question', () => {
    expect(allot(emptyLedger, ids, 'project').ledger).toEqual({
      lessons: { second: 1, first: 2 },
      questions: { 'q-b': 1, 'q-a': 2 },
      options: { 'q-b/yes': 1, 'q-b/no': 2, 'q-a/no': 1 },
    });
  });

  test('counts a department’s own lessons and questions from 5000', () => {
    const { ledger } = allot({ ...emptyLedger, lessons: { first: 1 } }, ids, 'department');
    expect(ledger.lessons).toEqual({ first: 1, second: 5000 });
    expect(ledger.questions).toEqual({ 'q-b': 5000, 'q-a': 5001 });
    expect(ledger.options).toEqual({ 'q-b/yes': 1, 'q-b/no': 2, 'q-a/no': 1 });
  });

  test('goes on below 5000 where a department has its own already', () => {
    const { ledger } = allot({ ...emptyLedger, questions: { own: 5003, 'q-b': 7 } }, ids, 'project');
    expect(ledger.questions).toEqual({ own: 5003, 'q-b': 7, 'q-a': 8 });
  });

  test('never gives the number of an id that is gone to another', () => {
    const old = { lessons: { gone: 2 }, questions: { gone: 9 }, options: { 'q-b/gone': 3, 'q-b/yes': 1 } };
    const { ledger } = allot(old, ids, 'project');
    expect(ledger.lessons).toEqual({ gone: 2, second: 3, first: 4 });
    expect(ledger.questions).toEqual({ gone: 9, 'q-b': 10, 'q-a': 11 });
    expect(ledger.options).toEqual({ 'q-b/gone': 3, 'q-b/yes': 1, 'q-b/no': 4, 'q-a/no': 1 });
  });

  test('leaves the ledger it was given as it was', () => {
    allot(emptyLedger, ids, 'project');
    expect(emptyLedger).toEqual({ lessons: {}, questions: {}, options: {} });
  });

  test('names the option for which no number up to 35 is left', () => {
    const { full, ledger } = allot({ ...emptyLedger, options: { 'q-a/old': 35 } }, ids, 'project');
    expect(full).toEqual([{ map: 'options', id: 'q-a/no' }]);
    expect(ledger.options).not.toHaveProperty('q-a/no');
  });
});

describe('ledgerText', () => {
  test('writes one sorted line an id, and reads back as it was', () => {
    const { ledger } = allot(emptyLedger, ids, 'project');
    const text = ledgerText(ledger);
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      'lessons:',
      '  first: 2',
      '  second: 1',
      'questions:',
      '  q-a: 2',
      '  q-b: 1',
      'options:',
      '  q-a/no: 1',
      '  q-b/no: 2',
      '  q-b/yes: 1',
      '',
    ]);
    expect(parse(text)).toEqual(ledger);
  });
});
