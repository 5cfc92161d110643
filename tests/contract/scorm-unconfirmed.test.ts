import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import { createScorm2004Lms } from '../../src/lab/scorm2004-lms.ts';
import { interaction, scored } from '../support/interactions.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { connected, learner } from '../support/scorm12-under-test.ts';
import { readStored12 } from '../support/scorm12-stored.ts';
import { readStored2004 } from '../support/scorm2004-stored.ts';
import { connected2004 } from '../support/scorm2004-under-test.ts';

const standards = {
  'SCORM 1.2': async () => {
    const lms = createScorm12Lms({ learner });
    const session = await connected(fakeEnvironment({ API: lms.api() }));
    return { lms, session, stored: () => readStored12(lms.data()) };
  },
  'SCORM 2004': async () => {
    const lms = createScorm2004Lms({ learner });
    const session = await connected2004(fakeEnvironment({ API_1484_11: lms.api() }));
    return { lms, session, stored: () => readStored2004(lms.data()) };
  },
};

describe.each(Object.entries(standards))('A %s commit that answered "true" and stored nothing', (_, open) => {
  test('is written again, with what came since, once it is known that it did not arrive', async () => {
    const { lms, session, stored } = await open();
    await session.commit();
    lms.faults.serverDown = 'unnoticed';
    session.saveState('first', 'l1');
    session.recordInteraction(interaction({ key: 'q1' }));
    session.reportOutcome(scored('passed', 85));
    expect(await session.commit()).toEqual({ ok: true });
    session.saveState('second', 'l2');
    session.recordInteraction(interaction({ key: 'q2' }));
    expect(await session.commit()).toEqual({ ok: true });
    expect(stored()).toMatchObject({ state: '', score: null, interactions: [] });
    lms.faults.serverDown = false;
    session.confirm?.(false);
    expect(await session.commit()).toEqual({ ok: true });
    expect(stored()).toMatchObject({
      state: 'second',
      bookmark: 'l2',
      score: 85,
      success: 'passed',
      interactions: [{ key: 'q1' }, { key: 'q2' }],
    });
    expect(lms.api().violations()).toEqual([]);
  });

  test('is written again as often as it takes', async () => {
    const { lms, session, stored } = await open();
    lms.faults.serverDown = 'unnoticed';
    session.saveState('kept', 'l1');
    for (let round = 0; round < 3; round += 1) {
      expect(await session.commit()).toEqual({ ok: true });
      session.confirm?.(false);
    }
    lms.faults.serverDown = false;
    await session.commit();
    expect(stored().state).toBe('kept');
  });

  test('costs nothing where everything is known to have arrived', async () => {
    const { lms, session } = await open();
    session.saveState('kept', 'l1');
    await session.commit();
    session.confirm?.(true);
    const before = lms.log.length;
    session.confirm?.(false);
    await session.commit();
    const elements = lms.log.slice(before).map(({ args: [element] }) => String(element));
    expect(elements.filter((element) => element.includes('suspend_data'))).toEqual([]);
  });
});
