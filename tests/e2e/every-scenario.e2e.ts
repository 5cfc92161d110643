import { type Locator, type Page, expect, test } from '@playwright/test';
import type { Run } from '../../src/core/scenario/play.ts';
import { beginRun, decide } from '../../src/core/scenario/run.ts';
import type { Scenario, ScenarioOption } from '../../src/core/scenario/scenario.ts';
import { scenarioDataOf } from '../../src/packaging/edition-plan.ts';
import { phrase } from '../../src/runtime/phrase.ts';
import en from '../../src/strings/en.json' with { type: 'json' };
import words from '../../src/strings/en-scenario.json' with { type: 'json' };
import type { Loopback } from '../support/loopback.ts';
import { expectAxeAsIs, expectFocus, expectNoSideways } from './accessible.ts';
import { keyboard } from './answering/hand.ts';
import { determine } from './determined-page.ts';
import { attemptOnDevice, watch } from './device.ts';
import { authored } from './learner.ts';
import { type Decided, play } from './scenario-play.ts';
import { serveWeb } from './served-web.ts';

const { course } = authored();

interface Way {
  readonly name: string;
  /** What is taken where it is offered, first things first. */
  readonly taken: readonly ScenarioOption['sound'][];
  readonly colorScheme: 'light' | 'dark';
}

const ways: readonly Way[] = [
  { name: 'sound', taken: ['yes', 'partly', 'no'], colorScheme: 'light' },
  { name: 'unsound', taken: ['no', 'partly', 'yes'], colorScheme: 'dark' },
];

test.use({ viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: 'reduce' } });

let server: Loopback;
test.beforeAll(async () => {
  server = await serveWeb('/', 'scenarios');
});
test.afterAll(() => server.close());

for (const { id } of course.scenarios) {
  for (const { name, taken, colorScheme } of ways) {
    test(`the scenario ${id} is played by keyboard along its ${name} options to an end`, async ({ page }) => {
      const { scenario } = scenarioDataOf(course, id);
      const { faults } = watch(page);
      await determine(page);
      await page.emulateMedia({ colorScheme });
      await page.goto(`${server.url}/index.html#/${id}`);
      await expect(page.locator('#sign')).toHaveText(en.lms.device);
      const part = `[data-page="${id}"]`;
      const place = page.locator(part);
      await expect(place).toContainText(scenario.note);

      let run: Run | undefined;
      const { ending } = await play(place, scenario, {
        hand: keyboard(page, () => expectFocus(page)),
        choose: (offered) =>
          taken.flatMap((sound) => offered.find((option) => option.sound === sound) ?? [])[0],
        async onScreen(screen, decided) {
          await expectNoSideways(page, screen);
          run ??= beginRun(scenario, await seedOf(page, scenario));
          switch (screen) {
            case 'decision':
              await expectDecision(place, run);
              if (decided === undefined) await expectAxeAsIs(page, screen, part);
              return;
            case 'consequence':
              run = runAfter(run, decided);
              await expectTexts(place, run.steps.at(-1)?.then ?? []);
              return;
            case 'ending':
              await expectEnd(place, run);
              await expectAxeAsIs(page, screen, part);
              return;
            default:
              screen satisfies never;
          }
        },
      });
      expect(run?.at).toMatchObject({ kind: 'ending', ending });
      expect(faults).toEqual([]);
    });
  }
}

/** What the page drew for its run: cause and surprise follow from it. */
async function seedOf(page: Page, { number }: Scenario): Promise<number> {
  let seed = 0;
  await expect(async () => {
    const { runs } = await attemptOnDevice(page);
    expect(runs.map(({ scenario }) => scenario)).toEqual([number]);
    seed = runs[0]?.seed ?? 0;
  }).toPass();
  return seed;
}

/** The rules' run after what was taken on the page. */
function runAfter(run: Run, decided: Decided | undefined): Run {
  const next = decided && decide(run, decided.option.number);
  if (next === undefined) throw new Error(`The rules do not offer ${decided?.option.id} there.`);
  return next;
}

/** The moment, its drawing in words, and every option that the rules offer there and no other. */
async function expectDecision(place: Locator, { at, steps }: Run): Promise<void> {
  if (at.kind !== 'node') throw new Error(`The page asks for a decision after ${at.ending.id}.`);
  const { name, scene, stem } = at.node;
  const heading = phrase(words.decision.heading, { n: steps.length + 1, name });
  await expect(place.getByRole('heading', { name: heading, exact: true })).toBeFocused();
  expect(scene.alt.trim()).not.toBe('');
  await expect(place.getByRole('img', { name: scene.alt.trim(), exact: true })).toBeVisible();
  await expectTexts(place, at.sees);
  const shown = await place
    .getByRole('group', { name: stem.trim(), exact: true })
    .getByRole('radio')
    .evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value)));
  expect(new Set(shown)).toEqual(new Set(at.options.map(({ number }) => number)));
}

/** What a run came to, what to take along, the replay through three eyes, and every way that was not taken. */
async function expectEnd(place: Locator, { at, scenario, steps }: Run): Promise<void> {
  if (at.kind !== 'ending') throw new Error(`The page shows an ending at ${at.node.id}.`);
  const { title, debrief } = at.ending;
  await expect(place.getByRole('heading', { name: title, exact: true })).toBeFocused();
  await expect(place.getByRole('heading', { name: words.end.debrief, exact: true })).toBeVisible();
  await expectTexts(place, [...at.text, ...debrief]);

  const replay = place.getByRole('table', { name: words.replay.caption });
  const lenses = [words.replay.you, scenario.person, words.replay.reviewer];
  for (const lens of lenses)
    await expect(replay.getByRole('columnheader', { name: new RegExp(`^${lens} `) })).toHaveCount(1);
  const moments = steps.map(({ option }) => option.replay);
  await expectTexts(
    replay,
    moments.flatMap(({ you, person, review }) => [you, ...person, review]),
  );

  const others = steps.flatMap(({ options, option }) => options.filter((one) => one !== option));
  const forks = place.getByRole('button', { name: /^Try: / });
  const offered = await forks.evaluateAll((buttons) => buttons.map((one) => one.getAttribute('aria-label')));
  expect(offered).toEqual(others.map(({ text }) => phrase(words.rewind.trying, { text })));
}

/** All of them stand there. */
async function expectTexts(part: Locator, texts: readonly string[]): Promise<void> {
  const told = plain((await part.textContent()) ?? '');
  expect(texts.filter((text) => !told.includes(plain(text)))).toEqual([]);
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
