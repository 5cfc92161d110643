import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';
import type { LaunchFault } from '../../src/lms/launch-error.ts';
import words from '../../src/strings/en-launch.json' with { type: 'json' };
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import { TOKEN_FAULTS } from '../support/token-faults.ts';
import { authored } from './learner.ts';
import { expectDiscreet, type OwnLms, test } from './own-lms.ts';

test.use({ viewport: { width: 360, height: 760 } });

const { agency } = authored().course;

type Target = 'cmi5' | 'xapi';

interface Problem {
  readonly fault: LaunchFault;
  /** What the support code says after the fault. */
  readonly detail: string | RegExp;
}

interface Broken extends Problem {
  readonly name: string;
  readonly target: Target;
  /** Makes the launch, and breaks what it needs. */
  readonly launch: (lms: OwnLms) => URLSearchParams;
}

const required: readonly (readonly [Target, string])[] = [
  ...['endpoint', 'fetch', 'actor', 'registration', 'activityId'].map((name) => ['cmi5', name] as const),
  ...['endpoint', 'auth', 'actor'].map((name) => ['xapi', name] as const),
];

const unreadable: readonly (readonly [Target, string, string])[] = [
  ['cmi5', 'endpoint', '/xapi/'],
  ['cmi5', 'fetch', 'javascript:alert(1)'],
  ['cmi5', 'actor', 'Rivera, Sam'],
  ['cmi5', 'actor', '{"objectType":"Agent","name":"Sam Rivera"}'],
  ['cmi5', 'registration', '4711'],
  ['cmi5', 'activityId', 'courses/de-escalation'],
  ['xapi', 'endpoint', 'lrs.example.gov/xapi'],
  ['xapi', 'auth', 'Basic Łódź'],
  ['xapi', 'actor', '[]'],
  ['xapi', 'registration', '4711'],
  ['xapi', 'activity_id', '1e3'],
];

const broken: readonly Broken[] = [
  ...required.map(([target, name]): Broken => ({
    name: `a ${target} launch without ${name}`,
    target,
    launch: (lms) => lms[target]({}, { [name]: null }),
    fault: 'missing',
    detail: name,
  })),
  ...unreadable.map(([target, name, value]): Broken => ({
    name: `a ${target} launch with the ${name} ${value}`,
    target,
    launch: (lms) => lms[target]({}, { [name]: value }),
    fault: 'malformed',
    detail: name,
  })),
  ...TOKEN_FAULTS.map(([answer, fault, detail]): Broken => ({
    name: `an address for the token that answers ${answer}`,
    target: 'cmi5',
    launch(lms) {
      lms.lms.faults.fetch = answer;
      return lms.cmi5();
    },
    fault,
    detail,
  })),
  {
    name: 'an address for the token that is not there',
    target: 'cmi5',
    launch(lms) {
      const query = lms.cmi5();
      query.set('fetch', new URL('nobody', query.get('fetch') ?? '').href);
      return query;
    },
    fault: 'no-token',
    detail: 'fetch 404',
  },
  ...(['missing', 'malformed'] as const).map((how): Broken => ({
    name: `launch data that are ${how}`,
    target: 'cmi5',
    launch(lms) {
      lms.lms.faults.launchData = how;
      return lms.cmi5();
    },
    fault: 'no-launch-data',
    detail: how === 'missing' ? 'GET LMS.LaunchData 404' : 'GET LMS.LaunchData unreadable',
  })),
  ...([401, 403] as const).map((status): Broken => ({
    name: `an LRS that answers ${status} to the first statement`,
    target: 'cmi5',
    launch(lms) {
      lms.lrs.switches.arm({ kind: 'status', status }, { times: 9, resource: 'statements' });
      return lms.cmi5();
    },
    fault: 'refused',
    detail: `POST statements ${status}`,
  })),
  {
    name: 'an LRS that answers 401 to everything of a cmi5 launch',
    target: 'cmi5',
    launch(lms) {
      lms.lrs.switches.arm({ kind: 'status', status: 401 }, 9);
      return lms.cmi5();
    },
    fault: 'refused',
    // Two documents are asked for at once.
    detail: /GET (LMS\.LaunchData|activities\/state) 401/,
  },
  {
    name: 'an LRS that does not hand over what it holds of the attempt',
    target: 'xapi',
    launch(lms) {
      lms.lrs.switches.arm({ kind: 'status', status: 400 }, 9);
      return lms.xapi();
    },
    fault: 'no-state',
    detail: 'GET activities/state 400',
  },
  {
    name: 'a key in an xAPI launch that the LRS does not know',
    target: 'xapi',
    launch: (lms) => lms.xapi({ auth: 'Basic c3RyYW5nZXI6c3RyYW5nZXI=' }),
    fault: 'refused',
    detail: 'GET activities/state 401',
  },
];

/** One page that says what is wrong, what to do and whom to tell, and gives away nothing. */
async function expectProblem(page: Page, lms: OwnLms, { fault, detail }: Problem): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(words.title);
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(words.title);
  await expect(page.getByRole('dialog')).toBeHidden();
  const main = page.getByRole('main');
  await expect(main).toContainText(words[fault]);
  const passes = fault === 'unreachable';
  await expect(main).toContainText(words[passes ? 'doWait' : fault === 'ended' ? 'doAgain' : 'doOpen']);
  await expect(main).toContainText(words.tell.replace('{code}', `LAUNCH ${fault} `));
  await expect(main).toContainText(detail);
  const { contact } = agency;
  for (const reach of [agency.name, contact.name, contact.email, contact.phone])
    await expect(main).toContainText(String(reach));
  const text = await page.locator('body').innerText();
  for (const secret of lms.secrets()) expect(text).not.toContain(secret);
  await expect(page.locator('[data-question], article, input, astro-island, a')).toHaveCount(0);
  expect(await page.getByRole('button').allTextContents()).toEqual(passes ? [words.reload] : []);
  const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(over, 'the page scrolls sideways').toBeLessThanOrEqual(0);
}

/** Of each problem: the page is the same but for its words. */
async function expectAxeClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

for (const [index, { name, target, launch, ...problem }] of broken.entries()) {
  const isFirst = broken.findIndex(({ fault }) => fault === problem.fault) === index;
  test(`${name} ends in a page that says so: ${problem.fault}`, async ({ page, lms }) => {
    const query = launch(lms);
    await lms.open(target, query);
    await expectProblem(page, lms, problem);
    if (isFirst) await expectAxeClean(page);
    expectDiscreet(page, lms, query);
    expect(lms.fetches()).toBeLessThanOrEqual(1);
    expect(lms.verbs()).toEqual([]);
  });
}

/** The page asks a few times before it says so; its waits pass at once. */
async function expectUnreachable(page: Page, lms: OwnLms, detail: string): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(page.getByRole('button', { name: words.reload })).toBeVisible({ timeout: 200 });
  }).toPass();
  await expectProblem(page, lms, { fault: 'unreachable', detail });
}

test('nobody at the address for the token ends in a page that says so', async ({ page, lms }) => {
  // The port of the discard service: nobody listens there.
  const query = lms.cmi5({}, { fetch: 'http://127.0.0.1:9/fetch' });
  await page.clock.install();
  await lms.open('cmi5', query);
  await expectUnreachable(page, lms, 'fetch');
  await expectAxeClean(page);
  expectDiscreet(page, lms, query);
});

test('an address for the token that fails can be tried again, and the course opens once it is back', async ({
  page,
  lms,
}) => {
  lms.lms.faults.fetch = '500';
  await page.clock.install();
  const query = lms.cmi5();
  await lms.open('cmi5', query);
  await expectUnreachable(page, lms, 'fetch 500');
  lms.lms.faults.fetch = undefined;
  await page.getByRole('button', { name: words.reload }).press('Enter');
  await expect(page.locator('#sign')).toHaveText(/Saved|Connected/);
  expectDiscreet(page, lms, query);
  expect(lms.verbs()).toEqual(['initialized']);
  expect(lms.lms.violations()).toEqual([]);
});

for (const target of ['cmi5', 'xapi'] as const) {
  test(`an LRS that fails at a ${target} launch can be tried again, and the course opens once it is back`, async ({
    page,
    lms,
  }) => {
    const resource = target === 'cmi5' ? 'agents/profile' : 'activities/state';
    lms.lrs.switches.arm({ kind: 'status', status: 503 }, { times: 9, resource });
    await page.clock.install();
    const query = lms[target]();
    await lms.open(target, query);
    const call = target === 'cmi5' ? 'cmi5LearnerPreferences' : 'activities/state';
    await expectUnreachable(page, lms, `GET ${call} 503`);
    lms.lrs.switches.clear();
    await page.getByRole('button', { name: words.reload }).click();
    await expect(page.locator('#sign')).toHaveText(/Saved|Connected/);
    expectDiscreet(page, lms, query);
    expect(lms.fetches()).toBe(target === 'cmi5' ? 1 : 0);
    expect(lms.verbs()).toEqual(['initialized']);
    expect(lms.lms.violations()).toEqual([]);
  });

  test(`a ${target} launch leaves the address bar, and its credentials go to the LRS alone`, async ({
    page,
    lms,
  }) => {
    const query = lms[target]();
    await lms.open(target, query);
    await expect(page.locator('#sign')).toHaveText(/Saved|Connected/);
    expectDiscreet(page, lms, query);
    expect(lms.lrs.requests().length).toBeGreaterThan(0);
    const text = await page.locator('html').innerHTML();
    for (const secret of lms.secrets()) expect(text).not.toContain(secret);
  });

  test(`a window whose ${target} course was left cannot go on, until the LMS opens it again`, async ({
    page,
    lms,
  }) => {
    const query = lms[target]();
    await lms.open(target, query);
    await expect(page.locator('#sign')).toHaveText(/Saved/);
    await page.getByRole('button', { name: 'Exit' }).click();
    await expect(page.getByRole('dialog')).toContainText(notices.leftTitle);
    await page.reload();
    await expectProblem(page, lms, { fault: 'ended', detail: 'session' });
    await expectAxeClean(page);
    expect(lms.verbs().filter((verb) => verb === 'terminated')).toHaveLength(1);
    const registration = query.get('registration');
    await lms.open(target, lms[target](registration === null ? {} : { registration }));
    await expect(page.locator('#sign')).toHaveText(/Saved|Connected/);
    expect(lms.lms.violations()).toEqual([]);
  });

  test(`a ${target} package that nobody launched asks whether to go on, and keeps the record on the device`, async ({
    page,
    lms,
  }) => {
    await lms.open(target, new URLSearchParams({ theme: 'dark' }));
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(notices.noLmsTitle);
    await dialog.getByRole('button', { name: notices.goOn }).click();
    await expect(page.locator('#sign')).toHaveText(/On this device/);
    const question = page.locator('[data-question]').first();
    await question.scrollIntoViewIfNeeded();
    await question.locator('input').first().check();
    await question.getByRole('button').click();
    await expect(question.locator('.verdict')).toBeVisible();
    expect(lms.lrs.requests()).toEqual([]);
  });
}
