import type { Browser, CDPSession, FrameLocator, Page } from '@playwright/test';
import type { Place } from '../../src/core/attempt.ts';
import type { Question } from '../../src/core/question.ts';
import words from '../../src/strings/en-scenario.json' with { type: 'json' };
import { answerButton, enter } from '../e2e/answering/give.ts';
import { mouse } from '../e2e/answering/hand.ts';
import { response } from '../e2e/answering/response.ts';
import { TYPES } from '../e2e/answering/types.ts';
import { type Authored, checkIn, lessonOf } from '../e2e/authored.ts';
import { savedAttempt, type Undone } from '../e2e/saved-attempt.ts';
import { CONDITIONS } from './conditions.ts';
import { launchScript, resumeScript } from './lms-page.ts';
import { run } from './page-script.ts';
import type { Stand } from './stand.ts';

/** What can be answered, each in its own way. */
export const ANSWERED = [...TYPES, 'scenario'] as const;

export type Answered = (typeof ANSWERED)[number];

/** Main-thread work of one answer, milliseconds of the thread's own time. */
export interface AnswerCost {
  readonly kind: Answered;
  /** Script from the press on: judging, recording, and the verdict in the document. */
  readonly script: number;
  /** Style and layout of the frame that shows it. */
  readonly drawing: number;
  /** Script of saving it afterwards: the attempt's code, the calls of the LMS, the sign. */
  readonly saving: number;
}

/**
 * Opens the course in an LMS at something that is still to be answered, answers it, and measures what the
 * press on the button costs on the bench's slow computer.
 * @throws Error where the verdict does not come
 */
export async function answerOnce(
  browser: Browser,
  stand: Stand,
  { authored, kind }: { readonly authored: Authored; readonly kind: Answered },
): Promise<AnswerCost> {
  const context = await browser.newContext({ viewport: CONDITIONS.viewport });
  try {
    const page = await context.newPage();
    await page.goto(stand.lms);
    const session = await context.newCDPSession(page);
    const { place, undone } = standing(authored, kind);
    const { state, bookmark } = savedAttempt(authored, place, undone);
    await run(session, resumeScript(state, bookmark));
    await run(session, launchScript(stand.course));
    await prepare(page, authored, kind);
    await run(session, launchedScript);
    // The thread's own time: what else this computer does is no part of it.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.cpuSlowdown });
    // What the learner did before, and the first saving of the visit, are no work of the answer.
    await run(session, quietScript);
    const before = await worked(session);
    await run(session, pressScript);
    const after = await worked(session);
    await run(session, quietScript);
    const saved = await worked(session);
    return {
      kind,
      script: after.script - before.script,
      drawing: after.drawing - before.drawing,
      saving: saved.script - after.script,
    };
  } finally {
    await context.close();
  }
}

function standing(authored: Authored, kind: Answered): { readonly place: Place; readonly undone: Undone } {
  if (kind === 'scenario') {
    const number = authored.scenarios[0]?.number ?? 0;
    return { place: { page: 'scenario', scenario: number }, undone: { runs: [] } };
  }
  const question = checkIn(authored, kind);
  const { number } = lessonOf(authored, question);
  const open = [question, savedBefore(authored, question)].map((one) => one.number);
  // The attempt is as full as it gets while there is something to save.
  const failed = (authored.plan.assessment?.attempts ?? 1) - 1;
  return { place: { page: 'lesson', lesson: number }, undone: { open, failed } };
}

/** Another question of the same lesson: what a visit saves first is dearer than all that follows. */
function savedBefore(authored: Authored, question: Question): Question {
  const { checks } = lessonOf(authored, question);
  const other = authored.quizzes.find(({ number }) => number !== question.number && checks.includes(number));
  if (other === undefined) throw new Error(`The lesson of question ${question.number} asks nothing else.`);
  return other;
}

/** Puts the answer together and marks the button to press and the part in which the verdict appears. */
async function prepare(page: Page, authored: Authored, kind: Answered): Promise<void> {
  const course: FrameLocator = page.frameLocator('iframe');
  if (kind === 'scenario') {
    const scene = course.locator(`[data-page="${authored.scenarios[0]?.id}"]`);
    await scene.getByRole('button', { name: words.opening.begin, exact: true }).click();
    await scene.getByRole('radio').first().check();
    await scene
      .getByRole('button', { name: words.decision.decide, exact: true })
      .evaluate((button) => button.setAttribute('data-bench-press', ''));
    await scene.evaluate((part) => part.setAttribute('data-bench-part', '.side'));
    return;
  }
  const question = checkIn(authored, kind);
  await (await entered(course, savedBefore(authored, question))).button.click();
  const { field, button } = await entered(course, question);
  await button.evaluate((element) => element.setAttribute('data-bench-press', ''));
  await field.evaluate((part) => part.setAttribute('data-bench-part', '.verdict'));
}

/** A question whose answer is put together, and the button that gives it. */
async function entered(course: FrameLocator, question: Question) {
  const field = course.locator(`[data-question="${question.number}"]:visible`);
  await field.scrollIntoViewIfNeeded();
  const button = answerButton(field);
  await button.and(course.locator('[aria-disabled="false"]')).waitFor();
  await enter(field, question, { chosen: response(question, true), hand: mouse });
  return { field, button };
}

/** What a launch fetches once the page is alive comes five seconds after it, and is no work of an answer. */
const launchedScript = 'new Promise((resolve) => setTimeout(resolve, 6500))';

/** The course saves a second after an act; an idle callback would never come while something blinks. */
const quietScript = 'new Promise((resolve) => setTimeout(resolve, 1500))';

/** Presses, waits for the verdict and for the frame that shows it. */
const pressScript = `new Promise((resolve, reject) => {
  const { document, MutationObserver, requestAnimationFrame } = window.frames[0];
  const part = document.querySelector('[data-bench-part]');
  const isTold = () => part.querySelector(part.dataset.benchPart) !== null;
  if (isTold()) reject(new Error('The verdict stood there before the answer.'));
  const observer = new MutationObserver(() => {
    if (!isTold()) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
  });
  observer.observe(part, { childList: true, subtree: true });
  document.querySelector('[data-bench-press]').click();
  setTimeout(() => reject(new Error('No verdict came.')), 10000);
})`;

/** What the main thread has done so far, milliseconds. */
async function worked(session: CDPSession): Promise<Pick<AnswerCost, 'script' | 'drawing'>> {
  const { metrics } = await session.send('Performance.getMetrics');
  const ms = (wanted: string) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
  return { script: ms('ScriptDuration'), drawing: ms('RecalcStyleDuration') + ms('LayoutDuration') };
}
