import type { Attempt } from '../../src/core/attempt.ts';
import type { Settings } from '../../src/core/settings.ts';
import { type Receipt, type ReceiptMatter, receiptOf } from '../../src/receipt/receipt.ts';
import { AT, attempt, finishedTry, lessonsDone, plan, session } from '../unit/core/course.ts';
import { interaction } from './interactions.ts';

export const settings: Settings = {
  target: 'scorm12',
  plan: plan(),
  courseIri: 'https://training.example/de-escalation',
  language: 'en',
  agency: { name: 'Harbor Police', homePage: 'https://lms.example', contact: { name: 'T', reset: 'R' } },
  bank: null,
  practice: null,
  scenarios: {},
  xapi: { mode: 'embedded', endpoint: 'https://lrs.example/xapi/', key: 'the-key', secret: 'the-secret' },
  xapiVersion: '1.0.3',
  reach: [
    [4_999, 9_999],
    [4_999, 9_999],
    [4_999, 9_999],
  ],
};

/** Passed with three of four right, which the LMS has not confirmed. */
export const passed: Attempt = attempt({
  ...lessonsDone,
  tries: [{ ...finishedTry(3), reached: { raw: 75, passed: true, at: AT } }],
  status: 'passed',
  statusAt: AT,
});

export const matter: ReceiptMatter = {
  settings,
  session: session({ attempt: passed }),
  learner: 'badge-117',
  record: {
    keeper: 'lms',
    confirmed: { at: '2026-01-05T09:00:00.000Z', status: 'incomplete' },
    unconfirmedSince: '2026-01-05T09:30:00.000Z',
    problem: 'LMSCommit 101',
  },
  visitBegan: AT - 60_000,
  answers: [interaction({ key: 't1_q201', result: 'correct', at: AT })],
  now: AT + 5_000,
};

export function sampleReceipt(over: Partial<Attempt> = {}): Receipt {
  return receiptOf({ ...matter, session: session({ attempt: { ...passed, ...over } }) });
}
