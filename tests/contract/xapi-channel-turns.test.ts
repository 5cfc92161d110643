import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../src/xapi/channel.ts';
import { arrived, bareWaits, openOn } from '../support/device-channel.ts';
import { createDevice } from '../support/device.ts';
import { answers, expectedIds, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

describe('two pages of a learner', () => {
  test.each([
    ['with the browser’s locks', true],
    ['over plain http, where there are none', false],
  ])('%s send in the order in which things happened, one request at a time', async (_how, isSecure) => {
    const device = createDevice(isSecure);
    let inFlight = 0;
    let most = 0;
    const counted: typeof fetch = async (url, init) => {
      most = Math.max(most, (inFlight += 1));
      return fetch(url, init).finally(() => (inFlight -= 1));
    };
    const [one, other] = [
      openOn(stand, device.page(), { fetch: counted }),
      openOn(stand, device.page(), { fetch: counted }),
    ];
    /** The device has it before the other page takes the next: only so is there an order to keep. */
    async function take(channel: Channel, number: number): Promise<void> {
      channel.take(answers(number, 1));
      const known = async () => `${await device.kept()} ${stand.storedIds().join(' ')}`;
      await expect.poll(known, { interval: 1 }).toContain(expectedIds(number, 1).join(' '));
    }
    for (let number = 1; number < 21; number += 2) {
      await take(one, number);
      await take(other, number + 1);
    }
    await Promise.all([settle(one), settle(other)]);
    await arrived(stand, 20);
    expect(stand.storedIds()).toEqual(expectedIds(1, 20));
    expect(most).toBe(1);
  });
});

describe('a page over plain http', () => {
  test('goes on with what a killed one left, once its lease has run out', async () => {
    const device = createDevice(false);
    stand.lrs.switches.arm({ kind: 'hang' });
    const killed = device.page();
    const channel = openOn(stand, killed, bareWaits);
    channel.take(answers(1, 2));
    await expect.poll(() => stand.lrs.requests().length).toBe(1);
    killed.kill();
    const next = openOn(stand, device.page());
    next.take(answers(3, 1));
    await stand.clock.wait(30_000);
    await settle(next);
    expect(stand.storedIds()).toEqual(expectedIds(1, 3));
  });
});
