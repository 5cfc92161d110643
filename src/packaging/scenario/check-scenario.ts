import type { ScenarioFile } from '../../schemas/scenario.ts';
import type { AuthorFile, AuthorFiles } from '../author-files.ts';
import { knownIds } from '../known-ids.ts';
import type { Problem } from '../problem.ts';
import { innerProblems, outerProblems } from './check-names.ts';
import type { Surroundings } from './check-names.ts';
import { playProblems, wayProblems } from './check-ways.ts';
import { draftScenario } from './compile-scenario.ts';
import { explore } from './explore.ts';

/** What is wrong with the scenarios that their schema took. */
export function scenarioProblems(
  files: Pick<AuthorFiles, 'facts' | 'lessons' | 'scenarios' | 'scenes'>,
): Problem[] {
  const around = surroundingsOf(files);
  return files.scenarios.flatMap((file) => checkScenario(file, around));
}

/** What is wrong with one scenario. It is played only where every way in it leads somewhere. */
export function checkScenario(file: AuthorFile<ScenarioFile>, around: Surroundings): Problem[] {
  const { data } = file;
  if (data === undefined) return [];
  const inner = [...innerProblems(file, data), ...wayProblems(file, data)];
  const play = inner.length > 0 ? [] : playProblems(file, data, explore(draftScenario(data)));
  return [...outerProblems(file, data, around), ...inner, ...play];
}

export function surroundingsOf({
  facts,
  lessons,
  scenes,
}: Pick<AuthorFiles, 'facts' | 'lessons' | 'scenes'>): Surroundings {
  return { facts: knownIds('fact', [facts]), objectives: knownIds('objective', lessons), scenes };
}
