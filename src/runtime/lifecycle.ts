import { course } from './course.ts';
import type { Keeper } from './keeper.ts';

/**
 * What the page does when it goes away, and when it is seen or reachable again: what waits is tried at
 * once. Statements beside the record wake by themselves. No `unload` and no `beforeunload`: they are not fired on
 * phones and keep the page out of the back/forward cache.
 */
export function watchLifecycle(keeper: Keeper, flushStatements: (leaving: boolean) => void): void {
  document.addEventListener('visibilitychange', () => {
    keeper.flush();
    if (document.visibilityState === 'hidden') flushStatements(false);
  });
  addEventListener('online', () => keeper.flush());
  addEventListener('pagehide', (event) => {
    // A page kept in the cache comes back with its session: it must not be ended.
    if (event.persisted) {
      keeper.flush();
      flushStatements(false);
      return;
    }
    course.dispatch({ type: 'left', by: 'gone' });
    flushStatements(true);
  });
}
