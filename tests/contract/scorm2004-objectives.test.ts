import { describe, expect, test } from 'vitest';
import { objective, UNFINISHED } from '../support/interactions.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { readStored2004 } from '../support/scorm2004-stored.ts';
import { callsOf, connected2004, open2004 } from '../support/scorm2004-under-test.ts';

describe('SCORM 2004 objectives', () => {
  const second = objective({
    id: 'O-1.2',
    text: 'Say why distance\nbuys time',
    success: 'passed',
    scaled: 0.5,
  });

  test('are written id first, text on one line, score with its bounds', async () => {
    const { session, api } = await open2004();
    const before = api.calls.length;
    session.reportObjectives([second]);
    expect(callsOf(api.calls.slice(before))).toEqual([
      'GetValue cmi.objectives._count',
      'SetValue cmi.objectives.0.id O_1_2',
      'SetValue cmi.objectives.0.description Say why distance buys time',
      'SetValue cmi.objectives.0.success_status passed',
      'SetValue cmi.objectives.0.completion_status completed',
      'SetValue cmi.objectives.0.score.scaled 0.5',
      'SetValue cmi.objectives.0.score.raw 50',
      'SetValue cmi.objectives.0.score.min 0',
      'SetValue cmi.objectives.0.score.max 100',
    ]);
  });

  test('keep the places that the manifest gave them, and others are appended', async () => {
    const { session, lms } = await open2004({ objectives: ['PRIMARY', 'O_1_2'] });
    session.reportObjectives([objective(), second]);
    expect(await session.commit()).toEqual({ ok: true });
    expect(lms.log.filter(({ name, error }) => name === 'SetValue' && error !== '0')).toEqual([]);
    expect(lms.data()).toMatchObject({
      'cmi.objectives.0.id': 'PRIMARY',
      'cmi.objectives.1.id': 'O_1_2',
      'cmi.objectives.1.success_status': 'passed',
      'cmi.objectives.2.id': 'O_1_1',
    });
    expect(lms.data()['cmi.objectives.0.success_status']).toBe('unknown');
  });

  test('are read once, and only what changed is written again', async () => {
    const { session, api } = await open2004();
    session.reportObjectives([objective(), second]);
    const before = api.calls.length;
    session.reportObjectives([objective(), { ...second, scaled: 1 }]);
    expect(callsOf(api.calls.slice(before))).toEqual([
      'SetValue cmi.objectives.1.score.scaled 1',
      'SetValue cmi.objectives.1.score.raw 100',
    ]);
  });

  test('that are held keep completion and judgement where nothing is known of them any more', async () => {
    const { session, lms } = await open2004();
    session.reportObjectives([second]);
    await session.end(UNFINISHED, 'exit');
    const again = await connected2004(fakeEnvironment({ API_1484_11: lms.relaunch() }));
    again.reportObjectives([objective({ id: 'O-1.2', completed: false })]);
    await again.end(UNFINISHED, 'exit');
    expect(readStored2004(lms.data()).objectives).toEqual([
      { id: 'O-1.2', completed: true, success: 'passed', scaled: 0.5 },
    ]);
  });

  test('cost a launch nothing', async () => {
    const { api } = await open2004({ objectives: ['PRIMARY', 'O_1_2'] });
    expect(callsOf(api.calls).filter((call) => call.includes('objectives'))).toEqual([]);
  });
});
