import { describe, expect, test } from 'vitest';
import { guardApi } from '../../../src/lms/scorm/api.ts';
import { scorm12 } from '../../../src/lms/scorm12/dialect.ts';
import { scorm2004 } from '../../../src/lms/scorm2004/dialect.ts';
import { stubLms } from '../../support/stub-lms.ts';

function thrower(): never {
  throw new TypeError('Object expected');
}

describe.each([scorm12, scorm2004])('answers of $name LMSs', ({ words }) => {
  const { commit, setValue } = words;

  test.each([['true'], [true], ['TRUE'], [1], ['1'], [Object('true')]])('%j to a commit is yes', (answer) => {
    expect(guardApi(words, stubLms(words, { commit: () => answer })).commit()).toEqual({ ok: true });
  });

  test.each([['false'], [false], [0], [''], [null], [undefined]])('%j to a commit is no', (answer) => {
    const lms = stubLms(words, { commit: () => answer, error: '391' });
    expect(guardApi(words, lms).commit()).toEqual({
      ok: false,
      problem: { call: commit, code: '391', message: 'Words for 391' },
    });
  });

  test.each([['false'], [null], [undefined]])('%j to a value with error 0 is yes', (answer) => {
    const lms = stubLms(words, { setValue: () => answer, error: 0 });
    expect(guardApi(words, lms).set('cmi.exit', '')).toEqual({ ok: true });
  });

  test('"false" to a commit with error 0 is no: nobody has said that the data is safe', () => {
    const lms = stubLms(words, { commit: () => 'false', error: '0' });
    expect(guardApi(words, lms).commit()).toMatchObject({ ok: false });
  });

  test('an LMS that throws, or lacks a function, is a problem and no exception', () => {
    const throwing = guardApi(
      words,
      stubLms(words, { setValue: thrower, getValue: thrower, commit: thrower, terminate: thrower }),
    );
    expect(throwing.get('cmi.entry')).toBe('');
    expect(throwing.set('cmi.exit', '')).toEqual({
      ok: false,
      problem: { call: `${setValue} cmi.exit`, code: '', message: 'TypeError: Object expected' },
    });
    expect(throwing.terminate()).toMatchObject({ ok: false, problem: { call: words.terminate } });
    expect(guardApi(words, {}).commit()).toMatchObject({ ok: false, problem: { call: commit } });
  });

  test('values are read as text: null and undefined as none, numbers as their digits', () => {
    const values = { a: null, b: undefined, c: 0, d: '  x ' };
    const api = guardApi(words, stubLms(words, { getValue: (element) => Object(values)[String(element)] }));
    expect(['a', 'b', 'c', 'd'].map((element) => api.get(element))).toEqual(['', '', '0', 'x']);
  });

  test('functions are called on their own object', () => {
    const lms = {
      answer: 'true',
      [commit]() {
        return this.answer;
      },
    };
    expect(guardApi(words, lms).commit()).toEqual({ ok: true });
  });

  test('a session that is open already goes on where it can be read', () => {
    const open = stubLms(words, { initialize: () => 'false', error: words.alreadyOpen, values: {} });
    expect(guardApi(words, open).initialize()).toBe('refused');
    const readable = stubLms(words, {
      initialize: () => 'false',
      error: words.alreadyOpen,
      values: { [words.alwaysReadable]: 'badge-117' },
    });
    expect(guardApi(words, readable).initialize()).toBe('reopened');
  });

  test('a session that is refused with any other error stays closed', () => {
    const lms = stubLms(words, {
      initialize: () => 'false',
      error: '104',
      values: { [words.alwaysReadable]: 'badge-117' },
    });
    expect(guardApi(words, lms).initialize()).toBe('refused');
  });

  test('no error is asked for where the answer is yes, nor for values that are not there, nor anything after the end', () => {
    const lms = stubLms(words, {});
    const api = guardApi(words, lms);
    api.initialize();
    api.get('cmi.nothing');
    api.set('cmi.exit', '');
    api.commit();
    api.terminate();
    api.commit();
    api.get('cmi.entry');
    api.terminate();
    expect(lms.calls.map(([name]) => name)).toEqual([
      words.initialize,
      words.getValue,
      setValue,
      commit,
      words.terminate,
    ]);
  });
});
