import { describe, expect, test } from 'vitest';
import { guardApi } from '../../../src/lms/scorm12/api.ts';
import { openScorm12 } from '../../../src/lms/scorm12/session.ts';
import { interaction, scored, UNFINISHED } from '../../support/interactions.ts';
import { stubLms } from '../../support/stub-lms.ts';

const clock = { now: () => 0 };

function opened(lms: object) {
  const session = openScorm12(lms, clock);
  if (session === undefined) throw new Error('The LMS refused LMSInitialize.');
  return session;
}

function thrower(): never {
  throw new TypeError('Object expected');
}

describe('answers of LMSs', () => {
  test.each([['true'], [true], ['TRUE'], [1], ['1'], [Object('true')]])(
    '%j to LMSCommit is yes',
    (answer) => {
      expect(guardApi(stubLms({ LMSCommit: () => answer })).commit()).toEqual({ ok: true });
    },
  );

  test.each([['false'], [false], [0], [''], [null], [undefined]])('%j to LMSCommit is no', (answer) => {
    const lms = stubLms({ LMSCommit: () => answer, error: '391' });
    expect(guardApi(lms).commit()).toEqual({
      ok: false,
      problem: { call: 'LMSCommit', code: '391', message: 'Words for 391' },
    });
  });

  test.each([['false'], [null], [undefined]])('%j to LMSSetValue with error 0 is yes', (answer) => {
    const lms = stubLms({ LMSSetValue: () => answer, error: 0 });
    expect(guardApi(lms).set('cmi.core.exit', '')).toEqual({ ok: true });
  });

  test('"false" to LMSCommit with error 0 is no: nobody has said that the data is safe', () => {
    expect(guardApi(stubLms({ LMSCommit: () => 'false', error: '0' })).commit()).toMatchObject({ ok: false });
  });

  test('an LMS that throws, or lacks a function, is a problem and no exception', () => {
    const throwing = guardApi(
      stubLms({ LMSSetValue: thrower, LMSGetValue: thrower, LMSCommit: thrower, LMSFinish: thrower }),
    );
    expect(throwing.get('cmi.core.entry')).toBe('');
    expect(throwing.set('cmi.core.exit', '')).toEqual({
      ok: false,
      problem: { call: 'LMSSetValue cmi.core.exit', code: '', message: 'TypeError: Object expected' },
    });
    expect(throwing.finish()).toMatchObject({ ok: false, problem: { call: 'LMSFinish' } });
    expect(guardApi({}).commit()).toMatchObject({ ok: false, problem: { call: 'LMSCommit' } });
  });

  test('values are read as text: null and undefined as none, numbers as their digits', () => {
    const values = { a: null, b: undefined, c: 0, d: '  x ' };
    const api = guardApi(stubLms({ LMSGetValue: (element) => Object(values)[String(element)] }));
    expect(['a', 'b', 'c', 'd'].map((element) => api.get(element))).toEqual(['', '', '0', 'x']);
  });

  test('functions are called on their own object', () => {
    const lms = {
      answer: 'true',
      LMSCommit() {
        return this.answer;
      },
    };
    expect(guardApi(lms).commit()).toEqual({ ok: true });
  });

  test('no error is asked for where the answer is yes, and nothing is called after LMSFinish', () => {
    const lms = stubLms({});
    const api = guardApi(lms);
    api.initialize();
    api.set('cmi.core.exit', '');
    api.commit();
    api.finish();
    api.commit();
    api.get('cmi.core.entry');
    api.finish();
    expect(lms.calls.map(([name]) => name)).toEqual([
      'LMSInitialize',
      'LMSSetValue',
      'LMSCommit',
      'LMSFinish',
    ]);
  });
});

describe('a status that the LMS holds at launch', () => {
  test.each(['', 'not attempted', 'unknown', 'browsed'])('"%s" becomes incomplete', (status) => {
    const lms = stubLms({ values: { 'cmi.core.lesson_status': status } });
    opened(lms);
    expect(lms.values['cmi.core.lesson_status']).toBe('incomplete');
  });

  test.each(['incomplete', 'failed', 'completed', 'passed'])('"%s" is not written again', (status) => {
    const lms = stubLms({ values: { 'cmi.core.lesson_status': status } });
    opened(lms).reportOutcome(UNFINISHED);
    expect(lms.calls.filter(([, element]) => element === 'cmi.core.lesson_status')).toHaveLength(1);
  });
});

function refusing(pattern: RegExp, code: string) {
  return stubLms({
    LMSSetValue: (element) => String(!pattern.test(String(element))),
    error: code,
  });
}

describe('optional parts of SCORM 1.2', () => {
  test.each(['201', '401', '402'])('an LMS that refuses interactions with %s is asked once', async (code) => {
    const lms = refusing(/interactions/, code);
    const session = opened(lms);
    session.recordInteraction(interaction());
    session.recordInteraction(interaction());
    expect(await session.commit()).toEqual({ ok: true });
    expect(lms.calls.filter(([, element]) => /interactions\.\d/.test(String(element)))).toHaveLength(1);
  });

  test('an interaction refused with 301 waits, is reported, and keeps its place', async () => {
    let expired = true;
    const lms = stubLms({
      LMSSetValue: (element) => String(!(expired && /interactions/.test(String(element)))),
      error: '301',
    });
    const session = opened(lms);
    session.recordInteraction(interaction({ key: 'q1' }));
    session.recordInteraction(interaction({ key: 'q2' }));
    expect(await session.commit()).toMatchObject({
      ok: false,
      problem: { call: 'LMSSetValue cmi.interactions.0.id', code: '301' },
    });
    expired = false;
    expect(await session.commit()).toEqual({ ok: true });
    expect(lms.calls.filter(([, element]) => /\d\.id$/.test(String(element))).slice(-2)).toEqual([
      ['LMSSetValue', 'cmi.interactions.0.id', 'q1'],
      ['LMSSetValue', 'cmi.interactions.1.id', 'q2'],
    ]);
  });

  test('interactions start at 0 where _count cannot be read', () => {
    const lms = stubLms({ LMSGetValue: () => null });
    opened(lms).recordInteraction(interaction());
    expect(lms.calls).toContainEqual(['LMSSetValue', 'cmi.interactions.0.id', 'q12']);
  });

  test.each([/correct_responses|weighting|latency/, /score\.(min|max)/, /session_time/, /exit/])(
    'a refusal of %s is no problem',
    async (pattern) => {
      const session = opened(refusing(pattern, '401'));
      session.recordInteraction(interaction());
      expect(await session.end(scored('passed', 90))).toEqual({ ok: true });
    },
  );

  test.each([
    [/score\.raw/, 'cmi.core.score.raw'],
    [/suspend_data/, 'cmi.suspend_data'],
    [/lesson_status/, 'cmi.core.lesson_status'],
  ])('a refusal of %s is a problem though LMSCommit answers yes', async (pattern, element) => {
    const session = opened(refusing(pattern, '405'));
    session.saveState('state', 'l1');
    expect(await session.end(scored('passed', 90))).toMatchObject({
      ok: false,
      problem: { call: `LMSSetValue ${element}`, code: '405' },
    });
  });
});
