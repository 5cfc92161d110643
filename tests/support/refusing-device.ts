import { createDevice, type Device, type DevicePage } from './device.ts';
import type { PageOptions } from './launched-page.ts';
import { fakeStorage } from './lms-environment.ts';

/** A device whose LRS refuses some statements, whatever else is in the request. */
export interface RefusingDevice extends Device {
  /** What a statement has in it that the LRS refuses; each of them. */
  refused: readonly string[];
  /** What a launch gives its page there: a new one, unless told otherwise. */
  options(page?: DevicePage): Partial<PageOptions>;
}

/** At first nothing is refused. */
export function createRefusingDevice(): RefusingDevice {
  const device: RefusingDevice = {
    ...createDevice(),
    refused: [],
    options(page = device.page()) {
      const answer: typeof fetch = async (url, init) => {
        const request = new Request(url, init);
        const body = request.method === 'POST' ? await request.text() : '';
        const isRefused = device.refused.some((text) => body.includes(text));
        return isRefused ? new Response('Not taken.', { status: 400 }) : page.fetch(url, init);
      };
      return { device: { ...page.own, localStorage: fakeStorage() }, environment: { fetch: answer } };
    },
  };
  return device;
}
