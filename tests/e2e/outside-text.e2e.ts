import { type Page, expect, test as plain } from '@playwright/test';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import { MARKUP } from '../support/hostile-text.ts';
import { response } from './answering/response.ts';
import { MARK } from './attacks.ts';
import { firstCheck } from './launched-course.ts';
import { answer, fieldIn } from './learner.ts';
import { labUrl, lmsHost, packageOf } from './lms-host.ts';
import { test } from './own-lms.ts';

/** Nothing of a text from outside became an element, an attribute or a script. */
async function expectOnlyText(page: Page): Promise<void> {
  await expect(page.locator('img[src="x"], [onerror], [onload]')).toHaveCount(0);
  await expect(page.locator(`html[${MARK}]`)).toHaveCount(0);
}

async function answerFirstOn(page: Page): Promise<void> {
  await fieldIn(page, firstCheck).scrollIntoViewIfNeeded();
  await answer(page, firstCheck, response(firstCheck, true));
  await expect(fieldIn(page, firstCheck)).toContainText('Right.');
}

/** An LMS that answers everything it can with markup, and stores nothing. */
async function hostileApi(page: Page): Promise<void> {
  await page.addInitScript((markup) => {
    const held: Readonly<Record<string, string>> = {
      'cmi.core.lesson_mode': 'normal',
      'cmi.core.lesson_status': 'incomplete',
      'cmi.mode': 'normal',
      'cmi.completion_status': 'incomplete',
      'cmi.success_status': 'unknown',
    };
    const say = () => markup;
    const answers = (name: string) => (/^(?:LMS)?(?:Initialize|SetValue)$/.test(name) ? 'true' : 'false');
    const names = ['Initialize', 'SetValue', 'Commit', 'Finish', 'Terminate'];
    const calls = (prefix: string) => ({
      ...Object.fromEntries(names.map((name) => [`${prefix}${name}`, () => answers(name)])),
      [`${prefix}GetValue`]: (element: string) => held[element] ?? markup,
      [`${prefix}GetLastError`]: say,
      [`${prefix}GetErrorString`]: say,
      [`${prefix}GetDiagnostic`]: say,
    });
    Object.assign(window, { API: calls('LMS'), API_1484_11: calls('') });
  }, MARKUP);
}

for (const target of ['scorm12', 'scorm2004-4th'] as const) {
  plain(
    `what a ${target} LMS says, learner, bookmark, saved state and errors, is shown as text`,
    async ({ page }) => {
      await hostileApi(page);
      await page.goto(`${labUrl()}/content/${await packageOf('annual', target)}/index.html`);
      const above = page.locator('#above');
      await expect(above).toContainText(notices.unreadableTitle);
      await answerFirstOn(page);
      // The third save in a row has failed: the banner quotes the LMS.
      await expect(above).toContainText(notices.lateTitle);
      await expect(above).toContainText('<img src=x onerror=');
      await page.getByRole('button', { name: 'Save and Exit' }).click();
      await expect(page.getByRole('dialog')).toContainText('<script>');
      await expectOnlyText(page);
    },
  );
}

test('what a cmi5 launch says, actor, launch data, saved state and the way back, becomes nothing but text', async ({
  page,
  lms,
}) => {
  const launched = lms.cmi5({
    learner: MARKUP,
    returnURL: `javascript:document.documentElement.dataset.broken='1'`,
    launchParameters: MARKUP,
    extraTemplate: { platform: MARKUP, language: 'en', extensions: { 'https://lms.example.gov/x': MARKUP } },
  });
  await lms.open('cmi5', launched);
  await expect(page.locator('#sign')).toHaveText(/Saved|Connected/);
  await answerFirstOn(page);
  await expect(page.locator('#sign')).toHaveText(/Saved/);
  const address = page.url();
  await page.getByRole('button', { name: 'Save and Exit' }).click();
  // Nobody is led to such an address: the visit ends as if there were none.
  await expect(page.getByRole('dialog')).toContainText(notices.leftTitle);
  expect(page.url()).toBe(address);
  await expectOnlyText(page);
  expect(lms.verbs()).toEqual(['initialized', 'answered', 'terminated']);
});

test('what an xAPI launch says becomes nothing but text, also where it is refused', async ({ page, lms }) => {
  const odd = {
    activity_platform: MARKUP,
    'Accept-Language': MARKUP,
    grouping: MARKUP,
    content_token: MARKUP,
  };
  await lms.open('xapi', lms.xapi({}, odd));
  await expect(page.locator('#sign')).toHaveText(/Saved|Connected/);
  await answerFirstOn(page);
  await expectOnlyText(page);
  for (const name of ['endpoint', 'actor', 'registration', 'activity_id']) {
    await lms.open('xapi', lms.xapi({}, { [name]: MARKUP }));
    await expect(page.getByRole('main')).toContainText(`LAUNCH malformed ${name}`);
    await expectOnlyText(page);
  }
});

plain('no statement of a SCORM package says more of the learner than the account', async ({ page }) => {
  const lms = await lmsHost(page, { edition: 'annual-broker' });
  await lms.open();
  const name = (await lms.value('cmi.core.student_name')) ?? '';
  expect(name.length).toBeGreaterThan(3);
  await fieldIn(lms.course, firstCheck).scrollIntoViewIfNeeded();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await expect.poll(async () => (await lms.statements()).length).toBeGreaterThan(1);
  for (const statement of await lms.statements()) {
    expect(Object.keys(statement.actor).toSorted()).toEqual(['account', 'objectType']);
    for (const part of name.split(/\W+/)) expect(JSON.stringify(statement)).not.toContain(part);
  }
});
