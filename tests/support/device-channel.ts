import { expect } from 'vitest';
import type { Channel, ChannelOptions } from '../../src/xapi/channel.ts';
import { openShelves } from '../../src/xapi/outbox/shelf.ts';
import type { DevicePage } from './device.ts';
import { report } from './xapi-course.ts';
import type { Stand } from './xapi-stand.ts';

/** A channel of a page on a device, which keeps there what waits. */
export function openOn(stand: Stand, page: DevicePage, options: Partial<ChannelOptions> = {}): Channel {
  const actor = options.report?.actor ?? report.actor;
  const tools = {
    window: page.window,
    now: stand.clock.now,
    wait: () => new Promise<void>((resolve) => setImmediate(resolve)),
    uuid: () => crypto.randomUUID(),
  };
  return stand.open({
    fetch: page.fetch,
    shelves: (family) => openShelves(tools, family, actor),
    ...options,
  });
}

/** Of a channel whose waits never end: it sends again only when it is flushed or woken. */
export const bareWaits = { wait: () => new Promise<never>(() => {}) };

/** Waits until the LRS holds exactly so many statements. */
export const arrived = (stand: Stand, count: number) =>
  expect.poll(() => stand.storedIds().length).toBe(count);
