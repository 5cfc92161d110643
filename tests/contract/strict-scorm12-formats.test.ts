import { Scorm12API } from 'scorm-again/scorm12';
import { describe, expect, test } from 'vitest';
import { strictScorm12 } from '../../src/lab/strict-scorm12.ts';
import { formatCases } from '../support/format-cases.ts';

function opened() {
  const strict = strictScorm12(new Scorm12API({ logLevel: 'NONE' }), () => undefined);
  strict.LMSInitialize('');
  return strict;
}

describe('an LMS that keeps the formats of SCORM 1.2 RTE 3.4.4 and of Moodle', () => {
  test.each(
    formatCases([
      ['cmi.core.session_time', '0000:01:02.50', true],
      ['cmi.core.session_time', '00:01:02', true],
      ['cmi.core.session_time', '0:01:02', false],
      ['cmi.core.session_time', '00000:01:02', false],
      ['cmi.core.session_time', '0000:01:02.500', false],
      ['cmi.core.session_time', 'PT1M2S', false],
      ['cmi.core.score.raw', '0', true],
      ['cmi.core.score.raw', '100', true],
      ['cmi.core.score.raw', '66.67', true],
      ['cmi.core.score.raw', '101', false],
      ['cmi.core.score.raw', '-1', false],
      ['cmi.core.score.max', '1000', false],
      ['cmi.core.lesson_status', 'browsed', true],
      ['cmi.core.lesson_status', 'not attempted', false],
      ['cmi.core.lesson_status', 'Passed', false],
      ['cmi.core.lesson_location', 'x'.repeat(255), true],
      ['cmi.core.lesson_location', 'x'.repeat(256), false],
      ['cmi.suspend_data', 'x'.repeat(4096), true],
      ['cmi.core.exit', '', true],
      ['cmi.core.exit', 'suspend', true],
    ]),
  )('%s', (_title, element, value, legal) => {
    const strict = opened();
    expect(strict.LMSSetValue(element, value)).toBe(String(legal));
    expect(strict.LMSGetLastError('')).toBe(legal ? '0' : '405');
  });

  test.each(
    formatCases([
      ['time', '09:05:07', true],
      ['time', '24:00:00', false],
      ['time', '2026-11-22T09:05:07Z', false],
      ['latency', '0000:00:05.10', true],
      ['latency', '5', false],
      ['weighting', '1', true],
      ['weighting', '1000', false],
      ['weighting', '1e3', false],
    ]),
  )('%s of an interaction', (_title, part, value, legal) => {
    const strict = opened();
    strict.LMSSetValue('cmi.interactions.0.id', 'q1');
    expect(strict.LMSSetValue(`cmi.interactions.0.${part}`, value)).toBe(String(legal));
  });

  test('takes strings for values, and "" for LMSInitialize, LMSCommit and LMSFinish', () => {
    const strict = opened();
    expect(strict.LMSSetValue('cmi.core.score.raw', 80)).toBe('false');
    expect(strict.LMSCommit()).toBe('false');
    expect(strict.LMSGetLastError('')).toBe('201');
    expect(strict.LMSFinish('now')).toBe('false');
    expect(strict.LMSFinish('')).toBe('true');
  });
});
