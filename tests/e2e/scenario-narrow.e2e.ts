import { type Locator, type Page, expect, test } from '@playwright/test';
import type { Attempt, Place, ScenarioRun } from '../../src/core/attempt.ts';
import { beginRun, decide, replayRun } from '../../src/core/scenario/run.ts';
import type { Run } from '../../src/core/scenario/play.ts';
import type { Ending, Scenario } from '../../src/core/scenario/scenario.ts';
import en from '../../src/strings/en.json' with { type: 'json' };
import words from '../../src/strings/en-scenario.json' with { type: 'json' };
import type { Loopback } from '../support/loopback.ts';
import { expectAxe, expectNoSideways } from './accessible.ts';
import { mouse } from './answering/hand.ts';
import { attemptOnDevice, seedDevice } from './device.ts';
import { authored, savedWith } from './learner.ts';
import { decideOnce } from './scenario-play.ts';
import { serveWeb } from './served-web.ts';

const [first, second] = authored().scenarios;
if (first === undefined || second === undefined) throw new Error('The edition has fewer than two scenarios.');

const placeOf = ({ number }: Scenario): Place => ({ page: 'scenario', scenario: number });
const pathOf = ({ id }: Scenario): string => `[data-page="${id}"]`;

/** The shortest run of a scenario that comes to such an ending. */
function runTo(scenario: Scenario, kind: Ending['kind']): Run {
  for (let seed = 1; seed < 20; seed += 1) {
    let runs: readonly Run[] = [beginRun(scenario, seed)];
    for (let depth = 0; depth < 7; depth += 1) {
      const next = runs.flatMap((run) =>
        run.at.kind === 'ending' ? [] : run.at.options.flatMap(({ number }) => decide(run, number) ?? []),
      );
      const found = next.find(({ at }) => at.kind === 'ending' && at.ending.kind === kind);
      if (found !== undefined) return found;
      runs = next.slice(0, 4_000);
    }
  }
  throw new Error(`No short run of ${scenario.id} comes to an ending of the kind ${kind}.`);
}

/** The run as it is saved before its last decision. */
function lastStepOpen({ scenario, seed, steps }: Run): ScenarioRun {
  const path = steps.slice(0, -1).map(({ option }) => option.number);
  return { scenario: scenario.number, seed, path, end: null };
}

test.use({ viewport: { width: 320, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

let server: Loopback;
test.beforeAll(async () => {
  server = await serveWeb('/');
});
test.afterAll(() => server.close());

async function open(page: Page, scenario: Scenario, runs: Attempt['runs']): Promise<Locator> {
  const cmi = savedWith(placeOf(scenario), { runs });
  await seedDevice(page, placeOf(scenario), cmi);
  await page.goto(`${server.url}/index.html#/${scenario.id}`);
  await expect(page.locator('#sign')).toHaveText(en.lms.device);
  return page.locator(pathOf(scenario));
}

test('every screen works without scrolling sideways, in colours of the system too', async ({ page }) => {
  const run = runTo(second, 'settled');
  const place = await open(page, second, [lastStepOpen(run)]);
  const look = async (name: string) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await expectNoSideways(page, name);
    await page.emulateMedia({ forcedColors: 'none' });
    await expectNoSideways(page, name);
    await expectAxe(page, name, pathOf(second));
  };
  const { steps } = run;
  await expect(place.getByRole('heading', { name: new RegExp(`^Decision ${steps.length}: `) })).toBeVisible();
  // What the instruments draw stands beside them in words.
  for (const term of ['voices', 'distance', 'tension', 'known', 'help', 'risk'] as const)
    await expect(place.getByRole('term').filter({ hasText: words.state[term] })).toBeVisible();
  await look('decision');
  const text = steps.at(-1)?.option.text ?? '';
  await mouse.tick(place.getByRole('radio', { name: text, exact: true }));
  await mouse.press(place.getByRole('button', { name: words.decision.decide, exact: true }));
  await look('consequence');
  await mouse.press(place.getByRole('button', { name: words.consequence.goOn, exact: true }));
  const ending = run.at.kind === 'ending' ? run.at.ending : undefined;
  await expect(place.getByRole('heading', { name: ending?.title ?? '' })).toBeFocused();
  await expect(place).toContainText(words.rewind.yours);
  await expect(place).toContainText(words.rewind.open);
  await look('ending');

  await mouse.press(place.getByRole('button', { name: /^Try: / }).last());
  const another = place.getByRole('button', { name: words.whatIf.another });
  const onward = place.getByRole('button', { name: words.consequence.goOn, exact: true });
  await mouse.press(onward);
  while (!(await another.isVisible())) {
    await mouse.tick(place.getByRole('radio').first());
    await mouse.press(place.getByRole('button', { name: words.decision.decide, exact: true }));
    await mouse.press(onward);
  }
  await look('comparison');
  const { runs } = await attemptOnDevice(page);
  const path = steps.map(({ option }) => option.number);
  expect(runs).toEqual([
    { scenario: second.number, seed: run.seed, path, end: run.at.kind === 'ending' ? run.at.end : null },
  ]);
});

test('where force would be used, nothing is said of how the decisions fit, and help is named', async ({
  page,
}) => {
  const run = runTo(first, 'beyond');
  const place = await open(page, first, [lastStepOpen(run)]);
  const text = run.steps.at(-1)?.option.text ?? '';
  await mouse.tick(place.getByRole('radio', { name: text, exact: true }));
  await mouse.press(place.getByRole('button', { name: words.decision.decide, exact: true }));
  await mouse.press(place.getByRole('button', { name: words.consequence.goOn, exact: true }));
  const ending = run.at.kind === 'ending' ? run.at.ending : undefined;
  await expect(place.getByRole('heading', { name: ending?.title ?? '' })).toBeFocused();
  await expect(place).toContainText(words.end.help);
  await expect(place.getByRole('heading', { name: words.end.process })).toHaveCount(0);
  for (const fit of [words.rewind.yes, words.rewind.partly, words.rewind.no])
    await expect(place).not.toContainText(fit);
  await expectNoSideways(page, 'beyond');
  await expectAxe(page, 'beyond', pathOf(first));

  await page.reload();
  await mouse.press(place.getByRole('button', { name: words.opening.see, exact: true }));
  await expect(place.getByRole('heading', { name: ending?.title ?? '' })).toBeFocused();
});

test('a reload in the middle of a run goes on at the same decision', async ({ page }) => {
  const place = await open(page, first, []);
  await mouse.press(place.getByRole('button', { name: words.opening.begin, exact: true }));
  const one = await decideOnce(place, first, { hand: mouse });
  await page.reload();
  const here = place.getByRole('heading', { name: /^Decision 2: / });
  await expect(here).toBeVisible();
  await expect(place.getByText(words.decision.soFar, { exact: true })).toBeVisible();
  const [saved] = (await attemptOnDevice(page)).runs;
  expect(saved?.path).toEqual([one.option.number]);
  const run = replayRun(first, saved?.seed ?? 0, saved?.path ?? []);
  const options = run?.at.kind === 'node' ? run.at.options.map((option) => option.text) : [];
  const shown = await place.locator('fieldset li').allTextContents();
  expect(shown.toSorted()).toEqual(options.toSorted());
});
