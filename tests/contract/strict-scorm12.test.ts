import { Scorm12API } from 'scorm-again/scorm12';
import { describe, expect, test } from 'vitest';
import { strictScorm12 } from '../../src/lab/strict-scorm12.ts';
import { formatCases } from '../support/format-cases.ts';

function library(mode = 'normal'): Scorm12API {
  const api = new Scorm12API({ logLevel: 'NONE' });
  api.loadFromJSON({ core: { lesson_mode: mode } }, 'cmi');
  return api;
}

function opened(mode = 'normal') {
  const strict = strictScorm12(library(mode), () => undefined);
  strict.LMSInitialize('');
  return strict;
}

describe('values that scorm-again 3.4.3 takes and strict LMSs refuse with 405', () => {
  test.each([
    ['cmi.suspend_data', 'CMIString4096', 'x'.repeat(4097)],
    ['cmi.interactions.0.id', 'CMIIdentifier, which has no white space', 'q 1'],
    ['cmi.core.exit', 'CMIVocabulary (Exit): time-out, suspend, logout, ""', 'normal'],
  ])('are those of %s that are no %s', (element, _format, value) => {
    const lenient = library();
    lenient.LMSInitialize('');
    expect(lenient.LMSSetValue(element, value)).toBe('true');
    const strict = opened();
    expect(strict.LMSSetValue(element, value)).toBe('false');
    expect(strict.LMSGetLastError('')).toBe('405');
    expect(strict.violations()).toHaveLength(1);
  });

  test('are results of "incorrect", which the library turns into "wrong"', () => {
    const lenient = library();
    lenient.LMSInitialize('');
    lenient.LMSSetValue('cmi.interactions.0.id', 'q1');
    expect(lenient.LMSSetValue('cmi.interactions.0.result', 'incorrect')).toBe('true');
    expect(lenient.getFlattenedCMI()).toMatchObject({ 'cmi.interactions.0.result': 'wrong' });
    const strict = opened();
    strict.LMSSetValue('cmi.interactions.0.id', 'q1');
    expect(strict.LMSSetValue('cmi.interactions.0.result', 'incorrect')).toBe('false');
    expect(strict.LMSSetValue('cmi.interactions.0.result', 'wrong')).toBe('true');
  });
});

describe('a strict LMS that is given a response', () => {
  test.each(
    formatCases([
      ['choice', 'a,b', true],
      ['choice', '0', true],
      ['choice', 'ab', false],
      ['choice', 'a,a', false],
      ['choice', 'A', false],
      ['choice', 'a, b', false],
      ['choice', 'a[,]b', false],
      ['choice', '', false],
      ['true-false', 't', true],
      ['true-false', 'yes', false],
      ['matching', 'a.1,b.2', true],
      ['matching', 'a,b', false],
      ['sequencing', 'c,a,b', true],
      ['sequencing', 'first,second', false],
      ['numeric', '-12.5', true],
      ['numeric', 'twelve', false],
      ['likert', 'b', true],
      ['likert', 'bb', false],
      ['fill-in', 'x'.repeat(255), true],
      ['fill-in', 'x'.repeat(256), false],
    ]),
  )('%s', (_title, type, response, legal) => {
    const strict = opened();
    strict.LMSSetValue('cmi.interactions.0.id', 'q1');
    strict.LMSSetValue('cmi.interactions.0.type', type);
    for (const part of ['student_response', 'correct_responses.0.pattern']) {
      expect(strict.LMSSetValue(`cmi.interactions.0.${part}`, response)).toBe(String(legal));
    }
  });
});

describe('the life of a session', () => {
  test('scorm-again 3.4.3 answers "true" after LMSFinish; the strict API answers 301', () => {
    const lenient = library();
    lenient.LMSInitialize('');
    lenient.LMSFinish('');
    expect(lenient.LMSSetValue('cmi.suspend_data', 'late')).toBe('true');
    expect(lenient.LMSCommit('')).toBe('true');
    expect(lenient.LMSFinish('')).toBe('true');
    expect(lenient.LMSGetLastError()).toBe('101');
    const strict = opened();
    strict.LMSFinish('');
    for (const late of [
      () => strict.LMSSetValue('cmi.suspend_data', 'late'),
      () => strict.LMSCommit(''),
      () => strict.LMSFinish(''),
    ]) {
      expect(late()).toBe('false');
      expect(strict.LMSGetLastError('')).toBe('301');
    }
    expect(strict.LMSGetValue('cmi.suspend_data')).toBe('');
    expect(strict.violations()).toHaveLength(4);
  });

  test('scorm-again 3.4.3 still reads after LMSFinish, so a dead session looks open', () => {
    const lenient = library();
    lenient.LMSInitialize('');
    lenient.LMSSetValue('cmi.suspend_data', 'state');
    lenient.LMSFinish('');
    expect(lenient.LMSInitialize('')).toBe('false');
    expect(lenient.LMSGetLastError()).toBe('101');
    expect(lenient.LMSGetValue('cmi.suspend_data')).toBe('state');
    expect(lenient.LMSGetLastError()).toBe('0');
  });

  test('calls before LMSInitialize are refused with 301, a second LMSInitialize with 101', () => {
    const strict = strictScorm12(library(), () => undefined);
    expect(strict.LMSSetValue('cmi.suspend_data', 'x')).toBe('false');
    expect(strict.LMSGetLastError('')).toBe('301');
    strict.LMSInitialize('');
    expect(strict.LMSInitialize('')).toBe('false');
    expect(strict.LMSGetLastError('')).toBe('101');
  });

  test('interactions are appended without gaps, or 201', () => {
    const strict = opened();
    expect(strict.LMSSetValue('cmi.interactions.1.id', 'q2')).toBe('false');
    expect(strict.LMSGetLastError('')).toBe('201');
  });

  test.each(['browse', 'review'])(
    'a write in mode %s goes through, as in Moodle, and is a violation',
    (mode) => {
      const strict = opened(mode);
      expect(strict.LMSSetValue('cmi.core.lesson_status', 'incomplete')).toBe('true');
      expect(strict.violations().map(({ args }) => args[0])).toEqual(['cmi.core.lesson_status']);
    },
  );

  test('every call is logged with its arguments, answer and error', () => {
    const seen: unknown[] = [];
    const strict = strictScorm12(library(), (call) => seen.push(call));
    strict.LMSInitialize('');
    strict.LMSSetValue('cmi.core.total_time', '00:00:00');
    expect(seen).toEqual([
      { name: 'LMSInitialize', args: [''], answer: 'true', error: '0', violation: null },
      {
        name: 'LMSSetValue',
        args: ['cmi.core.total_time', '00:00:00'],
        answer: 'false',
        error: '403',
        violation: null,
      },
    ]);
    expect(strict.count('LMSSetValue')).toBe(1);
  });
});
