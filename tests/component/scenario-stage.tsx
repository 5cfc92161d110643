import { fireEvent, render, screen } from '@testing-library/preact';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import type { Effect, Session } from '../../src/core/session.ts';
import { course } from '../../src/runtime/course.ts';
import { consequence, decision } from '../../src/strings/en-scenario.json' with { type: 'json' };
import { ScenarioPlayer } from '../../src/widgets/scenario/ScenarioPlayer.tsx';
import { pictures, porch } from '../support/scenario.ts';

/** A module with the data of a scenario, as the build writes it. */
export function moduleOf(scenario: Scenario = porch): string {
  return `export default ${JSON.stringify({ scenario, pictures })}`;
}

/** Has the page's settings name this module as the porch's data. */
export function serve(module: string): void {
  const settings = { scenarios: { porch: `data:text/javascript,${encodeURIComponent(module)}` } };
  const element = document.getElementById('settings');
  if (element !== null) element.textContent = JSON.stringify(settings);
}

/** The page as a visit finds it: its settings, its announcer and the player. @returns what both record keepers hear */
export function openPage(session: Session, module: string): readonly Effect[] {
  document.body.innerHTML = `
    <script type="application/json" id="settings"></script>
    <p id="announcer" role="status"></p>
    <main></main>`;
  serve(module);
  const heard: Effect[] = [];
  course.begin(session, [], [(effects) => heard.push(...effects)]);
  render(<ScenarioPlayer id="porch" />, { container: document.querySelector('main') ?? document.body });
  return heard;
}

/** The same, once its first screen is there. */
export async function open(session: Session, scenario: Scenario = porch): Promise<readonly Effect[]> {
  const heard = openPage(session, moduleOf(scenario));
  await screen.findByRole('heading', { level: 2 });
  return heard;
}

/** Takes an option by its native radio button, and presses the button. */
export function take(text: string): void {
  fireEvent.click(screen.getByRole('radio', { name: text }));
  press(decision.decide);
}

export function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

/** Takes an option, reads what comes of it and goes on. */
export function takeAndGoOn(text: string): void {
  take(text);
  press(consequence.goOn);
}
