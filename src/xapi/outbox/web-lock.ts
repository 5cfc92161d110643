import type { OutboxLock } from './lock.ts';

/** A lock of the browser's, which ends with its page (Web Locks, 2.5). It exists in secure contexts alone. */
export function createWebLock(locks: LockManager, name: string): OutboxLock {
  const isMine = () => Promise.resolve(true);
  return {
    async hold(task, onBusy) {
      const ran = await locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock !== null) await task(isMine);
        return lock !== null;
      });
      if (ran) return;
      onBusy();
      await locks.request(name, () => task(isMine));
    },
  };
}
