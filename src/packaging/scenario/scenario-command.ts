import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ScenarioFile } from '../../schemas/scenario.ts';
import { readAuthorFiles } from '../author-files.ts';
import type { AuthorFile } from '../author-files.ts';
import { CourseError } from '../problem.ts';
import { checkScenario, surroundingsOf } from './check-scenario.ts';
import { draftScenario } from './compile-scenario.ts';
import { explore } from './explore.ts';
import { graphSvg } from './graph-svg.ts';
import { scenarioGraph } from './scenario-graph.ts';
import { scenarioSummary } from './scenario-summary.ts';

const help = `npm run scenario -- ID [options]

Checks the scenario quizzes/scenarios/ID.yaml, plays it in every way there is, prints what it comes to
and draws it: nodes framed once, endings twice, lines solid, broken or dotted for sound, partly sound
and not sound options. Ends with status 1 where something has to be mended.

  --out FILE     where to draw it, else dist/scenarios/ID.svg
  --root DIR     folder of the course, else the current one
  --help         show this text
`;

try {
  process.exitCode = run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @returns the exit status @throws CourseError where the scenario has problems */
function run(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      root: { type: 'string', default: '.' },
      help: { type: 'boolean', default: false },
    },
  });
  const [id] = positionals;
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const { root, out = join(root, `dist/scenarios/${id}.svg`) } = values;
  const files = readAuthorFiles(root);
  const file = files.scenarios.find((one) => one.file === `quizzes/scenarios/${id}.yaml`);
  if (file === undefined) {
    process.stderr.write(`${notThere(id)} ${thereAre(files.scenarios)}\n`);
    return 1;
  }
  const problems = [...file.problems, ...checkScenario(file, surroundingsOf(files))];
  if (problems.length > 0 || file.data === undefined) throw new CourseError(problems);
  const scenario = draftScenario(file.data);
  const space = explore(scenario);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, graphSvg(scenario.title, scenarioGraph(scenario, space)));
  process.stdout.write(`${[scenario.title, ...scenarioSummary(scenario, space), out].join('\n')}\n`);
  return 0;
}

function notThere(id: string | undefined): string {
  return id === undefined ? 'Name a scenario.' : `There is no quizzes/scenarios/${id}.yaml.`;
}

function thereAre(files: readonly AuthorFile<ScenarioFile>[]): string {
  const ids = files.map(({ file }) => file.replace(/^.*\/|\.yaml$/g, ''));
  return ids.length === 0 ? 'quizzes/scenarios/ has none yet.' : `There are: ${ids.join(', ')}.`;
}
