import { course } from './course.ts';
import type { Keeper } from './keeper.ts';
import type { Records } from './connect.ts';
import { askToLeave, sayGoodbye, sayUnsaved } from './notices.ts';
import type { Reporter } from './reporter.ts';
import { stopPage } from './stop-page.ts';

/** Save and exit: ends the visit while the page is alive, then says so. What is not saved is not left in silence. */
export async function leave(keeper: Keeper, reporter: Reporter, records: Records): Promise<void> {
  const saved = await keeper.settle();
  if (!saved.ok) {
    const choice = await askToLeave(saved.problem);
    if (choice === 'try-again') return leave(keeper, reporter, records);
    if (choice === 'stay') return;
  }
  course.dispatch({ type: 'left', by: 'exit' });
  const delivery = await keeper.ended();
  await reporter.settle();
  stopPage();
  if (delivery?.ok === false) return sayUnsaved(delivery.problem);
  const { returnUrl } = records.lms.launch;
  // cmi5 (Quartz) 10.2.6: the window goes back to the LMS that asked for it.
  if (returnUrl !== null) return location.replace(returnUrl);
  // Only a window that a script opened may close itself; elsewhere the words below are the end.
  if (window.opener !== null) window.close();
  await sayGoodbye(records.device?.farewell);
}
