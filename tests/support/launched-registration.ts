import type { LmsSession } from '../../src/lms/port.ts';
import { REGISTRATION } from '../unit/core/course.ts';
import { cmi5Stand, connected } from './cmi5-under-test.ts';
import { launchedPage, type LaunchedPage, type PageOptions } from './launched-page.ts';
import { xapiStand } from './xapi-under-test.ts';

/** One learner's registration, launched by either standard. */
export interface LaunchedRegistration {
  /** A new launch. */
  open(page: Partial<PageOptions>): Promise<LmsSession>;
  /** The page of a launch, loaded again in its window. */
  reload(page: Partial<PageOptions>): Promise<LmsSession>;
  verbs(): readonly string[];
  document(): unknown;
  advance(ms: number): void;
  /** Of all statements, the course's and the LMS's. */
  ids(): readonly unknown[];
  /** What was done against the standard, in words. */
  violations(): readonly string[];
}

/** `REGISTRATION` by each standard, with an LMS or an LRS of its own. */
export const launchedBy: Readonly<Record<'cmi5' | 'xAPI', () => Promise<LaunchedRegistration>>> = {
  async cmi5() {
    const stand = await cmi5Stand(REGISTRATION);
    return {
      ...stand,
      open: (page) => connected(stand.open({}, page)),
      reload: (page) => connected(reloaded(stand, page)),
      violations: () => stand.lms.violations(),
      ids: () => stand.lrs.statements().map(({ id }) => id),
    };
  },
  async xAPI() {
    const stand = await xapiStand();
    return {
      ...stand,
      open: (page) => stand.connected(stand.open({ registration: REGISTRATION }, page)),
      reload: (page) => stand.connected(reloaded(stand, page)),
      ids: () => stand.lrs.statements().map(({ id }) => id),
    };
  },
};

function reloaded({ now }: { now(): number }, page: Partial<PageOptions>): LaunchedPage {
  return launchedPage({ search: '', ...page, environment: { now, ...page.environment } });
}
