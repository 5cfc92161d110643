import { expect, test } from '@playwright/test';
import type { Question } from '../../src/core/question.ts';
import { response } from './answering/response.ts';
import { answer, authored, perTry, savedAfterLessons, takeTry } from './learner.ts';
import { lmsHost } from './lms-host.ts';

const { bank, course: material, plan } = authored();

test('after the last failed try the page says what is recorded, whom to ask and how it is reset', async ({
  page,
}) => {
  const lms = await lmsHost(page);
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  const how = (question: Question, chosen: readonly number[]) => answer(lms.course, question, chosen);
  const asked: number[] = [];
  for (let tries = 1; tries <= 3; tries += 1) {
    asked.push(...(await takeTry(lms.course, bank, false, how)));
    if (tries < 3) await lms.course.getByRole('link', { name: 'Assessment', exact: true }).last().click();
  }
  // Each bank's questions, each once before any comes again.
  for (const { pool, count } of plan.assessment?.groups ?? []) {
    const own = asked.filter((number) => pool.includes(number));
    expect(own).toHaveLength(3 * count);
    expect(new Set(own).size).toBe(Math.min(3 * count, pool.length));
  }
  const result = lms.course.locator('[data-page="result"]');
  await expect(result).toContainText('no attempt is left');
  await expect(result).toContainText('Failed');
  await expect(result).toContainText(material.agency.contact.name);
  await expect(result).toContainText(material.agency.contact.reset);
  await expect(lms.course.locator('#sign')).toHaveText(/Saved/);
  expect(await lms.value('cmi.core.lesson_status')).toBe('failed');
  await lms.relaunch();
  await expect(result).toContainText('no attempt is left');
});

test('a try broken off in the middle goes on at the same question', async ({ page }) => {
  const lms = await lmsHost(page);
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  await lms.course.getByRole('button', { name: 'Start attempt 1' }).click();
  const field = lms.course.locator('[data-page="assessment"] [data-question]');
  const numberOf = async (): Promise<number> => Number(await field.getAttribute('data-question'));
  const one = await numberOf();
  const question = bank.find(({ number }) => number === one);
  if (question === undefined) throw new Error(`Question ${one} is in no bank.`);
  await answer(lms.course, question, response(question, true));
  await expect(field).toContainText(`Question 2 of ${perTry()}`);
  const two = await numberOf();
  await lms.relaunch();
  await expect(field).toContainText(`Question 2 of ${perTry()}`);
  expect(await numberOf()).toBe(two);
});

test('an edition that gives reasons in the assessment shows them after each answer, and goes on when asked', async ({
  page,
}) => {
  const lms = await lmsHost(page, { edition: 'annual-embedded' });
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  await lms.course.getByRole('button', { name: 'Start attempt 1' }).click();
  const field = lms.course.locator('[data-page="assessment"] [data-question]');
  const number = Number(await field.getAttribute('data-question'));
  const question = bank.find((candidate) => candidate.number === number);
  if (question === undefined) throw new Error(`Question ${number} is in no bank.`);
  await answer(lms.course, question, response(question, true));
  await expect(field).toContainText('Right.');
  for (const { feedback } of question.options) await expect(field).toContainText(feedback);
  await field.getByRole('button', { name: 'Next question' }).click();
  await expect(field).toContainText(`Question 2 of ${perTry()}`);
  await expect(field).toBeFocused();
});

test('a pass mark that the LMS sends is the one that counts', async ({ page }) => {
  const lms = await lmsHost(page, { mastery: '95' });
  await lms.seed(savedAfterLessons({ page: 'assessment' }));
  await lms.open();
  await expect(lms.course.locator('[data-page="assessment"]')).toContainText('You need 95 percent to pass');
});
