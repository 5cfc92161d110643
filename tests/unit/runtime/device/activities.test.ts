import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../../../src/lab/scorm12-lms.ts';
import { heldBy, visitIn } from '../../../support/accompanied-visit.ts';
import { createBrowser } from '../../../support/browser.ts';
import { learner } from '../../../support/scorm12-stand.ts';

describe('Two activities with one edition', () => {
  /** Kills a visit of the one while its LMS fails, with an answer that only the device has. */
  async function killed(isBegun: boolean) {
    const one = createScorm12Lms({ learner });
    const browser = createBrowser();
    const visit = visitIn(browser.open('/activity-1/'), one.api());
    if (isBegun) visit.answer(11);
    await visit.pass();
    one.faults.LMSCommit = 'false';
    visit.answer(12);
    await visit.pass();
    delete one.faults.LMSCommit;
    return { one, browser };
  }

  test.each([true, false])(
    'keep what is unsaved apart, whether or not the first had reached its LMS: %s',
    async (isBegun) => {
      const { one, browser } = await killed(isBegun);
      const other = createScorm12Lms({ learner });
      const beside = visitIn(browser.open('/activity-2/'), other.api());
      expect(beside.answers()).toEqual([]);
      beside.answer(13);
      await beside.pass();
      beside.dispatch({ type: 'left', by: 'exit' });
      await beside.settled();
      expect(heldBy(other)).toEqual({ answers: [13], interactions: ['q13'] });

      const again = visitIn(browser.open('/activity-1/'), one.relaunch());
      await again.pass();
      const numbers = isBegun ? [11, 12] : [12];
      expect(heldBy(one)).toEqual({
        answers: numbers,
        interactions: numbers.map((number) => `q${number}`),
      });
    },
  );
});
