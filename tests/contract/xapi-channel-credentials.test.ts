import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { courseIri, registration, stamped, startedAt, uuid } from '../support/xapi-course.ts';
import { DAY, passed } from '../support/xapi-effects.ts';
import { answers, expectedIds, openStand, settle, takeInTurn, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;

beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

describe('credentials from a broker', () => {
  test('are asked for once, with course, learner and registration, and used until they run out', async () => {
    const channel = stand.open({ source: stand.brokered });
    await takeInTurn(channel, answers(1, 3));
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
    expect(stand.broker.asked()).toEqual([{ course: courseIri, learner: 'badge-4711', registration }]);
    expect(stand.fetches[0]).toMatchObject({ method: 'POST', credentials: 'include' });
  });

  test('are renewed before they expire', async () => {
    const channel = stand.open({ source: stand.brokered });
    channel.take(answers(1, 1));
    await settle(channel);
    await stand.clock.wait(580_000);
    channel.take(answers(2, 1));
    await settle(channel);
    expect(stand.broker.asked()).toHaveLength(2);
    expect(stand.lrs.requests()).toHaveLength(2);
  });

  test('are renewed once for each request that a 401 meets, and not after everything was refused', async () => {
    const channel = stand.open({ source: stand.brokered });
    channel.take(answers(1, 1));
    await settle(channel);
    stand.broker.revoke();
    channel.take(answers(2, 1));
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 2));
    stand.lrs.switches.arm({ kind: 'status', status: 401 }, 9);
    channel.take(answers(3, 1));
    await settle(channel);
    // Two more: for the statement, and to see whether it alone was refused.
    expect(stand.broker.asked()).toHaveLength(4);
    expect(channel.state().problem).toMatchObject({ kind: 'refused', from: 'lrs', status: 401 });
    channel.take(answers(4, 1));
    await settle(channel);
    expect(stand.broker.asked()).toHaveLength(4);
  });

  test('are refused to someone the LMS has not logged in', async () => {
    stand.logOut();
    const channel = stand.open({ source: stand.brokered });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state()).toMatchObject({
      waiting: 1,
      problem: { kind: 'refused', from: 'broker', status: 401 },
    });
    expect(stand.lrs.requests()).toEqual([]);
  });

  test('for another LRS than the edition names are not used', async () => {
    const channel = stand.open({
      source: {
        ...stand.brokered,
        kind: 'broker',
        endpoint: 'https://stand.lrs.example.gov/xapi',
        url: `${stand.url}/broker`,
      },
    });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state().problem).toMatchObject({ kind: 'misconfigured', from: 'broker' });
    expect(stand.lrs.requests()).toEqual([]);
  });

  test('cannot read: a conflict over a pass tells that the LRS holds it, in whichever words', async () => {
    const channel = stand.open({ source: stand.brokered });
    channel.take([stamped({ type: 'report', outcome: passed, at: startedAt }, 1)]);
    await settle(channel);
    const held = stand.storedIds();
    const again = stand.open({ source: stand.brokered });
    again.take([stamped({ type: 'report', outcome: passed, at: startedAt + DAY }, 2)]);
    await settle(again);
    expect(again.state()).toMatchObject({ waiting: 0, setAside: [], problem: undefined });
    expect(stand.storedIds()).toEqual(held);
  });

  test('cannot read: a conflict is set aside, since nobody may look what the LRS holds', async () => {
    const channel = stand.open({ source: stand.brokered });
    stand.lrs.switches.arm({ kind: 'status', status: 409 });
    channel.take(answers(1, 1));
    await settle(channel);
    expect(channel.state()).toMatchObject({
      waiting: 0,
      delivered: 0,
      setAside: [{ id: uuid(2) }],
      problem: undefined,
    });
  });
});
