import { Scorm12API } from 'scorm-again/scorm12';
import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';

const learner = { id: 'badge-117', name: 'Rivera, Sam' };

function save(lms: ReturnType<typeof createScorm12Lms>, element: string, value: string): unknown {
  lms.api().LMSSetValue(element, value);
  return lms.api().LMSCommit('');
}

function started(options: Partial<Parameters<typeof createScorm12Lms>[0]> = {}) {
  const lms = createScorm12Lms({ learner, ...options });
  lms.api().LMSInitialize('');
  return lms;
}

describe('the LMS in memory', () => {
  test('hands what was committed to the next launch and forgets the rest', () => {
    const lms = started();
    lms.api().LMSSetValue('cmi.core.exit', 'suspend');
    save(lms, 'cmi.suspend_data', 'kept');
    lms.api().LMSSetValue('cmi.suspend_data', 'lost');
    const next = lms.relaunch();
    next.LMSInitialize('');
    expect(next.LMSGetValue('cmi.suspend_data')).toBe('kept');
    expect(next.LMSGetValue('cmi.core.entry')).toBe('resume');
    expect(next.LMSGetValue('cmi.core.student_id')).toBe('badge-117');
  });

  test('a new LMS goes on from saved data', () => {
    const lms = started();
    save(lms, 'cmi.core.score.raw', '0');
    const next = started({ saved: lms.data() });
    expect(next.api().LMSGetValue('cmi.core.score.raw')).toBe('0');
  });

  test('the total time is the sum of the sessions, also of one that was only committed', () => {
    const lms = started();
    save(lms, 'cmi.core.session_time', '0000:01:00.00');
    lms.relaunch().LMSInitialize('');
    save(lms, 'cmi.core.session_time', '0000:02:00.00');
    lms.relaunch().LMSInitialize('');
    expect(lms.api().LMSGetValue('cmi.core.total_time')).toBe('00:03:00');
  });

  test('scorm-again 3.4.3 sends the total time only with LMSFinish unless alwaysSendTotalTime is set', () => {
    const commits: object[] = [];
    const api = new Scorm12API(
      { lmsCommitUrl: 'lms:', dataCommitFormat: 'flattened', logLevel: 'NONE' },
      {
        processHttpRequest: (_url, commit) => (commits.push(commit), { result: 'true', errorCode: 0 }),
        updateSettings: () => undefined,
      },
    );
    api.LMSInitialize('');
    api.LMSCommit('');
    api.LMSFinish('');
    expect(commits.map((commit) => 'cmi.core.total_time' in commit)).toEqual([false, true]);
    expect(api.getFlattenedCMI()).not.toHaveProperty('cmi.core.total_time');
  });

  test('with a mastery score LMSFinish overwrites the status, as Moodle does', () => {
    const lms = started({ mastery: '80' });
    lms.api().LMSSetValue('cmi.core.score.raw', '79');
    save(lms, 'cmi.core.lesson_status', 'incomplete');
    lms.api().LMSFinish('');
    expect(lms.data()['cmi.core.lesson_status']).toBe('failed');
  });

  test.each([
    ['false', 'false'],
    ['null', null],
  ] as const)('LMSCommit can answer %s, and stores nothing then', (fault, answer) => {
    const lms = started({ faults: { LMSCommit: fault } });
    expect(save(lms, 'cmi.suspend_data', 'x')).toBe(answer);
    expect(lms.api().LMSGetLastError('')).toBe('101');
    expect(lms.data()).toEqual({});
    delete lms.faults.LMSCommit;
    expect(lms.api().LMSCommit('')).toBe('true');
    expect(lms.data()['cmi.suspend_data']).toBe('x');
  });

  test('functions can throw, and the call is logged', () => {
    const lms = started({ faults: { LMSSetValue: 'throws' } });
    expect(() => lms.api().LMSSetValue('cmi.suspend_data', 'x')).toThrow('network');
    expect(lms.log.at(-1)).toMatchObject({ name: 'LMSSetValue', answer: undefined, error: '101' });
  });

  test('as in Moodle, what a failed commit carried is not sent again until it changes', () => {
    const lms = started();
    lms.faults.serverDown = true;
    expect(save(lms, 'cmi.core.lesson_status', 'passed')).toBe('false');
    expect(lms.api().LMSGetLastError('')).toBe('101');
    lms.faults.serverDown = false;
    expect(lms.api().LMSCommit('')).toBe('true');
    expect(lms.api().LMSCommit('')).toBe('true');
    expect(lms.data()).not.toHaveProperty('cmi.core.lesson_status');
    save(lms, 'cmi.core.lesson_status', 'incomplete');
    save(lms, 'cmi.core.lesson_status', 'passed');
    expect(lms.data()['cmi.core.lesson_status']).toBe('passed');
  });
});
