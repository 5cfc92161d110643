import { describe, expect, test } from 'vitest';
import { createScorm2004Lms } from '../../src/lab/scorm2004-lms.ts';

const learner = { id: 'badge-117', name: 'Rivera, Sam' };

type Options = Parameters<typeof createScorm2004Lms>[0];

function started(options: Partial<Options> = {}) {
  const lms = createScorm2004Lms({ learner, ...options });
  lms.api().Initialize('');
  return lms;
}

function save(lms: ReturnType<typeof started>, element: string, value: string): unknown {
  lms.api().SetValue(element, value);
  return lms.api().Commit('');
}

describe('the SCORM 2004 LMS in memory', () => {
  test('hands what was committed to the next launch and forgets the rest', () => {
    const lms = started();
    lms.api().SetValue('cmi.exit', 'suspend');
    save(lms, 'cmi.suspend_data', 'kept');
    lms.api().SetValue('cmi.suspend_data', 'lost');
    const next = lms.relaunch();
    next.Initialize('');
    expect(next.GetValue('cmi.suspend_data')).toBe('kept');
    expect(next.GetValue('cmi.entry')).toBe('resume');
    expect(next.GetValue('cmi.learner_id')).toBe('badge-117');
  });

  test.each(['normal', ''])(
    'after exit "%s" hands over no suspend data, as Moodle, but the statuses',
    (exit) => {
      const lms = started();
      lms.api().SetValue('cmi.exit', exit);
      lms.api().SetValue('cmi.completion_status', 'completed');
      save(lms, 'cmi.suspend_data', 'kept');
      const next = lms.relaunch();
      next.Initialize('');
      expect(next.GetValue('cmi.suspend_data')).toBe('');
      expect(next.GetValue('cmi.entry')).toBe('ab-initio');
      expect(next.GetValue('cmi.completion_status')).toBe('completed');
    },
  );

  test('a first launch is "ab-initio"', () => {
    expect(started().api().GetValue('cmi.entry')).toBe('ab-initio');
  });

  test('a new LMS goes on from saved data', () => {
    const lms = started();
    save(lms, 'cmi.score.raw', '0');
    expect(started({ saved: lms.data() }).api().GetValue('cmi.score.raw')).toBe('0');
  });

  test('the total time is the sum of the sessions, also of one that was only committed', () => {
    const lms = started();
    save(lms, 'cmi.session_time', 'PT1M');
    lms.relaunch().Initialize('');
    save(lms, 'cmi.session_time', 'PT2M');
    lms.relaunch().Initialize('');
    expect(lms.api().GetValue('cmi.total_time')).toBe('PT3M');
  });

  test('objectives of the manifest are there at the first launch', () => {
    const lms = started({ objectives: ['PRIMARY', 'O_1_2'] });
    expect(lms.api().GetValue('cmi.objectives._count')).toBe('2');
    expect(lms.api().GetValue('cmi.objectives.1.id')).toBe('O_1_2');
  });

  test('scorm-again 3.4.3 passes a learner by itself where a scaled passing score is reached', () => {
    const lms = started({ passingScore: '0.8' });
    save(lms, 'cmi.score.scaled', '0.8');
    expect(lms.api().GetValue('cmi.success_status')).toBe('passed');
  });

  test.each([
    ['false', 'false'],
    ['null', null],
  ] as const)('Commit can answer %s, and stores nothing then', (fault, answer) => {
    const lms = started({ faults: { Commit: fault } });
    expect(save(lms, 'cmi.suspend_data', 'x')).toBe(answer);
    expect(lms.api().GetLastError('')).toBe('101');
    expect(lms.data()).toEqual({});
    delete lms.faults.Commit;
    expect(lms.api().Commit('')).toBe('true');
    expect(lms.data()['cmi.suspend_data']).toBe('x');
  });

  test('functions can throw, and the call is logged', () => {
    const lms = started({ faults: { SetValue: 'throws' } });
    expect(() => lms.api().SetValue('cmi.suspend_data', 'x')).toThrow('network');
    expect(lms.log.at(-1)).toMatchObject({ name: 'SetValue', answer: undefined, error: '101' });
  });

  test('as in Moodle, what a failed commit carried is sent again with the next', () => {
    const lms = started();
    lms.faults.serverDown = true;
    expect(save(lms, 'cmi.completion_status', 'completed')).toBe('false');
    expect(lms.api().GetLastError('')).not.toBe('0');
    expect(lms.data()).toEqual({});
    lms.faults.serverDown = false;
    expect(lms.api().Commit('')).toBe('true');
    expect(lms.data()['cmi.completion_status']).toBe('completed');
  });
});
