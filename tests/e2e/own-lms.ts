import { type Page, expect, test as base } from '@playwright/test';
import { launchQuery, type TinCanLaunch } from '../../src/lab/tincan/launcher.ts';
import type { Cmi5LaunchOptions } from '../../src/lab/cmi5/launch-options.ts';
import type { ValidStatement } from '../../src/lab/lrs/validation.ts';
import { serveCmi5, type ServedCmi5 } from '../support/cmi5-session.ts';
import { LMS_VERBS, verbOf } from './launched-course.ts';
import { labUrl, packageOf } from './lms-host.ts';

/** Parameters of a launch by name; `null` takes one away. */
type Changes = Readonly<Record<string, string | null>>;

/** A cmi5 LMS and an LRS of the test's own, at another origin than the package: all of it can be told to fail. */
export interface OwnLms extends ServedCmi5 {
  /** A launch of the cmi5 package. @returns its query */
  cmi5(options?: Cmi5LaunchOptions, changes?: Changes): URLSearchParams;
  /** A launch of the xAPI package, to the same LRS. @returns its query */
  xapi(launch?: Partial<TinCanLaunch>, changes?: Changes): URLSearchParams;
  /** Opens the package without anything around it. */
  open(target: 'cmi5' | 'xapi', query: URLSearchParams): Promise<void>;
  /** Everything that may not be read on the page: what the launch sent and what the LMS handed out. */
  secrets(): readonly string[];
  /** Everything the page has asked for so far, but for its launch address. */
  asked(): readonly Asked[];
  /** What the course said, oldest first. */
  said(): readonly ValidStatement[];
  /** The same, by the last part of the verb. */
  verbs(): readonly string[];
}

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Credentials that the LRS of `serveCmi5` takes for everything. */
const OWNER = `Basic ${Buffer.from('owner:owner').toString('base64')}`;

export const LEARNER = {
  name: 'Sam Rivera',
  account: { homePage: 'https://lms.example.gov', name: 'badge-4711' },
};

export const test = base.extend<{ readonly lms: OwnLms }>({
  lms: async ({ page }, use) => {
    const served = await serveCmi5(Date.now);
    await use(ownLms(page, served));
    await served.close();
  },
});

function ownLms(page: Page, served: ServedCmi5): OwnLms {
  const { lms, lrs } = served;
  const endpoint = lms.launch().query.get('endpoint') ?? '';
  const sent = new Set<string>();
  const asked: Asked[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) return;
    const url = new URL(request.url());
    asked.push({ method: request.method(), url, headers: request.headers(), body: request.postData() });
  });
  const said = () => lrs.statements().filter((statement) => !LMS_VERBS.has(verbOf(statement)));
  return {
    ...served,
    cmi5: (options = {}, changes = {}) => changed(lms.launch(options).query, changes),
    xapi(launch = {}, changes = {}) {
      const whole: TinCanLaunch = { endpoint, auth: OWNER, actorForm: 'new', learner: LEARNER, ...launch };
      return changed(launchQuery(whole), changes);
    },
    async open(target, query) {
      for (const [name, value] of query) if (name !== 'endpoint') sent.add(value);
      await page.goto(`${labUrl()}/content/${await packageOf('annual', target)}/index.html?${query}`);
    },
    secrets: () => [
      ...sent,
      ...lrs.requests().map(({ headers }) => (headers.authorization ?? 'Basic none').replace('Basic ', '')),
      LEARNER.name,
      LEARNER.account.name,
      LEARNER.account.homePage,
    ],
    asked: () => asked,
    said,
    verbs: () => said().map(verbOf),
  };
}

function changed(query: URLSearchParams, changes: Changes): URLSearchParams {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return query;
}

/**
 * The launch has left the address bar, and what it brought goes nowhere but where the launch said: no
 * request to another origin, credentials to the LRS alone, no address in a Referer.
 */
export function expectDiscreet(page: Page, lms: OwnLms, query: URLSearchParams): void {
  const launched = ['endpoint', 'fetch']
    .map((name) => query.get(name) ?? '')
    .filter((address) => URL.canParse(address));
  const origins = new Set([labUrl(), ...launched.map((address) => new URL(address).origin)]);
  expect(new URL(page.url()).search).toBe('');
  for (const { method, url, headers, body } of lms.asked()) {
    const name = `${method} ${url.href}`;
    if (url.protocol !== 'data:') expect(origins, name).toContain(url.origin);
    const isXapi = url.href.startsWith(query.get('endpoint') ?? 'nowhere:') && method !== 'OPTIONS';
    expect(headers['authorization'] !== undefined, name).toBe(isXapi);
    expect(headers['referer'] ?? '', name).not.toContain('?');
    if (url.href === query.get('fetch')) expect({ method, body }).toEqual({ method: 'POST', body: null });
  }
  for (const { headers } of lms.lrs.requests()) expect(headers.referer).toBeUndefined();
}
