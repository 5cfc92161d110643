/** Lets one page at a time send, of all pages of a learner on this device. */
export interface OutboxLock {
  /**
   * Runs the task once the lock is this page's; settles when the task has. Rejects where no lock can be had.
   *
   * @param task asks `isMine` before each request: a page that slept may have lost the lock
   * @param onBusy called once, where another page holds the lock now
   */
  hold(task: (isMine: () => Promise<boolean>) => Promise<void>, onBusy: () => void): Promise<void>;
}

/** For a queue that no other page sees. */
export const OWN_LOCK: OutboxLock = {
  hold: (task) => task(() => Promise.resolve(true)),
};
