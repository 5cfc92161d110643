import { fakeEnvironment, fakeStorage, type FakeEnvironment } from './lms-environment.ts';
import type { LmsEnvironment } from '../../src/lms/port.ts';

/** A window that an LMS opens: what it shows in its address bar, and every request it makes. */
export interface LaunchedPage {
  readonly environment: FakeEnvironment;
  /** Address of the page as the learner sees it. */
  address(): string;
  readonly asked: readonly { readonly url: string; readonly init: RequestInit }[];
}

export interface PageOptions {
  /** Query of the address, with its question mark. */
  readonly search: string;
  readonly protocol?: string;
  readonly hash?: string;
  /** Of the window: the same object makes a reload. */
  readonly sessionStorage?: object;
  /** What the window has of its device: left out, nothing is kept there. */
  readonly device?: object;
  readonly environment?: Partial<LmsEnvironment>;
  /** Epoch milliseconds. */
  readonly begin?: number;
}

const PATH = '/courses/de-escalation/index.html';

/** Time passes in the page's clock alone; its requests go over the network. */
export function launchedPage({
  search,
  protocol = 'http:',
  hash = '',
  begin,
  ...options
}: PageOptions): LaunchedPage {
  const asked: { url: string; init: RequestInit }[] = [];
  let shown = `${PATH}${search}${hash}`;
  const own = {
    ...options.device,
    location: {
      protocol,
      pathname: PATH,
      get search() {
        return new URL(shown, 'http://page.invalid').search;
      },
      get hash() {
        return new URL(shown, 'http://page.invalid').hash;
      },
    },
    history: {
      state: null,
      replaceState: (_state: unknown, _unused: string, url: string) => {
        shown = url;
      },
    },
    sessionStorage: options.sessionStorage ?? fakeStorage(),
  };
  const environment = fakeEnvironment(
    own,
    {
      fetch: (url, init = {}) => {
        asked.push({ url: new Request(url).url, init });
        return fetch(url, init);
      },
      ...options.environment,
    },
    begin,
  );
  return { environment, address: () => shown, asked };
}
