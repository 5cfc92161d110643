import type { WebLaunch } from '../launch-settings.ts';
import type { RecordSide } from './record-side.ts';

/** Nobody outside the course keeps a record; what it saves stays in this browser. */
export function createDeviceSide(settings: WebLaunch): RecordSide {
  return {
    open: async () => settings.launch,
    async close() {},
    async reset() {
      localStorage.clear();
    },
    data: () => ({}),
    saved: async () => null,
    async setFault() {},
  };
}
