import { randomUUID } from 'node:crypto';
import { type FrameLocator, type Page, expect } from '@playwright/test';
import '../../src/lab/host/lab-window.ts';
import type { Edition } from '../../src/schemas/edition.ts';

export const labUrl = (): string => process.env['LAB_URL'] ?? '';

export interface Launch {
  /** Left out, `scorm12`. */
  readonly target?: Target;
  readonly edition?: 'annual' | 'annual-broker' | 'annual-embedded';
  readonly learner?: string;
  readonly mode?: 'normal' | 'browse' | 'review';
  readonly faults?: string;
  readonly mastery?: string;
  /** Where the browser finds the lab, if not at its own address. */
  readonly origin?: string;
}

export type Target = Edition['targets'][number];

interface Statement {
  readonly id: string;
  readonly timestamp: string;
  readonly actor: { readonly account: { readonly name: string; readonly homePage: string } };
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string };
  readonly result?: Record<string, unknown>;
  readonly context: Record<string, unknown>;
}

/** The LMS's page: launches the package of an edition and tells what the LMS and the LRS hold. */
export interface LmsHost {
  readonly learner: string;
  readonly course: FrameLocator;
  /** Puts into the LMS what it holds of the learner before the launch: a `cmi` object. */
  seed(cmi: Readonly<Record<string, unknown>>): Promise<void>;
  open(): Promise<void>;
  /** Closes the course as an LMS does and launches it again with the saved data. */
  relaunch(): Promise<void>;
  close(): Promise<void>;
  calls(
    name?: string,
  ): Promise<{ name: string; args: readonly unknown[]; answer: unknown; violation: string | null }[]>;
  /** Element of the data model as the LMS keeps it now. */
  value(element: string): Promise<string | undefined>;
  setFault(fault: string): Promise<void>;
  /** What the lab's server holds of the learner for this package, in the words of its standard. */
  record(): Promise<unknown>;
  /** What the department's LRS holds about this learner, oldest first. */
  statements(): Promise<Statement[]>;
}

/** Folder name of a package on the lab. */
export async function packageOf(edition: string, target: Target = 'scorm12'): Promise<string> {
  const page = await (await fetch(labUrl())).text();
  const found = new RegExp(`\\b${edition}-${target}-\\d+\\.\\d+\\.\\d+`).exec(page);
  if (found === null) throw new Error(`The lab lists no package ${edition} for ${target}.`);
  return found[0];
}

export async function lmsHost(page: Page, launch: Launch = {}): Promise<LmsHost> {
  const learner = launch.learner ?? `officer-${randomUUID().slice(0, 8)}`;
  const name = await packageOf(launch.edition ?? 'annual', launch.target);
  const query = new URLSearchParams({
    package: name,
    learner,
    mode: launch.mode ?? 'normal',
    faults: launch.faults ?? 'none',
    ...(launch.mastery === undefined ? {} : { mastery: launch.mastery }),
  });
  const course = page.frameLocator('#course iframe');
  const live = () => expect(course.locator('#sign')).not.toHaveText(/Connecting/, { timeout: 20_000 });
  return {
    learner,
    course,
    async seed(cmi) {
      const address = `${labUrl()}/api/learners/${name}/${learner}`;
      await fetch(address, { method: 'POST', body: JSON.stringify(cmi) });
    },
    async open() {
      await page.goto(`${launch.origin ?? labUrl()}/lms?${query}`);
      await live();
    },
    async relaunch() {
      await page.getByRole('button', { name: 'Relaunch' }).click();
      await live();
    },
    close: () => page.getByRole('button', { name: 'Close the course' }).click(),
    async calls(wanted) {
      const calls = await page.evaluate(() => JSON.parse(JSON.stringify(window.lab?.calls() ?? [])));
      return calls.filter((call: { name: string }) => wanted === undefined || call.name === wanted);
    },
    value: (element) => page.evaluate((key) => window.lab?.data()[key], element),
    setFault: (fault) => page.evaluate((chosen) => window.lab?.setFault(chosen as 'none'), fault),
    async record() {
      const response = await fetch(`${labUrl()}/api/records/${name}/${learner}`);
      return response.json();
    },
    async statements() {
      const all = (await (await fetch(`${labUrl()}/api/statements`)).json()) as Statement[];
      return all.filter(({ actor }) => actor.account.name === learner);
    },
  };
}
