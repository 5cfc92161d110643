import { expect, test } from '@playwright/test';
import { keyboard } from './answering/hand.ts';
import { response } from './answering/response.ts';
import { firstCheck } from './launched-course.ts';
import { answer, answerByKeyboard, authored, doLesson, perTry, practiceCount, takeTry } from './learner.ts';
import { play } from './scenario-play.ts';
import { lmsHost } from './lms-host.ts';

const { quizzes, bank, plan, scenarios, course: material } = authored();

const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  resumed: 'http://adlnet.gov/expapi/verbs/resumed',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  suspended: 'http://adlnet.gov/expapi/verbs/suspended',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
} as const;

test('a learner reads, answers by keyboard, leaves, resumes, fails, tries again and passes; LMS and LRS hold it all', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const lms = await lmsHost(page, { edition: 'annual-broker' });
  const { course } = lms;
  await lms.open();

  await test.step('launch costs at most 15 calls, one of them Initialize', async () => {
    await expect(course.locator('#sign')).toHaveText(/Saved/);
    expect((await lms.calls()).length).toBeLessThanOrEqual(15);
    expect(await lms.calls('LMSInitialize')).toHaveLength(1);
  });

  await test.step('the way on is closed until the questions are answered', async () => {
    await course.getByRole('link', { name: /Next/ }).click({ force: true });
    await expect(course.getByRole('heading', { level: 1, name: /What de-escalation is/ })).toBeVisible();
  });

  await test.step('first lesson, by keyboard alone', async () => {
    await doLesson(course, quizzes, (question, chosen) =>
      answerByKeyboard(page, course, { question, chosen }),
    );
    await course.getByRole('link', { name: /Next/ }).press('Enter');
    await expect(course.getByRole('heading', { level: 1, name: /Peel/ })).toBeFocused();
  });

  await test.step('Save and exit ends the session once, and resume comes back to the same lesson', async () => {
    await course.getByRole('button', { name: 'Save and Exit' }).click();
    await expect(course.getByRole('dialog')).toContainText('You can close this window');
    expect(await lms.calls('LMSFinish')).toHaveLength(1);
    expect(await lms.value('cmi.core.lesson_status')).toBe('incomplete');
    expect(await lms.value('cmi.core.lesson_location')).toBe('peel');
    expect(await lms.value('cmi.core.exit')).toBe('suspend');
    await lms.relaunch();
    await expect(course.getByRole('heading', { level: 1, name: /Peel/ })).toBeVisible();
    expect(await lms.calls('LMSFinish')).toHaveLength(1);
  });

  await test.step('the other lessons', async () => {
    for (const title of ['Before you arrive', scenarios[0]?.title ?? '']) {
      await doLesson(course, quizzes, (question, chosen) => answer(course, question, chosen));
      await course.getByRole('link', { name: /Next/ }).click();
      await expect(course.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
  });

  const decisions = await test.step('the scenarios, by keyboard alone', async () => {
    let count = 0;
    for (const [index, scenario] of scenarios.entries()) {
      const place = course.locator(`[data-page="${scenario.id}"]`);
      const { decided } = await play(place, scenario, { hand: keyboard(page) });
      count += decided.length;
      await course.getByRole('link', { name: /Next/ }).press('Enter');
      const title = scenarios[index + 1]?.title ?? 'Assessment';
      await expect(course.getByRole('heading', { level: 1, name: title })).toBeFocused();
    }
    return count;
  });

  const first = await test.step('a failed try', async () => {
    const asked = await takeTry(course, bank, false, (question, chosen) => answer(course, question, chosen));
    await expect(course.locator('[data-page="result"]')).toContainText('Not passed yet');
    await expect(course.locator('#sign')).toHaveText(/Saved/);
    expect(await lms.value('cmi.core.score.raw')).toBe('0');
    expect(await lms.value('cmi.core.lesson_status')).toBe('incomplete');
    return asked;
  });

  await test.step('the next try brings other questions while a bank holds some, and is passed by keyboard alone', async () => {
    await course.getByRole('link', { name: 'Assessment', exact: true }).last().click();
    const asked = await takeTry(course, bank, true, (question, chosen) =>
      answerByKeyboard(page, course, { question, chosen }),
    );
    expect(new Set(asked).size).toBe(perTry());
    for (const { pool, count } of plan.assessment?.groups ?? []) {
      const again = asked.filter((number) => pool.includes(number) && first.includes(number));
      expect(again).toHaveLength(Math.max(0, 2 * count - pool.length));
    }
    await expect(course.locator('[data-page="result"]')).toContainText('You passed');
    await expect(course.locator('#sign')).toHaveText(/Saved/);
    expect(await lms.value('cmi.core.lesson_status')).toBe('passed');
  });

  await test.step('leaving ends the session', async () => {
    await course.locator('[data-page="result"]').getByRole('button', { name: 'Save and exit' }).click();
    await expect(course.getByRole('dialog')).toContainText('You can close this window');
    await lms.close();
  });

  await test.step('the LMS holds status, score, bookmark, state and every answer, and no rule was broken', async () => {
    expect(await lms.value('cmi.core.lesson_status')).toBe('passed');
    expect(await lms.value('cmi.core.score.raw')).toBe('100');
    expect(await lms.value('cmi.core.score.min')).toBe('0');
    expect(await lms.value('cmi.core.score.max')).toBe('100');
    expect(await lms.value('cmi.core.lesson_location')).toBe('result');
    expect((await lms.value('cmi.suspend_data'))?.length ?? 0).toBeLessThanOrEqual(3500);
    const ids = (await lms.calls('LMSSetValue')).filter(({ args }) =>
      /^cmi\.interactions\.\d+\.id$/.test(String(args[0])),
    );
    expect(new Set(ids.map(({ args }) => args[1])).size).toBe(practiceCount() + decisions + 20);
    expect((await lms.calls()).filter(({ violation }) => violation !== null)).toEqual([]);
    expect(await lms.calls('LMSInitialize')).toHaveLength(2);
    expect(await lms.calls('LMSFinish')).toHaveLength(2);
  });

  await test.step('the LRS holds the same, in order, under one registration and account', async () => {
    await expect
      .poll(async () => (await lms.statements()).filter(({ verb }) => verb.id === verbs.terminated).length)
      .toBe(2);
    const statements = await lms.statements();
    const count = (verb: string) => statements.filter((statement) => statement.verb.id === verb).length;
    expect(count(verbs.initialized)).toBe(2);
    expect(count(verbs.resumed)).toBe(1);
    expect(count(verbs.answered)).toBe(practiceCount() + decisions + 20);
    expect(count(verbs.failed)).toBe(1);
    expect(count(verbs.passed)).toBe(1);
    expect(count(verbs.completed)).toBe(1);
    expect(count(verbs.suspended)).toBe(1);
    expect(count(verbs.progressed)).toBeGreaterThanOrEqual(3);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    expect(new Set(statements.map(({ context }) => context['registration'])).size).toBe(1);
    expect(new Set(statements.map(({ actor }) => actor.account.homePage))).toEqual(
      new Set([material.agency.homePage]),
    );
    expect(statements[0]?.verb.id).toBe(verbs.initialized);
    expect(statements.at(-1)?.verb.id).toBe(verbs.terminated);
    const times = statements.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort());
    const passed = statements.find(({ verb }) => verb.id === verbs.passed);
    expect(passed?.result?.['score']).toMatchObject({ scaled: 1, raw: 100, min: 0, max: 100 });
    const failed = statements.find(({ verb }) => verb.id === verbs.failed);
    expect(failed?.result?.['score']).toMatchObject({ scaled: 0, raw: 0, min: 0, max: 100 });
    expect(JSON.stringify(statements)).not.toContain('Rivera');
  });

  expect(errors).toEqual([]);
});

test('with an embedded key the statements arrive too', async ({ page }) => {
  const lms = await lmsHost(page, { edition: 'annual-embedded' });
  await lms.open();
  await answer(lms.course, firstCheck, response(firstCheck, true));
  await lms.course.getByRole('button', { name: 'Save and Exit' }).click();
  await expect(lms.course.getByRole('dialog')).toContainText('You can close this window');
  const statements = await lms.statements();
  expect(statements.map(({ verb }) => verb.id)).toEqual([
    verbs.initialized,
    verbs.answered,
    verbs.suspended,
    verbs.terminated,
  ]);
});
