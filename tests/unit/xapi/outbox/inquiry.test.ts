import { expect, test } from 'vitest';
import { holdingOf } from '../../../../src/xapi/outbox/inquiry.ts';
import { LrsError } from '../../../../src/xapi/lrs-error.ts';
import type { Sender } from '../../../../src/xapi/sender.ts';
import { statementsOf } from '../../../../src/xapi/statements.ts';
import { answer, report, stamped, uuid } from '../../../support/xapi-course.ts';

const [statement] = statementsOf(stamped(answer()), report);
if (statement === undefined) throw new Error('An answer gives a statement.');

/** An LRS that is asked for the statement, and for nothing else. */
function lrs(reply: () => Promise<unknown>): Sender {
  return {
    post: () => Promise.reject(new Error('Nothing is stored here.')),
    read: (id) => (id === uuid(2) ? reply() : Promise.reject(new Error(`Nobody asks for ${id}.`))),
  };
}

const answering = (status: number | undefined) =>
  lrs(() => Promise.reject(new LrsError('Refused.', { from: 'lrs', status })));

test('an LRS that gives the statement back, with what LRSs add, holds this one', async () => {
  const held = { ...statement, stored: '2026-11-22T05:02:00.000Z', version: '1.0.0', authority: {} };
  expect(
    await holdingOf(
      lrs(async () => held),
      statement,
    ),
  ).toBe('this');
});

test('an LRS that gives back what somebody else said under the id holds another', async () => {
  const held = { ...statement, actor: { mbox: 'mailto:other@example.gov' } };
  expect(
    await holdingOf(
      lrs(async () => held),
      statement,
    ),
  ).toBe('other');
});

// xAPI 1.0.3 Communication 2.1.3: 404 is the answer for an id that is not there.
test('an LRS that answers 404 holds nothing', async () => {
  expect(await holdingOf(answering(404), statement)).toBe('nothing');
});

test.each([400, 401, 403, 405])('an LRS that answers %s does not show what it holds', async (status) => {
  expect(await holdingOf(answering(status), statement)).toBe('hidden');
});

test.each([undefined, 408, 429, 500, 503])('after %s it is worth asking again', async (status) => {
  await expect(holdingOf(answering(status), statement)).rejects.toMatchObject({ status });
});
