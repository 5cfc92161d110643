import { expect } from '@playwright/test';
import assessmentWords from '../../src/strings/en-assessment.json' with { type: 'json' };
import pageWords from '../../src/strings/en-page.json' with { type: 'json' };
import { seedDevice, takeTryOn } from './device.ts';
import { authored, perTry } from './learner.ts';
import { heading, test } from './web-course.ts';

const { course, plan } = authored();
const questions = perTry();
const passMark = plan.assessment?.passMark ?? 0;

test('a score that is the pass mark itself stands beside the line of the mark, not on it', async ({
  page,
  web,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await seedDevice(page, { page: 'assessment' });
  await web.open();
  await takeTryOn(page, Math.round(questions * (1 - passMark / 100)));
  const ruler = page.getByRole('img', { name: new RegExp(`^Your score, ${passMark};`) });
  await expect(ruler).toBeVisible();
  const number = ruler.getByText(String(passMark), { exact: true });
  const under = await number.evaluate((text) => {
    const own = text.getBoundingClientRect();
    return [...(text.closest('svg')?.querySelectorAll('text, path, circle') ?? [])]
      .filter((shape) => shape !== text)
      .filter((shape) => {
        const { left, right, top, bottom } = shape.getBoundingClientRect();
        return left < own.right && right > own.left && top < own.bottom - 4 && bottom > own.top + 4;
      })
      .map((shape) => shape.outerHTML);
  });
  expect(under).toEqual([]);
  const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(over, 'the result scrolls sideways').toBeLessThanOrEqual(0);
});

test('at the end the record is printed, alone and on one page, and the course comes back', async ({
  page,
  web,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-asked-to-print', '');
  });
  await seedDevice(page, { page: 'assessment' });
  await web.open();
  await takeTryOn(page, 1);
  await expect(page.locator('[data-page="result"]')).toContainText(assessmentWords.result.keptHere);
  await page.getByRole('button', { name: assessmentWords.record.print }).click();
  await expect(page.locator('html')).toHaveAttribute('data-asked-to-print');

  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.record');
  await expect(sheet).toBeVisible();
  const printed = (await page.locator('body').innerText()).trim();
  expect(printed).toBe((await sheet.innerText()).trim());
  const score = Math.round((100 * (questions - 1)) / questions);
  for (const fact of [
    course.agency.name,
    plan.title,
    plan.version,
    assessmentWords.result.statusPassed,
    `${score} percent`,
    `pass mark ${passMark}`,
    ...plan.lessons.map(({ title }) => title),
    ...plan.lessons.flatMap(({ objectives }) => objectives.map(({ text }) => text)),
  ])
    expect(printed).toContain(fact);
  for (const line of ['name', 'badge', 'signature', 'supervisor'] as const) {
    const term = sheet.getByRole('term').filter({ hasText: new RegExp(`^${assessmentWords.record[line]}$`) });
    const box = await term.locator('..').getByRole('definition').boundingBox();
    // Eight millimetres are the least a hand writes in; CSS has 96 pixels an inch.
    expect(box?.height ?? 0).toBeGreaterThan((8 / 25.4) * 96);
    expect(box?.width ?? 0).toBeGreaterThan(200);
  }

  const pdf = (await page.pdf()).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  // The browser has printed, and has said so to the page.
  await page.emulateMedia({ media: 'screen' });
  await expect(sheet).toBeHidden();
  await expect(heading(page)).toHaveText(pageWords.result);
  await page.emulateMedia({ media: 'print' });
  await expect(heading(page), 'the browser’s own Print prints the page').toBeVisible();
});
