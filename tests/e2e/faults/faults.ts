import type { BrowserContext, Page, Route } from '@playwright/test';
import type { KindName } from '../../faults/kinds.ts';
import type { LmsHost } from '../lms-host.ts';
import { reload } from '../launched-course.ts';
import { blockStorage, fillStorage, makeForgetful } from './page-faults.ts';

/** The learner's window. */
export interface Stage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly lms: LmsHost;
}

/** A fault in the browser; each part is left out where there is nothing to do. */
export interface BrowserFault {
  /** Before the page is opened. */
  prepare?(page: Page): Promise<void>;
  /** Begins, with the visit under way. */
  strike?(stage: Stage): Promise<unknown>;
  /** After the answers that are given meanwhile; what is still wrong is mended. */
  mend?(stage: Stage): Promise<unknown>;
}

const STATEMENTS = /\/(?:lrs|xapi)\/statements/;
const SAVED = '**/api/learners/**';

export function faultOf(kind: KindName): BrowserFault {
  switch (kind) {
    case 'lms false':
      return ofLms('commit-false');
    case 'lms null':
      return ofLms('commit-null');
    case 'lms throw':
      return ofLms('commit-throws');
    case 'lms slow':
      return ofLms('slow');
    case 'lms forgetful':
      return {
        prepare: makeForgetful,
        strike: ({ page }) => page.evaluate(() => void (window.forgets = true)),
        mend: ({ page }) => page.evaluate(() => void (window.forgets = false)),
      };
    case 'lms expired':
      return {
        // A server that has forgotten the login sends its login page, and the LMS's script takes 200 for yes.
        strike: ({ context }) =>
          context.route(SAVED, (route) =>
            route.fulfill({ status: 200, contentType: 'text/html', body: '<form>' }),
          ),
        mend: ({ context }) => context.unroute(SAVED),
      };
    case 'lrs drop':
      return ofLrs((route) => route.abort());
    case 'lrs hang':
      return hanging();
    case 'lrs 401':
    case 'lrs 403':
    case 'lrs 409':
    case 'lrs 413':
      return refusingOnce(Number(kind.slice(-3)));
    case 'lrs 429':
      return ofLrs((route) => route.fulfill({ status: 429, headers: { 'Retry-After': '1' } }));
    case 'lrs 500':
      return ofLrs((route) => route.fulfill({ status: 500 }));
    case 'lrs stored-but-unanswered':
      return ofLrs(async (route) => {
        await route.fetch();
        await route.abort();
      });
    case 'network offline':
      return {
        strike: ({ context }) => context.setOffline(true),
        mend: ({ context }) => context.setOffline(false),
      };
    case 'storage blocked':
      return { prepare: blockStorage };
    case 'storage full':
      return { prepare: fillStorage };
    // Of these the walk itself makes more: a page ends, and another is opened.
    case 'storage corrupted':
    case 'tab kill':
      return ofLrs((route) => route.abort());
    case 'tab reload':
      return {
        strike: ({ lms }) => lms.setFault('commit-false'),
        async mend({ page, lms }) {
          await reload(page, lms.course);
          await lms.setFault('none');
        },
      };
    case 'tab hide':
      return { strike: (stage) => see(stage, 'hidden'), mend: (stage) => see(stage, 'visible') };
    case 'tab freeze':
      return { mend: freeze };
    case 'tab duplicate':
      return {};
    default:
      return kind satisfies never;
  }
}

function ofLms(fault: string): BrowserFault {
  return { strike: ({ lms }) => lms.setFault(fault), mend: ({ lms }) => lms.setFault('none') };
}

/** Every request about statements. */
function ofLrs(meet: (route: Route) => Promise<unknown>): BrowserFault {
  return {
    strike: ({ context }) =>
      context.route(STATEMENTS, async (route) => {
        // A request that is under way when the fault ends has been let through.
        await meet(route).catch(() => undefined);
      }),
    mend: ({ context }) => context.unroute(STATEMENTS),
  };
}

function hanging(): BrowserFault {
  const held: Route[] = [];
  return {
    strike: ({ context }) => context.route(STATEMENTS, (route) => void held.push(route)),
    async mend({ context }) {
      await context.unroute(STATEMENTS);
      await Promise.all(held.map((route) => route.abort().catch(() => undefined)));
    },
  };
}

/** Of one statement alone the refusal would be its last word: it meets several at once, that waited together. */
function refusingOnce(status: number): BrowserFault {
  return {
    ...ofLrs((route) => route.abort()),
    async mend({ context }) {
      await context.unroute(STATEMENTS);
      let isDone = false;
      await context.route(STATEMENTS, async (route) => {
        const sent: unknown = route.request().postDataJSON();
        const meets = !isDone && Array.isArray(sent) && sent.length > 1;
        isDone ||= meets;
        await (meets ? route.fulfill({ status }) : route.continue()).catch(() => undefined);
      });
    },
  };
}

async function see({ lms }: Stage, state: 'hidden' | 'visible'): Promise<void> {
  await lms.course.locator('body').evaluate((body, seen) => {
    Object.defineProperty(body.ownerDocument, 'visibilityState', { value: seen, configurable: true });
    body.ownerDocument.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

/** As long as a lid is closed for a moment. */
async function freeze({ context, page }: Stage): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await session.detach();
}
