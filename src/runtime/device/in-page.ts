import { course } from '../course.ts';
import { randomUuid } from '../random.ts';
import { accompany, findFor, type Accompanied, type Launched, type Page } from './accompany.ts';
import type { Companion } from './companion.ts';
import type { Found } from './found.ts';
import { tellElsewhere } from './words.ts';

const PAGE: Page = {
  window,
  course,
  now: Date.now,
  soon: (run) => void setTimeout(run, 0),
  tellElsewhere,
};

/** Joins the page's clock, storage and windows with the companion. @param early what happened before it came */
export function companionInPage(visit: Accompanied, early: readonly ((one: Companion) => void)[]): Companion {
  return accompany(visit, PAGE, { id: randomUuid(), early });
}

/** What the device kept for this learner, where it is more than the LMS holds. */
export function findInPage(launched: Launched): Found | undefined {
  return findFor(launched, PAGE);
}
