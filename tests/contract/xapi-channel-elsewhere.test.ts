import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/core/attempt.ts';
import { begin } from '../../src/core/begin.ts';
import { decode, encode } from '../../src/core/suspend.ts';
import type { Channel } from '../../src/xapi/channel.ts';
import { judgementId } from '../../src/xapi/judgement-id.ts';
import { openShelves } from '../../src/xapi/outbox/shelf.ts';
import { createDevice, type Device } from '../support/device.ts';
import { nameOfVerb } from '../support/launched-stand.ts';
import { registration, report, stamped, startedAt } from '../support/xapi-course.ts';
import { DAY, failedTry, passedTry } from '../support/xapi-effects.ts';
import { answers, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

const items = (right: boolean) =>
  [201, 202].map((question) => ({ question, chosen: [1], right, credit: right ? 100 : 0 }));

/** An attempt whose second try passed, as the LMS hands it over: a failed try, a day later the pass. */
const attempt: Attempt = {
  registration,
  seed: 1,
  place: { page: 'result' },
  opened: [1],
  answers: { 12: { chosen: [3, 4], right: true } },
  tries: [
    {
      seed: failedTry.form.seed,
      items: items(false),
      reached: { raw: 0, passed: false, at: startedAt - 2 * DAY },
    },
    {
      seed: passedTry.form.seed,
      items: items(true),
      reached: { raw: 100, passed: true, at: startedAt - DAY },
    },
  ],
  runs: [],
  status: 'passed',
  statusAt: startedAt - DAY,
};

/** A visit on a device that goes on with the saved attempt. */
async function visit(device: Device, number: number, mode: 'normal' | 'review' = 'normal'): Promise<Channel> {
  const saved = decode(encode(attempt, report.plan), report.plan);
  if (saved.kind !== 'restored') throw new Error('The state is not readable.');
  const fresh = { registration, seed: 1 };
  const at = stand.clock.now();
  const [session, effects] = begin(report.plan, {
    mode,
    passMark: null,
    attempt: saved.attempt,
    fresh,
    at,
  });
  const { window } = device.page();
  const tools = { window, now: stand.clock.now, wait: stand.clock.wait, uuid: () => crypto.randomUUID() };
  const channel = stand.open({ session, shelves: (family) => openShelves(tools, family, report.actor) });
  channel.take(effects.map((effect, index) => stamped(effect, 100 * number + index)));
  await settle(channel);
  return channel;
}

const said = () => stand.lrs.statements().map(nameOfVerb);
const judgements = () =>
  stand.lrs
    .statements()
    .filter((statement) => ['failed', 'passed', 'completed'].includes(nameOfVerb(statement)));

describe('an attempt that was finished on a device that never reached the LRS', () => {
  test('is told from another device out of the saved state, under the same ids, with the saved times', async () => {
    await visit(createDevice(), 1);
    expect(judgements()).toMatchObject([
      {
        id: judgementId(registration, 'failed', failedTry),
        timestamp: '2026-11-20T05:00:00.000Z',
        result: { success: false, score: { raw: 0 } },
      },
      {
        id: judgementId(registration, 'passed', null),
        timestamp: '2026-11-21T05:00:00.000Z',
        result: { success: true, score: { raw: 100 } },
      },
      {
        id: judgementId(registration, 'completed', null),
        timestamp: '2026-11-21T05:00:00.001Z',
        result: { completion: true },
      },
    ]);
    expect(said().slice(3)).toEqual(['initialized', 'resumed']);
  });

  test('is told once, whichever devices it is opened on, and the LRS is not asked to take it again', async () => {
    const [one, other] = [createDevice(), createDevice()];
    await visit(one, 1);
    await visit(other, 2);
    const asked = stand.batchSizes().length;
    await visit(one, 3);
    expect(stand.batchSizes().slice(asked)).toEqual([2]);
    expect(judgements()).toHaveLength(3);
  });

  test('is told in review, where nothing is said of the visit itself, and so is what waited', async () => {
    const device = createDevice();
    stand.lrs.switches.arm({ kind: 'status', status: 503 }, 1_000);
    const { window } = device.page();
    const wait = () => new Promise<never>(() => {});
    const tools = { window, now: stand.clock.now, wait, uuid: () => crypto.randomUUID() };
    const before = stand.open({ wait, shelves: (family) => openShelves(tools, family, report.actor) });
    before.take(answers(1, 2));
    await before.flush(false);
    stand.lrs.switches.clear();
    await stand.clock.wait(60_000);
    await visit(device, 2, 'review');
    expect(said()).toEqual(['answered', 'answered', 'failed', 'passed', 'completed']);
  });

  test('is said again after a 409 of an LRS that holds nothing under its id', async () => {
    const device = createDevice();
    stand.lrs.switches.arm({ kind: 'status', status: 409 }, { times: 1_000, method: 'POST' });
    const channel = await visit(device, 1);
    expect(channel.state()).toMatchObject({ delivered: 0, problem: { status: 409 } });
    stand.lrs.switches.clear();
    await visit(device, 2);
    expect(judgements().map(nameOfVerb)).toEqual(['failed', 'passed', 'completed']);
  });

  test('is not set aside where the LRS holds it in other words, from the device on which it happened', async () => {
    const held = stand.open();
    const score = { ...passedTry, raw: 100 };
    held.take([
      stamped(
        { type: 'report', outcome: { status: 'passed', completed: true, score }, at: startedAt - DAY },
        7,
      ),
    ]);
    await settle(held);
    const before = judgements();
    const channel = await visit(createDevice(), 1);
    expect(channel.state()).toMatchObject({ waiting: 0, setAside: [], problem: undefined });
    expect(judgements()).toEqual([
      ...before,
      expect.objectContaining({ result: expect.objectContaining({ success: false }) }),
    ]);
  });
});
