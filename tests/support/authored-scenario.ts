import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import type { AuthorFile } from '../../src/packaging/author-files.ts';
import { checked } from '../../src/packaging/plain-words.ts';
import { lineOf } from '../../src/packaging/problem.ts';
import { checkScenario } from '../../src/packaging/scenario/check-scenario.ts';
import { draftScenario } from '../../src/packaging/scenario/compile-scenario.ts';
import { readYaml } from '../../src/packaging/yaml-source.ts';
import { scenarioSchema } from '../../src/schemas/scenario.ts';
import type { ScenarioFile } from '../../src/schemas/scenario.ts';

const fixture = fileURLToPath(new URL('../fixtures/scenario-porch.yaml', import.meta.url));

/** A text in the fixture and what replaces it, where it stands first. */
export type Change = readonly [find: string, replace: string];

/** The porch, with changes, as the schema reads it. */
export function porchFile(...changes: readonly Change[]): AuthorFile<ScenarioFile> {
  let text = readFileSync(fixture, 'utf8');
  for (const [find, replace] of changes) {
    if (!text.includes(find)) throw new Error(`The fixture does not hold ${JSON.stringify(find)}`);
    text = text.replace(find, () => replace);
  }
  const source = readYaml('quizzes/scenarios/porch.yaml', text);
  const { data, problems } = checked(scenarioSchema, source);
  return { file: source.file, data, raw: source.value, problems, lineAt: source.lineAt };
}

/** The porch with changes, numbered from 1 in the order of the file. */
export function porch(...changes: readonly Change[]): Scenario {
  const { data, problems } = porchFile(...changes);
  if (data === undefined) throw new Error(problems.map(lineOf).join('\n'));
  return draftScenario(data);
}

/** What an author who made these changes is told, one problem a line. */
export function toldOfPorch(...changes: readonly Change[]): readonly string[] {
  const file = porchFile(...changes);
  const around = {
    facts: { kind: 'fact', ids: new Set(['F1.1']), complete: true },
    objectives: { kind: 'objective', ids: new Set(['O-1.1']), complete: true },
    scenes: new Map([['yard', '<svg><g data-layer="person"/></svg>']]),
  };
  return [...file.problems, ...checkScenario(file, around)].map((problem) =>
    lineOf(problem).replace('quizzes/scenarios/porch.yaml:', ''),
  );
}
