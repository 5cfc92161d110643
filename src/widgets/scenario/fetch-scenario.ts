import type { Scenario } from '../../core/scenario/scenario.ts';
import { bankModule } from '../../runtime/bank.ts';
import { readSettings } from '../../runtime/settings.ts';

/** What the build writes of one scenario: its rules and words, and the drawings it names, as SVG text. */
export interface ScenarioData {
  readonly scenario: Scenario;
  readonly pictures: Readonly<Record<string, string>>;
}

/**
 * Fetches a scenario, a module of the package, when it is opened.
 * @param tries how often it was asked for already
 * @throws the browser's TypeError where it did not arrive; Error where the edition has no such scenario
 */
export async function fetchScenario(id: string, tries: number): Promise<ScenarioData> {
  const address = readSettings(document).scenarios[id];
  if (address === undefined) throw new Error(`This edition has no scenario ${id}. Build the package again.`);
  const name = bankModule(address, document.baseURI, tries);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the build wrote it from this type
  const module = (await import(/* @vite-ignore */ name)) as { default: ScenarioData };
  return module.default;
}
