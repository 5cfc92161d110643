import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arrived, bareWaits, openOn } from '../support/device-channel.ts';
import { createDevice, type Device } from '../support/device.ts';
import { report, uuid } from '../support/xapi-course.ts';
import { answers, expectedIds, openStand, settle, type Stand } from '../support/xapi-stand.ts';

let stand: Stand;
let device: Device;
beforeEach(async () => {
  stand = await openStand();
  device = createDevice();
});
afterEach(() => stand.close());

describe('a device that keeps nothing', () => {
  const forbidden = {
    'has no database': {},
    'forbids to ask for it': {
      get indexedDB(): never {
        throw new DOMException('Forbidden.', 'SecurityError');
      },
    },
    'does not open it': {
      indexedDB: {
        open: () => {
          throw new DOMException('Private.', 'InvalidStateError');
        },
      },
    },
  };

  test.each(Object.entries(forbidden))('and %s delivers out of the page’s memory', async (_how, own) => {
    const channel = openOn(stand, { ...device.page(), window: Object(own) });
    channel.take(answers(1, 60));
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 60));
  });

  test('any more, delivers what it was given before and after', async () => {
    const channel = openOn(stand, device.page());
    stand.lrs.switches.arm({ kind: 'status', status: 503 });
    channel.take(answers(1, 2));
    await channel.flush(false);
    device.takeAway();
    channel.take(answers(3, 2));
    await settle(channel);
    expect(stand.storedIds()).toEqual(expectedIds(1, 4));
    expect(channel.state()).toMatchObject({ waiting: 0, delivered: 4 });
  });
});

describe('what is kept on the device', () => {
  test('names neither learner nor credentials, and is gone once it is delivered', async () => {
    stand.lrs.switches.arm({ kind: 'status', status: 503 });
    const named = {
      objectType: 'Agent' as const,
      name: 'Sam Rivera',
      account: { homePage: 'https://lms.example.gov', name: 'badge-4711' },
    };
    const channel = openOn(stand, device.page(), { ...bareWaits, report: { ...report, actor: named } });
    channel.take(answers(1, 2));
    await channel.flush(false);
    const kept = await device.kept();
    expect(kept).toContain(uuid(2));
    for (const secret of ['Sam Rivera', 'badge-4711', 'lms.example.gov', 'Basic', stand.url]) {
      expect(kept).not.toContain(secret);
    }
    await stand.clock.wait(60_000);
    channel.wake();
    await arrived(stand, 2);
    await expect.poll(() => device.kept()).not.toContain(uuid(2));
    expect(stand.lrs.statements()[0]?.actor).toEqual(named);
  });
});
