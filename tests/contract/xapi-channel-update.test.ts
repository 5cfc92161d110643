import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/core/attempt.ts';
import { begin } from '../../src/core/begin.ts';
import type { CoursePlan } from '../../src/core/plan.ts';
import { outcome } from '../../src/core/progress.ts';
import type { Effect } from '../../src/core/session.ts';
import { nameOfVerb } from '../support/launched-stand.ts';
import { registration, report, stamped } from '../support/xapi-course.ts';
import { openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

/** The lesson is done, and one of two questions of the only try was right: 50 percent. */
const attempt: Attempt = {
  registration,
  seed: 1,
  place: { page: 'lesson', lesson: 1 },
  opened: [1],
  answers: { 12: { chosen: [3, 4], right: true } },
  tries: [
    {
      seed: 2,
      items: [
        { question: 201, chosen: [1], right: true, credit: 100 },
        { question: 202, chosen: [2], right: false, credit: 0 },
      ],
    },
  ],
  runs: [],
  status: 'incomplete',
};

/** What the LRS hears of launches one after the other, each in a channel of its own. */
async function heard(launches: readonly { plan: CoursePlan; attempt: Attempt }[]): Promise<string[]> {
  let number = 0;
  for (const { plan, attempt: restored } of launches) {
    const fresh = { registration, seed: 1 };
    const at = stand.clock.now();
    const [session, effects] = begin(plan, { mode: 'normal', passMark: null, attempt: restored, fresh, at });
    const channel = stand.open({ report: { ...report, plan } });
    const again: Effect = { type: 'report', outcome: outcome(session), at };
    channel.take([...effects, again].map((effect) => stamped(effect, (number += 1))));
    await settle(channel);
  }
  return stand.lrs.statements().map(nameOfVerb);
}

const ASKS_FOR = {
  'what it asked for before': report.plan,
  'no pass any more': {
    ...report.plan,
    completion: { lessons: 'all', assessment: 'none', scenarios: 'none' },
  },
  'half the points': {
    ...report.plan,
    assessment: {
      groups: [{ pool: [201, 202], count: 2 }],
      passMark: 50,
      attempts: 3,
      itemFeedback: false,
      weights: {},
      critical: [],
    },
  },
} as const satisfies Readonly<Record<string, CoursePlan>>;

const LAUNCHED = ['initialized', 'resumed'];

describe('the department’s LRS, at the launch of a course that asks for', () => {
  test.each([
    ['what it asked for before', []],
    ['no pass any more', ['completed']],
    ['half the points', ['passed', 'completed']],
  ] as const)('%s, hears what is reached by that, once', async (update, news) => {
    expect(await heard([{ plan: ASKS_FOR[update], attempt }])).toEqual([...LAUNCHED, ...news]);
  });

  test.each([
    ['no pass any more', 'completed', ['completed']],
    ['half the points', 'passed', ['passed', 'completed']],
  ] as const)('%s, hears it no second time at the launch after', async (update, status, news) => {
    const plan = ASKS_FOR[update];
    const launches = [
      { plan, attempt },
      { plan, attempt: { ...attempt, status } },
    ];
    expect(await heard(launches)).toEqual([...LAUNCHED, ...news, ...LAUNCHED]);
  });
});
