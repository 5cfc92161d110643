import { describe, expect, test } from 'vitest';
import { openScorm12Session } from '../../../../src/lab/host/scorm12-session.ts';
import type { Fault, ScormLaunch } from '../../../../src/lab/launch-settings.ts';
import type { StrictScorm12 } from '../../../../src/lab/strict-scorm12.ts';
import { labServer } from '../../../support/lab-scorm-session.ts';

function lms(settings: Partial<ScormLaunch> = {}) {
  const server = labServer(openScorm12Session, {
    standard: 'scorm12',
    madeFor: 'SCORM 1.2',
    ...settings,
  });
  return { ...server, open: (fault?: () => Fault) => server.open(fault).api as StrictScorm12 };
}

describe('what the LMS says at launch', () => {
  test('is as cmi.core.entry "ab-initio" at first, "resume" after exit "suspend", "" after another exit (SCORM 1.2 RTE)', () => {
    const host = lms();
    const entries = ['suspend', '', 'suspend'].map((exit) => {
      const api = host.open();
      api.LMSInitialize('');
      const entry = api.LMSGetValue('cmi.core.entry');
      api.LMSSetValue('cmi.core.exit', exit);
      api.LMSFinish('');
      return entry;
    });
    expect(entries).toEqual(['ab-initio', 'resume', '']);
  });

  test('is a mastery score of zero as "0", and none as ""', () => {
    for (const [masteryScore, sent] of [
      [0, '0'],
      [null, ''],
    ] as const) {
      const api = lms({ masteryScore }).open();
      api.LMSInitialize('');
      expect(api.LMSGetValue('cmi.student_data.mastery_score')).toBe(sent);
    }
  });

  test('in review is "no-credit"', () => {
    const api = lms({ mode: 'review' }).open();
    api.LMSInitialize('');
    expect(api.LMSGetValue('cmi.core.lesson_mode')).toBe('review');
    expect(api.LMSGetValue('cmi.core.credit')).toBe('no-credit');
  });
});

describe('what a learner comes back to', () => {
  test('is the state, the status and the number of answers of the last session', () => {
    const host = lms();
    const first = host.open();
    first.LMSInitialize('');
    first.LMSSetValue('cmi.suspend_data', 'v1');
    first.LMSSetValue('cmi.core.lesson_status', 'incomplete');
    first.LMSSetValue('cmi.interactions.0.id', 'q1');
    first.LMSSetValue('cmi.interactions.0.type', 'choice');
    first.LMSFinish('');
    const second = host.open();
    second.LMSInitialize('');
    expect(second.LMSGetValue('cmi.suspend_data')).toBe('v1');
    expect(second.LMSGetValue('cmi.core.lesson_status')).toBe('incomplete');
    expect(second.LMSGetValue('cmi.interactions._count')).toBe('1');
  });

  test('is the sum of all finished sessions as total time, also after one that broke off', () => {
    const host = lms();
    for (const ends of ['finishes', 'breaks off', 'finishes']) {
      const api = host.open();
      api.LMSInitialize('');
      api.LMSSetValue('cmi.core.session_time', '0000:10:00');
      api.LMSCommit('');
      if (ends === 'finishes') api.LMSFinish('');
    }
    const api = host.open();
    api.LMSInitialize('');
    expect(api.LMSGetValue('cmi.core.total_time')).toBe('00:20:00');
  });
});

describe('a commit that goes wrong', () => {
  test('answers "false" where the server does not take it', () => {
    const host = lms();
    const api = host.open();
    api.LMSInitialize('');
    host.goDown();
    expect(api.LMSCommit('')).toBe('false');
    expect(api.LMSGetLastError()).toBe('101');
  });

  test.each([
    ['commit-false', 'false'],
    ['commit-null', null],
  ] as const)('under %s answers %j, saves nothing and leaves the general exception', (fault, answer) => {
    const host = lms();
    const api = host.open(() => fault);
    api.LMSInitialize('');
    expect(api.LMSCommit('')).toBe(answer);
    expect(api.LMSGetLastError()).toBe('101');
    expect(host.saved()).toBeUndefined();
  });

  test('throws where it is told to', () => {
    const api = lms().open(() => 'commit-throws');
    api.LMSInitialize('');
    expect(() => api.LMSCommit('')).toThrow();
  });

  test('goes well again as soon as the fault is gone', () => {
    let fault: Fault = 'commit-false';
    const host = lms();
    const api = host.open(() => fault);
    api.LMSInitialize('');
    api.LMSCommit('');
    fault = 'none';
    expect(api.LMSCommit('')).toBe('true');
    expect(api.LMSGetLastError()).toBe('0');
    expect(host.saved()).toBeDefined();
  });
});
