import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/core/scenario/play.ts';
import { replayRun } from '../../../src/core/scenario/run.ts';
import { readAuthorFiles } from '../../../src/packaging/author-files.ts';
import { lineOf } from '../../../src/packaging/problem.ts';
import { checkScenario, surroundingsOf } from '../../../src/packaging/scenario/check-scenario.ts';
import { draftScenario } from '../../../src/packaging/scenario/compile-scenario.ts';
import { explore } from '../../../src/packaging/scenario/explore.ts';
import { graphSvg } from '../../../src/packaging/scenario/graph-svg.ts';
import { randomWalk } from '../../../src/packaging/scenario/random-walk.ts';
import { scenarioGraph } from '../../../src/packaging/scenario/scenario-graph.ts';

const files = readAuthorFiles(fileURLToPath(new URL('../../../', import.meta.url)));
const around = surroundingsOf(files);

const placeOf = ({ at }: Run): string => (at.kind === 'node' ? at.node.id : at.ending.id);

test('there are scenarios', () => {
  expect(files.scenarios.map(({ file }) => file)).not.toEqual([]);
});

describe.each(files.scenarios.map((file) => [file.file, file] as const))('%s', (_, file) => {
  test('has no problems', () => {
    expect([...file.problems, ...checkScenario(file, around)].map(lineOf)).toEqual([]);
  });

  test('can be reached everywhere, and tells something at each ending', () => {
    const { scenario, space } = explored();
    const reached = new Set(space.spots.map(({ run }) => placeOf(run)));
    expect(
      [...scenario.nodes, ...scenario.endings].map(({ id }) => id).filter((id) => !reached.has(id)),
    ).toEqual([]);
    for (const { debrief } of scenario.endings) expect(debrief.length).toBeGreaterThanOrEqual(2);
  });

  test('a thousand runs by chance come to an end, and seed and path alone bring them back', () => {
    const { scenario } = explored();
    for (let seed = 0; seed < 1000; seed += 1) {
      const run = randomWalk(scenario, seed);
      expect(run.at.kind).toBe('ending');
      const path = run.steps.map(({ option }) => option.number);
      const again = replayRun(scenario, seed, path);
      expect(again?.state).toEqual(run.state);
      expect(again?.at).toEqual(run.at);
    }
  });

  test('is drawn with each of its nodes, options and endings', () => {
    const { scenario, space } = explored();
    const svg = graphSvg(scenario.title, scenarioGraph(scenario, space));
    expect(svg.match(/<g>/g)).toHaveLength(scenario.nodes.length + scenario.endings.length);
    const options = scenario.nodes.flatMap((node) => node.options.map(({ id }) => id));
    expect(options.filter((id) => !svg.includes(`>${id}<`))).toEqual([]);
  });

  function explored() {
    if (file.data === undefined) throw new Error(file.problems.map(lineOf).join('\n'));
    const scenario = draftScenario(file.data);
    return { scenario, space: explore(scenario) };
  }
});
