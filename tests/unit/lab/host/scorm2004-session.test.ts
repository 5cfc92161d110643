import { describe, expect, test } from 'vitest';
import { openScorm2004Session } from '../../../../src/lab/host/scorm2004-session.ts';
import type { Fault, ScormLaunch } from '../../../../src/lab/launch-settings.ts';
import type { StrictScorm2004 } from '../../../../src/lab/strict-scorm2004.ts';
import { labServer } from '../../../support/lab-scorm-session.ts';

function lms(settings: Partial<ScormLaunch> = {}) {
  const server = labServer(openScorm2004Session, {
    standard: 'scorm2004',
    madeFor: 'SCORM 2004 4th Edition',
    ...settings,
  });
  return {
    ...server,
    open(fault?: () => Fault, changes?: Partial<ScormLaunch>) {
      const { api, data } = server.open(fault, changes);
      return { api: api as StrictScorm2004, data };
    },
  };
}

describe('what the LMS says at launch', () => {
  test('is as cmi.entry "ab-initio" at first, "resume" after exit "suspend", "" after another exit (RTE 4.2.7)', () => {
    const host = lms();
    const entries = ['suspend', 'normal', 'suspend'].map((exit) => {
      const { api } = host.open();
      api.Initialize('');
      const entry = api.GetValue('cmi.entry');
      api.SetValue('cmi.exit', exit);
      api.Terminate('');
      return entry;
    });
    expect(entries).toEqual(['ab-initio', 'resume', '']);
  });

  test.each([
    [0, '0'],
    [57, '0.57'],
    [null, ''],
  ])('is a mastery score of %j percent as %j', (masteryScore, sent) => {
    const { api } = lms({ masteryScore }).open();
    api.Initialize('');
    expect(api.GetValue('cmi.scaled_passing_score')).toBe(sent);
  });

  test('is learner and launch data, and no credit in review', () => {
    const { api } = lms({ mode: 'review' }).open();
    api.Initialize('');
    const asked = ['learner_id', 'learner_name', 'launch_data', 'mode', 'credit'];
    expect(asked.map((name) => api.GetValue(`cmi.${name}`))).toEqual([
      'u1',
      'Doe, Jo',
      'edition=annual',
      'review',
      'no-credit',
    ]);
  });
});

describe('what a learner comes back to', () => {
  test('is state, status, objectives and the number of answers of the suspended session', () => {
    const host = lms();
    const first = host.open().api;
    first.Initialize('');
    for (const [element, value] of [
      ['cmi.exit', 'suspend'],
      ['cmi.suspend_data', 'v1'],
      ['cmi.completion_status', 'incomplete'],
      ['cmi.objectives.0.id', 'O_1_2'],
      ['cmi.objectives.0.success_status', 'passed'],
      ['cmi.interactions.0.id', 'q1'],
      ['cmi.interactions.0.type', 'choice'],
    ] as const) {
      expect(first.SetValue(element, value)).toBe('true');
    }
    first.Terminate('');
    const { api, data } = host.open();
    api.Initialize('');
    expect(api.GetValue('cmi.suspend_data')).toBe('v1');
    expect(api.GetValue('cmi.completion_status')).toBe('incomplete');
    expect(api.GetValue('cmi.objectives.0.success_status')).toBe('passed');
    expect(api.GetValue('cmi.interactions._count')).toBe('1');
    expect(data()).toMatchObject({ 'cmi.suspend_data': 'v1', 'cmi.objectives.0.id': 'O_1_2' });
    expect(host.violations).toEqual([]);
  });

  test('is the sum of the sessions as total time', () => {
    const host = lms();
    for (let visit = 0; visit < 2; visit += 1) {
      const { api } = host.open();
      api.Initialize('');
      api.SetValue('cmi.exit', 'suspend');
      api.SetValue('cmi.session_time', 'PT10M');
      api.Terminate('');
    }
    const { api } = host.open();
    api.Initialize('');
    expect(api.GetValue('cmi.total_time')).toBe('PT20M');
  });
});

test('suspend data come back only after exit "suspend", and a mastery score goes with the package that had it', () => {
  const host = lms();
  const first = host.open(undefined, { masteryScore: 80 }).api;
  first.Initialize('');
  first.SetValue('cmi.suspend_data', 'v1');
  first.SetValue('cmi.exit', 'normal');
  first.Terminate('');
  const { api } = host.open();
  api.Initialize('');
  expect(api.GetValue('cmi.suspend_data')).toBe('');
  expect(api.GetValue('cmi.scaled_passing_score')).toBe('');
});

describe('a commit that goes wrong', () => {
  test('answers "false" where the server does not take it', () => {
    const host = lms();
    const { api } = host.open();
    api.Initialize('');
    host.goDown();
    expect(api.Commit('')).toBe('false');
    expect(api.GetLastError()).not.toBe('0');
  });

  test.each([
    ['commit-false', 'false'],
    ['commit-null', null],
  ] as const)('under %s answers %j and saves nothing', (fault, answer) => {
    const host = lms();
    const { api } = host.open(() => fault);
    api.Initialize('');
    expect(api.Commit('')).toBe(answer);
    expect(host.saved()).toBeUndefined();
  });

  test('throws where it is told to, and goes well again as soon as the fault is gone', () => {
    let fault: Fault = 'commit-throws';
    const host = lms();
    const { api } = host.open(() => fault);
    api.Initialize('');
    expect(() => api.Commit('')).toThrow();
    fault = 'none';
    expect(api.Commit('')).toBe('true');
    expect(host.saved()).toBeDefined();
  });
});
