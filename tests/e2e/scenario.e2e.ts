import { type Locator, expect, test } from '@playwright/test';
import type { Attempt, Place } from '../../src/core/attempt.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import pageWords from '../../src/strings/en-page.json' with { type: 'json' };
import en from '../../src/strings/en.json' with { type: 'json' };
import words from '../../src/strings/en-scenario.json' with { type: 'json' };
import { expectAxe, expectFocus } from './accessible.ts';
import { keyboard, mouse, swift, tabTo } from './answering/hand.ts';
import { reload } from './launched-course.ts';
import { answer, authored, type CourseView, savedWith, takeTry } from './learner.ts';
import { type LmsHost, lmsHost } from './lms-host.ts';
import { decisionKey } from './recorded-answer.ts';
import { type Decided, decideOnce, play, playOn } from './scenario-play.ts';

const { bank, plan, scenarios } = authored();
const [first, second] = scenarios;
if (first === undefined || second === undefined) throw new Error('The edition has fewer than two scenarios.');

const placeOf = ({ number }: Scenario): Place => ({ page: 'scenario', scenario: number });
const pageOf = (course: CourseView, { id }: Scenario): Locator => course.locator(`[data-page="${id}"]`);
const pathOf = ({ id }: Scenario): string => `[data-page="${id}"]`;

/** Answers to scenarios that the LMS holds, in the order it heard them. */
async function decisionsIn(lms: LmsHost): Promise<readonly Readonly<Record<string, string>>[]> {
  const calls = await lms.calls('SetValue');
  const told: Record<string, string>[] = [];
  for (const { args } of calls) {
    const [, index, part] = /^cmi\.interactions\.(\d+)\.(\w+)$/.exec(String(args[0])) ?? [];
    if (index !== undefined && part !== undefined)
      told[Number(index)] = { ...told[Number(index)], [part]: String(args[1]) };
  }
  return told.filter((one) => /^s\d+_d\d+_/.test(one?.['id'] ?? ''));
}

/** Puts into a SCORM 2004 LMS what it holds of a learner who stands there. */
async function seed2004(lms: LmsHost, place: Place, runs: Attempt['runs']): Promise<void> {
  const { suspend_data: state, core } = savedWith(place, { runs });
  await lms.seed({
    'cmi.suspend_data': state,
    'cmi.location': (core as { readonly lesson_location: string }).lesson_location,
    'cmi.completion_status': 'incomplete',
    'cmi.exit': 'suspend',
  });
}

const nameIn = (name: string): string => name.replaceAll('-', '_');

test('a scenario is played by keyboard in an LMS, which holds each decision of the first run and none of another', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const lms = await lmsHost(page, { target: 'scorm2004-4th' });
  const { course } = lms;
  const place = pageOf(course, first);
  const hand = keyboard(page, () => expectFocus(course));
  const look = (name: string) => expectAxe(page, name, '#course iframe', pathOf(first));
  await seed2004(lms, placeOf(first), []);
  await lms.open();

  await test.step('what hard matter it holds, and the way out, stand before the first decision', async () => {
    await expect(course.getByRole('heading', { level: 1, name: first.title })).toBeVisible();
    await expect(place).toContainText(first.note);
    await expect(place.getByRole('button', { name: words.opening.begin })).toBeVisible();
    await expect(place.getByRole('radio')).toHaveCount(0);
    await look('opening');
    await place.getByRole('link', { name: words.player.leave }).press('Enter');
    await expect(course.getByRole('heading', { level: 1 })).toHaveText(plan.lessons.at(-1)?.title ?? '');
    await course.getByRole('link', { name: /Next/ }).press('Enter');
    await expect(course.getByRole('heading', { level: 1 })).toHaveText(first.title);
  });

  const decided: Decided[] = [];
  await test.step('a decision is taken, and what comes of it is told', async () => {
    await hand.press(place.getByRole('button', { name: words.opening.begin, exact: true }));
    await expect(place.getByRole('heading', { name: /^Decision 1: / })).toBeFocused();
    await expect(place.getByRole('link', { name: words.player.leave })).toBeVisible();
    const decide1 = place.getByRole('button', { name: words.decision.decide, exact: true });
    await hand.press(decide1);
    await expect(course.locator('#announcer')).toHaveText(words.decision.chooseFirst);
    await look('decision');
    decided.push(await decideOnce(place, first, { hand }));
    await look('consequence');
    await hand.press(place.getByRole('button', { name: words.consequence.goOn, exact: true }));
  });

  const here = place.getByRole('heading', { name: /^Decision 2: / });
  const offered = async () => ({
    heading: await here.textContent(),
    options: await place.locator('fieldset li').allTextContents(),
  });
  const before = await test.step('a reload and a relaunch go on at the same decision', async () => {
    await expect(here).toBeFocused();
    const was = await offered();
    await reload(page, course);
    await expect(here).toBeVisible();
    expect(await offered()).toEqual(was);
    await lms.relaunch();
    await expect(here).toBeVisible();
    expect(await offered()).toEqual(was);
    return (await decisionsIn(lms)).length;
  });

  await test.step('the run is played to its end', async () => {
    await place.getByRole('radio').first().focus();
    const radios = place.getByRole('radio');
    await expect(radios.first()).toBeVisible();
    decided.push(await decideOnce(place, first, { hand }));
    await hand.press(place.getByRole('button', { name: words.consequence.goOn, exact: true }));
    const rest = await playOn(place, first, { hand });
    decided.push(...rest.decided);
    await expect(place.getByRole('heading', { name: words.replay.title })).toBeVisible();
    await expect(place.getByRole('heading', { name: words.rewind.title })).toBeVisible();
    await look('ending, replay and rewind');
  });

  await test.step('the LMS holds one interaction a decision, and the course says that the scenario is done', async () => {
    const told = await decisionsIn(lms);
    expect(told.slice(0, before).length).toBeLessThanOrEqual(1);
    const saved = ((await lms.record()) as { readonly saved: Readonly<Record<string, string>> }).saved;
    const ids = Object.entries(saved).filter(
      ([element, value]) => /^cmi\.interactions\.\d+\.id$/.test(element) && /^s\d+_d/.test(value),
    );
    const kept = ids.map(([element]) => {
      const part = (name: string) => saved[element.replace(/id$/, name)];
      return { id: part('id'), type: part('type'), given: part('learner_response'), result: part('result') };
    });
    expect(kept).toEqual(
      decided.map(({ node, option }, index) => ({
        id: decisionKey(first.number, index + 1, node.id),
        type: 'performance',
        given: `${nameIn(node.id)}[.]${nameIn(option.id)}`,
        result: 'neutral',
      })),
    );
    await expect(course.locator('#where')).toHaveText(`Scenario 1 of ${scenarios.length}`);
    await course.getByText(en.shell.contents, { exact: true }).click();
    await expect(course.locator(`.toc [data-place="${first.id}"]`)).toContainText(pageWords.done);
    await expect(course.locator(`.toc [data-place="${second.id}"]`)).not.toContainText(pageWords.done);
    await course.getByText(en.shell.contents, { exact: true }).click();
    expect(await lms.value('cmi.progress_measure')).toBe(progressOf(1));
    expect(await lms.value('cmi.completion_status')).toBe('incomplete');
  });

  const heard = (await decisionsIn(lms)).length;
  await test.step('another way can be tried: nothing of it is recorded', async () => {
    const way = place.getByRole('button', { name: /^Try: / }).first();
    await tabTo(page, way);
    await page.keyboard.press('Enter');
    await expectFocus(course);
    await expect(place).toContainText(words.whatIf.notRecorded);
    await look('what if');
    const onward = place.getByRole('button', { name: words.consequence.goOn, exact: true });
    const another = place.getByRole('button', { name: words.whatIf.another });
    await hand.press(onward);
    while (!(await another.isVisible())) {
      await place.getByRole('radio').first().waitFor();
      await swift.tick(place.getByRole('radio').first());
      await hand.press(place.getByRole('button', { name: words.decision.decide, exact: true }));
      await hand.press(onward);
    }
    await expect(place.getByRole('heading', { name: words.comparison.title })).toBeVisible();
    await expect(place).toContainText(words.comparison.parts);
    await look('comparison');
    await hand.press(another);
    await expect(place.getByRole('heading', { name: words.rewind.title })).toBeFocused();
    expect(await decisionsIn(lms)).toHaveLength(heard);
  });

  await test.step('a second run is not recorded', async () => {
    await swift.press(place.getByRole('button', { name: words.end.playAgain, exact: true }));
    await playOn(place, first, { hand: swift });
    expect(await decisionsIn(lms)).toHaveLength(heard);
  });

  await test.step('the course is complete after the other scenario and a pass, not before', async () => {
    await course.getByRole('link', { name: /Next/ }).click();
    await play(pageOf(course, second), second, { hand: mouse });
    await expect(course.locator('#sign')).toHaveText(/Saved/);
    expect(await lms.value('cmi.progress_measure')).toBe(progressOf(2));
    expect(await lms.value('cmi.completion_status')).toBe('incomplete');
    await course.getByRole('link', { name: /Next/ }).click();
    await takeTry(course, bank, true, (question, chosen) => answer(course, question, chosen));
    await expect(course.locator('#sign')).toHaveText(/Saved/);
    expect(await lms.value('cmi.completion_status')).toBe('completed');
    expect(await lms.value('cmi.success_status')).toBe('passed');
    expect(await lms.value('cmi.progress_measure')).toBe('1');
    expect((await lms.calls()).filter(({ violation }) => violation !== null)).toEqual([]);
  });
});

/** Lessons, scenarios and the assessment count alike; whole percent, rounded down. */
function progressOf(ended: number): string {
  const units = plan.lessons.length + scenarios.length + 1;
  return String(Math.floor((100 * (plan.lessons.length + ended)) / units) / 100);
}
