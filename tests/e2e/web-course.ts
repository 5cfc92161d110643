import { type Locator, type Page, expect, test as base } from '@playwright/test';
import words from '../../src/strings/en.json' with { type: 'json' };
import { authored } from './learner.ts';
import { serveWeb } from './served-web.ts';

const { plan, quizzes } = authored();
const [first, second] = plan.lessons;
const [one, two, three] = quizzes.filter(({ number }) => first?.checks.slice(0, 3).includes(number));
if (first === undefined || second === undefined || one === undefined)
  throw new Error('The edition annual has fewer than two lessons, or no check in the first.');
if (two === undefined || three === undefined)
  throw new Error('The first lesson of the edition annual has fewer than three checks.');

/** The first two lessons of the edition annual. */
export const firstLessons = [first, second] as const;

/** The first three checks of the first lesson. */
export const firstChecks = [one, two, three] as const;

/** Deep below the root, as on an intranet: an address that begins with a slash leads out of the folder. */
const BELOW = '/intranet/training/x/';

/** The course as a folder on a web server. */
export interface WebCourse {
  /** Address of the folder, with a slash at its end. */
  readonly address: string;
  /** Opens the test's own page, or goes to another place of it, and waits until it is alive. */
  open(hash?: string): Promise<void>;
  /** The same in another tab. */
  openIn(tab: Page): Promise<void>;
}

/** A test that is served the course. */
export const test = base.extend<{ readonly web: WebCourse }>({
  web: async ({ page }, use) => {
    const server = await serveWeb(BELOW);
    const address = `${server.url}${BELOW}`;
    const openIn = async (tab: Page, hash = '') => {
      await tab.goto(`${address}index.html${hash}`);
      await expect(tab.locator('#sign')).toHaveText(words.lms.device);
    };
    await use({ address, open: (hash) => openIn(page, hash), openIn });
    await server.close();
  },
});

/** The heading of the place on the screen: no two are shown at once. */
export function heading(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}
