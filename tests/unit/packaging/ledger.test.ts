import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ledgerSchema } from '../../../src/schemas/ids.ts';
import { allot, emptyLedger, ledgerText } from '../../../src/packaging/ledger.ts';

const ids = {
  lessons: ['second', 'first'],
  questions: [
    { id: 'q-b', options: ['yes', 'no'] },
    { id: 'q-a', options: ['no'] },
  ],
  scenarios: [],
};

const played = {
  lessons: [],
  questions: [],
  scenarios: [
    { id: 'yard', options: ['wait', 'ask'], endings: ['calm', 'open'] },
    { id: 'road', options: ['wait'], endings: ['calm'] },
  ],
};

describe('allot', () => {
  test('counts lessons and questions from 1 and options from 1 in their question', () => {
    expect(allot(emptyLedger, ids, 'project').ledger).toMatchObject({
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
    const old = {
      ...emptyLedger,
      lessons: { gone: 2 },
      questions: { gone: 9 },
      options: { 'q-b/gone': 3, 'q-b/yes': 1 },
    };
    const { ledger } = allot(old, ids, 'project');
    expect(ledger.lessons).toEqual({ gone: 2, second: 3, first: 4 });
    expect(ledger.questions).toEqual({ gone: 9, 'q-b': 10, 'q-a': 11 });
    expect(ledger.options).toEqual({ 'q-b/gone': 3, 'q-b/yes': 1, 'q-b/no': 4, 'q-a/no': 1 });
  });

  test('leaves the ledger it was given as it was', () => {
    allot(emptyLedger, ids, 'project');
    allot(emptyLedger, played, 'project');
    expect(Object.values(emptyLedger)).toEqual([{}, {}, {}, {}, {}, {}]);
  });

  test('names the option for which no number up to 35 is left', () => {
    const { full, ledger } = allot({ ...emptyLedger, options: { 'q-a/old': 35 } }, ids, 'project');
    expect(full).toEqual([{ map: 'options', id: 'q-a/no' }]);
    expect(ledger.options).not.toHaveProperty('q-a/no');
  });

  test('counts scenarios from 1, and options and endings from 1 in each of them', () => {
    expect(allot(emptyLedger, played, 'project').ledger).toMatchObject({
      scenarios: { yard: 1, road: 2 },
      scenarioOptions: { 'yard/wait': 1, 'yard/ask': 2, 'road/wait': 1 },
      endings: { 'yard/calm': 1, 'yard/open': 2, 'road/calm': 1 },
    });
  });

  test('counts a department’s own scenarios from 5000', () => {
    expect(allot(emptyLedger, played, 'department').ledger.scenarios).toEqual({ yard: 5000, road: 5001 });
  });

  test('names the option of a scenario for which no number up to 127 is left', () => {
    const old = { ...emptyLedger, scenarioOptions: { 'road/old': 127 }, endings: { 'road/old': 126 } };
    const { full, ledger } = allot(old, played, 'project');
    expect(full).toEqual([{ map: 'scenarioOptions', id: 'road/wait' }]);
    expect(ledger.endings['road/calm']).toBe(127);
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
    expect(ledgerSchema.parse(parse(text))).toEqual(ledger);
  });

  test('holds scenarios with their options and endings once there is one', () => {
    const { ledger } = allot(emptyLedger, played, 'project');
    const text = ledgerText(ledger);
    expect(text).toContain(
      [
        'scenarios:',
        '  road: 2',
        '  yard: 1',
        'scenarioOptions:',
        '  road/wait: 1',
        '  yard/ask: 2',
        '  yard/wait: 1',
        'endings:',
        '  road/calm: 1',
        '  yard/calm: 1',
        '  yard/open: 2',
        '',
      ].join('\n'),
    );
    expect(ledgerSchema.parse(parse(text))).toEqual(ledger);
  });
});
