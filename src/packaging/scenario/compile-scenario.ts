import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Ledger } from '../../schemas/ids.ts';
import type { ScenarioFile } from '../../schemas/scenario.ts';
import { scenarioIds } from '../course-ids.ts';
import { numberOf } from '../ledger-number.ts';
import { allot, emptyLedger } from '../ledger.ts';

/**
 * A scenario as the rules and the player need it: without what only authors and contents lists need, and
 * with the ledger's numbers.
 *
 * @throws Error where the ledger has no number for the scenario, an option or an ending
 */
export function compileScenario(file: ScenarioFile, ledger: Ledger): Scenario {
  const { summary: _summary, facts: _whole, ...kept } = file;
  return {
    ...kept,
    number: numberOf(ledger, 'scenarios', file.id),
    nodes: file.nodes.map((node) => ({
      ...node,
      options: node.options.map(({ tags: _tags, facts: _facts, ...option }) => ({
        ...option,
        number: numberOf(ledger, 'scenarioOptions', `${file.id}/${option.id}`),
      })),
    })),
    endings: file.endings.map(({ facts: _facts, ...ending }) => ({
      ...ending,
      number: numberOf(ledger, 'endings', `${file.id}/${ending.id}`),
    })),
  };
}

/** The same with numbers counted from 1, for a scenario that the ledger does not hold yet. Never for learners. */
export function draftScenario(file: ScenarioFile): Scenario {
  const ids = { lessons: [], questions: [], scenarios: [scenarioIds(file)] };
  return compileScenario(file, allot(emptyLedger, ids, 'project').ledger);
}
