import { type Locator, expect } from '@playwright/test';
import type { ScenarioRun } from '../../src/core/attempt.ts';
import type { Run } from '../../src/core/scenario/play.ts';
import { beginRun, decide } from '../../src/core/scenario/run.ts';
import type { Ending, Node, Scenario, ScenarioOption } from '../../src/core/scenario/scenario.ts';
import words from '../../src/strings/en-scenario.json' with { type: 'json' };
import type { Hand } from './answering/hand.ts';

/** A run through all its decisions, in each the option with the least number. */
export function endedRun(scenario: Scenario): ScenarioRun {
  let run: Run = beginRun(scenario, 1);
  while (run.at.kind === 'node') {
    const option = leastNumbered(run.at.options);
    const next = option && decide(run, option.number);
    if (next === undefined || next.steps.length > 40) throw new Error(`${scenario.id} comes to no ending.`);
    run = next;
  }
  return {
    scenario: scenario.number,
    seed: 1,
    path: run.steps.map(({ option }) => option.number),
    end: run.at.end,
  };
}

/** A decision as the authors wrote it. */
export interface Decided {
  readonly node: Node;
  readonly option: ScenarioOption;
}

/** One kind of screen; a way of being told of it before anything is done there. */
export type Screen = 'decision' | 'consequence' | 'ending';

export interface Player {
  readonly hand: Hand;
  /** The option to take of those offered, in the order of the file; left away, the one with the least number. */
  readonly choose?: (offered: readonly ScenarioOption[]) => ScenarioOption | undefined;
  /** @param decided what was taken last; none before the first decision */
  readonly onScreen?: (screen: Screen, decided: Decided | undefined) => Promise<void>;
}

/** What stands on the screen: the decision to take, or the ending. It has the focus. */
export async function screenOf(place: Locator, { endings }: Scenario): Promise<Ending | 'decision'> {
  const heading = place.locator('h2:focus');
  const titles = endings.map(({ title }) => title.replace(/[^\w\s]/g, '.')).join('|');
  await expect(heading).toHaveText(new RegExp(`^(Decision \\d+: .*|${titles})$`));
  const text = await heading.textContent();
  return endings.find(({ title }) => title === text) ?? 'decision';
}

/** Takes an option of those offered, and stands before what came of it. */
export async function decideOnce(
  place: Locator,
  scenario: Scenario,
  { hand, choose = leastNumbered }: Player,
): Promise<Decided> {
  const radios = place.getByRole('radio');
  await expect(radios.first()).toBeVisible();
  const numbers = await radios.evaluateAll((inputs) =>
    inputs.map((input) => Number((input as HTMLInputElement).value)),
  );
  const node = scenario.nodes.find(({ options }) => options.some((one) => numbers.includes(one.number)));
  const option = choose(node?.options.filter(({ number }) => numbers.includes(number)) ?? []);
  if (node === undefined || option === undefined)
    throw new Error(`No file has the options ${numbers.join(', ')}.`);
  await expect(place.getByRole('group', { name: node.stem.trim(), exact: true })).toBeVisible();
  await hand.tick(place.getByRole('radio', { name: option.text.trim(), exact: true }));
  await hand.press(place.getByRole('button', { name: words.decision.decide, exact: true }));
  await expect(place.getByRole('heading', { name: words.consequence.title })).toBeFocused();
  return { node, option };
}

/**
 * Plays on from a decision to an ending.
 * @param place the scenario's page
 */
export async function playOn(
  place: Locator,
  scenario: Scenario,
  player: Player,
): Promise<{ readonly decided: readonly Decided[]; readonly ending: Ending }> {
  const decided: Decided[] = [];
  for (;;) {
    const screen = await screenOf(place, scenario);
    await player.onScreen?.(screen === 'decision' ? screen : 'ending', decided.at(-1));
    if (screen !== 'decision') return { decided, ending: screen };
    decided.push(await decideOnce(place, scenario, player));
    await player.onScreen?.('consequence', decided.at(-1));
    await player.hand.press(place.getByRole('button', { name: words.consequence.goOn, exact: true }));
  }
}

/** Begins a run and plays it to an ending. */
export async function play(place: Locator, scenario: Scenario, player: Player) {
  await player.hand.press(place.getByRole('button', { name: words.opening.begin, exact: true }));
  return playOn(place, scenario, player);
}

/** How the decisions stand against what was known: sound ones count one, partly sound ones a half; whole percent. */
export function processOf(decided: readonly Decided[]): number {
  const worth = { yes: 1, partly: 0.5, no: 0 };
  return Math.round(
    (100 * decided.reduce((sum, { option }) => sum + worth[option.sound], 0)) / decided.length,
  );
}

function leastNumbered(offered: readonly ScenarioOption[]): ScenarioOption | undefined {
  return offered.toSorted((a, b) => a.number - b.number)[0];
}
