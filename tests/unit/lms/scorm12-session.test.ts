import { describe, expect, test } from 'vitest';
import { scorm12 } from '../../../src/lms/scorm12/dialect.ts';
import { openScorm12 } from '../../../src/lms/scorm12/session.ts';
import { interaction, scored, UNFINISHED } from '../../support/interactions.ts';
import { stubLms } from '../../support/stub-lms.ts';

const { words } = scorm12;
const clock = { now: () => 0, isReloading: () => false };

function opened(lms: object) {
  const session = openScorm12(lms, clock);
  if (session === undefined) throw new Error('The LMS refused LMSInitialize.');
  return session;
}

describe('a lesson_status that the LMS holds at launch', () => {
  test.each(['', 'not attempted', 'unknown', 'browsed'])('of "%s" becomes incomplete', (status) => {
    const lms = stubLms(words, { values: { 'cmi.core.lesson_status': status } });
    opened(lms);
    expect(lms.values['cmi.core.lesson_status']).toBe('incomplete');
  });

  test.each(['incomplete', 'failed', 'completed', 'passed'])('of "%s" is not written again', (status) => {
    const lms = stubLms(words, { values: { 'cmi.core.lesson_status': status } });
    opened(lms).reportOutcome(UNFINISHED);
    expect(lms.calls.filter(([, element]) => element === 'cmi.core.lesson_status')).toHaveLength(1);
  });
});

function refusing(pattern: RegExp, code: string) {
  return stubLms(words, {
    setValue: (element) => String(!pattern.test(String(element))),
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
    const lms = stubLms(words, {
      setValue: (element) => String(!(expired && /interactions/.test(String(element)))),
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
    const lms = stubLms(words, { getValue: () => null });
    opened(lms).recordInteraction(interaction());
    expect(lms.calls).toContainEqual(['LMSSetValue', 'cmi.interactions.0.id', 'q12']);
  });

  test.each([
    ['details of an interaction', /correct_responses|weighting|latency/],
    ['the bounds of the score', /score\.(min|max)/],
    ['session_time', /session_time/],
    ['exit', /exit/],
  ])('a refusal of %s is no problem', async (_what, pattern) => {
    const session = opened(refusing(pattern, '401'));
    session.recordInteraction(interaction());
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
  });

  test.each([
    ['cmi.core.score.raw', /score\.raw/],
    ['cmi.suspend_data', /suspend_data/],
    ['cmi.core.lesson_status', /lesson_status/],
  ])('a refusal of %s is a problem though LMSCommit answers yes', async (element, pattern) => {
    const session = opened(refusing(pattern, '405'));
    session.saveState('state', 'l1');
    expect(await session.end(scored('passed', 90), 'exit')).toMatchObject({
      ok: false,
      problem: { call: `LMSSetValue ${element}`, code: '405' },
    });
  });
});
