import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import { scorm12 } from '../../src/lms/scorm12/dialect.ts';
import { openScorm12 } from '../../src/lms/scorm12/session.ts';
import { scorm2004 } from '../../src/lms/scorm2004/dialect.ts';
import { openScorm2004 } from '../../src/lms/scorm2004/session.ts';
import { interaction, objective, scored } from '../support/interactions.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { connected, learner } from '../support/scorm12-under-test.ts';
import { stubLms } from '../support/stub-lms.ts';

const STATUS = 'cmi.core.lesson_status';
const HELD = ['browsed', 'incomplete', 'failed', 'completed', 'passed'];

/** A whole visit of a course that was launched only to be looked at, in an LMS that holds these values. */
async function visited(
  standard: 'SCORM 1.2' | 'SCORM 2004',
  values: Readonly<Record<string, string>>,
  isReloading = false,
) {
  const [{ words }, open] =
    standard === 'SCORM 1.2' ? [scorm12, openScorm12] : ([scorm2004, openScorm2004] as const);
  const lms = stubLms(words, {
    values,
    terminate() {
      // As Moodle's SCORM 1.2, whatever the mode.
      if (lms.values[STATUS] === 'not attempted') lms.values[STATUS] = 'completed';
      return 'true';
    },
  });
  const session = open(lms, { now: () => 0, isReloading: () => isReloading });
  if (session === undefined) throw new Error('The LMS refused to open a session.');
  session.saveState('x', 'y');
  session.recordInteraction(interaction());
  session.reportProgress(10);
  session.reportObjectives([objective()]);
  session.reportOutcome(scored('passed', 100));
  await session.commit();
  const delivery = await session.end(scored('passed', 100), isReloading ? 'gone' : 'exit');
  await session.end(scored('passed', 100), 'exit');
  const changing = lms.calls.filter(([name]) => !/Get|Initialize/.test(String(name)));
  return { lms, delivery, changing };
}

// SCORM 1.2 RTE 3.4.4, cmi.core.lesson_status: "browsed" is what was looked at in browse mode.
describe('a SCORM 1.2 launch to browse', () => {
  test.each(['', 'not attempted', 'unknown'])(
    'leaves a status of "%s" as browsed, and writes that word and nothing else before LMSFinish',
    async (status) => {
      const { lms, changing, delivery } = await visited('SCORM 1.2', {
        'cmi.core.lesson_mode': 'browse',
        [STATUS]: status,
      });
      expect(changing).toEqual([
        ['LMSSetValue', STATUS, 'browsed'],
        ['LMSFinish', ''],
      ]);
      expect(lms.values[STATUS]).toBe('browsed');
      expect(delivery).toEqual({ ok: true });
    },
  );

  test.each(HELD)('writes nothing where the status is "%s"', async (status) => {
    const { changing } = await visited('SCORM 1.2', { 'cmi.core.lesson_mode': 'browse', [STATUS]: status });
    expect(changing).toEqual([['LMSFinish', '']]);
  });

  test('that is loaded again does not end its session', async () => {
    const { changing } = await visited(
      'SCORM 1.2',
      { 'cmi.core.lesson_mode': 'browse', [STATUS]: 'not attempted' },
      true,
    );
    expect(changing.map(([name]) => name)).not.toContain('LMSFinish');
  });

  test('leaves the attempt unstarted for the launch that counts', async () => {
    const lms = createScorm12Lms({ learner, mode: 'browse' });
    const preview = await connected(fakeEnvironment({ API: lms.api() }));
    await preview.end(scored('passed', 100), 'exit');
    const written = lms.api().calls.filter(({ name }) => name === 'LMSSetValue');
    expect(written.map(({ args, answer }) => [...args, answer])).toEqual([[STATUS, 'browsed', 'true']]);
    expect(lms.data()[STATUS]).toBe('browsed');
    const api = lms.relaunch();
    const session = await connected(fakeEnvironment({ API: api }));
    expect(session.launch).toMatchObject({ mode: 'normal', savedState: '' });
    expect(api.LMSGetValue(STATUS)).toBe('incomplete');
  });
});

test.each(['', 'not attempted', 'unknown', ...HELD])(
  'a SCORM 1.2 launch to review writes nothing where the status is "%s"',
  async (status) => {
    const { changing } = await visited('SCORM 1.2', { 'cmi.core.lesson_mode': 'review', [STATUS]: status });
    expect(changing).toEqual([['LMSFinish', '']]);
  },
);

// RTE 4.2.4: its completion status knows no such word; 4.2.8: the exit keeps what the attempt holds.
test.each(['', 'not attempted', 'unknown', 'incomplete', 'completed'])(
  'a SCORM 2004 launch to browse says nothing of the status where it is "%s"',
  async (status) => {
    const { changing } = await visited('SCORM 2004', {
      'cmi.mode': 'browse',
      'cmi.completion_status': status,
    });
    expect(changing).toEqual([
      ['SetValue', 'cmi.exit', 'suspend'],
      ['Terminate', ''],
    ]);
  },
);
