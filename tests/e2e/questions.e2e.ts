import { type Page, expect, test } from '@playwright/test';
import type { LessonPlan } from '../../src/core/plan.ts';
import reflection from '../../src/strings/en-reflection.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import type { Loopback } from '../support/loopback.ts';
import { expectAxe, expectFocus, expectNoSideways, expectWord } from './accessible.ts';
import { answerButton, give } from './answering/give.ts';
import { keyboard, tabTo } from './answering/hand.ts';
import { response } from './answering/response.ts';
import { reasonsOf, signsOf, unfinishedOf, wrongVerdictOf } from './answering/told.ts';
import { TYPES } from './answering/types.ts';
import { answerOn, attemptOnDevice, fieldOf, seedDevice } from './device.ts';
import { lessonOf } from './authored.ts';
import { authored, checkOf, known, numbersIn, savedWith, wake } from './learner.ts';
import { serveWeb } from './served-web.ts';

// As narrow as a page has to work without scrolling in two directions (WCAG 2.2, 1.4.10).
test.use({ viewport: { width: 320, height: 800 } });

const { course, plan, quizzes } = authored();

let server: Loopback;
test.beforeAll(async () => {
  server = await serveWeb('/');
});
test.afterAll(() => server.close());

/** Opens the lesson with these questions still to be answered. */
async function open(page: Page, lesson: LessonPlan, questions: readonly number[]): Promise<void> {
  const place = { page: 'lesson', lesson: lesson.number } as const;
  await seedDevice(page, place, savedWith(place, { open: questions }));
  await page.goto(`${server.url}/index.html#/${lesson.id}`);
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title);
}

for (const type of TYPES) {
  test(`a question of the type ${type} is answered by keyboard alone, says why, is kept, and can be tried again`, async ({
    page,
  }) => {
    const question = checkOf(type);
    const field = fieldOf(page, question);
    const part = `[data-question="${question.number}"]`;
    const hand = keyboard(page, () => expectFocus(page));
    const button = answerButton(field);
    await open(page, lessonOf(authored(), question), [question.number]);
    await field.scrollIntoViewIfNeeded();
    await expect(button).not.toHaveAttribute('aria-disabled', 'true');
    await field.focus();

    await test.step('an unfinished answer is refused in words', async () => {
      await hand.press(button);
      await expect(button).toBeFocused();
      await expect(field).toContainText(unfinishedOf(question));
      await expect(page.locator('#announcer')).toHaveText(unfinishedOf(question));
      await expect(field.locator('.verdict')).toHaveCount(0);
      await expectAxe(page, 'open', part);
      await expectNoSideways(page, 'the open question');
    });

    await test.step('a wrong answer is told apart by words, with its reasons', async () => {
      await give(field, question, { chosen: response(question, false), hand });
      await expect(field.locator('.verdict')).toContainText(wrongVerdictOf(question));
      await expect(page.locator('#announcer')).toContainText(wrongVerdictOf(question));
      for (const reason of reasonsOf(question)) await expect(field).toContainText(reason);
      await page.emulateMedia({ forcedColors: 'active' });
      for (const word of signsOf(question)) await expectWord(field, word);
      await page.emulateMedia({ forcedColors: 'none' });
      await expectAxe(page, 'answered', part);
      await expectNoSideways(page, 'the answered question');
    });

    await test.step('it stands there after a reload', async () => {
      await page.reload();
      await field.scrollIntoViewIfNeeded();
      await expect(field.locator('.verdict')).toContainText(wrongVerdictOf(question));
      for (const word of signsOf(question)) await expectWord(field, word);
    });

    await test.step('a retry says that it is one, and leaves the record as it was', async () => {
      await field.focus();
      await hand.press(field.getByRole('button', { name: words.quiz.again }));
      await expect(field.locator('.verdict')).toHaveCount(0);
      await give(field, question, { chosen: response(question, true), hand });
      await expect(field.locator('.verdict')).toContainText(words.quiz.right);
      await expect(field).toContainText(words.quiz.retried);
      const { answers } = await attemptOnDevice(page);
      expect(answers[question.number]).toEqual({ chosen: response(question, false), right: false });
      await page.reload();
      await field.scrollIntoViewIfNeeded();
      await expect(field.locator('.verdict')).toContainText(wrongVerdictOf(question));
      await expect(field).not.toContainText(words.quiz.retried);
    });
  });
}

test('a draw asks the same questions from the first to the last answer, and after a reload', async ({
  page,
}) => {
  const lesson = plan.lessons.find(({ draws }) => draws.length > 0);
  const [draw] = lesson?.draws ?? [];
  if (lesson === undefined || draw === undefined) throw new Error('No lesson of the edition draws.');
  await open(page, lesson, draw.pool);
  const drawn = async () => (await numbersIn(page)).filter((number) => draw.pool.includes(number));
  const asked = await drawn();
  expect(asked).toHaveLength(draw.count);
  for (const number of asked) {
    await answerOn(page, known(quizzes, number), true);
    await expect(fieldOf(page, known(quizzes, number))).toContainText(words.quiz.right);
    expect(await drawn()).toEqual(asked);
  }
  await page.reload();
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
  expect(await drawn()).toEqual(asked);
});

test('a private note is kept on the device and nowhere in the record, and what was cleared can be put back', async ({
  page,
}) => {
  const promptIn = (id: string) =>
    course.quizzes.get(id)?.questions.find(({ type }) => type === 'reflection');
  const [found] = plan.lessons.flatMap((one) => {
    const quizIds = course.lessons.find(({ id }) => id === one.id)?.quizIds ?? [];
    return quizIds.flatMap((id) => {
      const asked = promptIn(id);
      return asked === undefined ? [] : { lesson: one, prompt: asked };
    });
  });
  const { lesson, prompt } = found ?? {};
  if (lesson === undefined || prompt === undefined) throw new Error('The edition has no reflection.');
  await open(page, lesson, []);
  await wake(page);
  const note = page.getByRole('textbox', { name: prompt.stem.trim(), exact: true });
  const text = 'Ask before I tell. Give it ten seconds.';
  await note.focus();
  await page.keyboard.type(text);
  const box = page.locator('.reflection', { has: note });
  await expect(box).toContainText(reflection.kept);
  await expectAxe(page, 'note', '.reflection:has(textarea)');
  await expectNoSideways(page, 'the note');

  await page.reload();
  await wake(page);
  await expect(note).toHaveValue(text);
  expect(JSON.stringify(await attemptOnDevice(page))).not.toContain('ten seconds');

  await note.focus();
  for (const name of [reflection.clear, reflection.putBack]) {
    const button = box.getByRole('button', { name, exact: true });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await expectFocus(page);
    await expect(note).toHaveValue(name === reflection.clear ? '' : text);
  }
});
