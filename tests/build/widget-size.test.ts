import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { readCourse } from '../../src/packaging/course.ts';
import { scenarioDataOf } from '../../src/packaging/edition-plan.ts';
import { projectRoot } from '../support/course-copy.ts';
import { builtChunks, type ClosureOf } from './built-chunks.ts';

/** What every launch fetches, the second as soon as the page is alive, the last a few seconds later. */
const LAUNCH = ['src/runtime/start.ts', 'src/runtime/after-launch.ts', 'src/runtime/saving.ts'];

/** Kilobytes of 1,000 bytes, compressed as a server would, beside what every launch has loaded. */
const TYPE_BUDGET = 6;
/** The page of practice rounds, with the hash that names what the device keeps of them. */
const PRACTICE_BUDGET = 7;
/** The player with the data of one scenario. */
const SCENARIO_BUDGET = 25;

const WIDGETS = [
  'choice/ChoicePractice',
  'cues/CuesPractice',
  'decision/DecisionPractice',
  'matching/MatchingPractice',
  'moment/MomentPractice',
  'ordering/OrderingPractice',
  'practice/PracticePage',
  'reflection/Reflection',
  'sentence/SentencePractice',
  'sorting/SortingPractice',
] as const;
const PLAYER = 'scenario/ScenarioPlayer';

let closureOf: ClosureOf;

beforeAll(async () => {
  const widgets = [...WIDGETS, PLAYER].map((name) => `src/widgets/${name}.tsx`);
  closureOf = await builtChunks([...LAUNCH, ...widgets]);
});

/** What a module fetches that a launch has not fetched already. */
function kilobytesOf(widget: string): number {
  const launch = new Set(LAUNCH.flatMap((module) => [...closureOf(module)]));
  const own = [...closureOf(`src/widgets/${widget}.tsx`)].filter((chunk) => !launch.has(chunk));
  return own.reduce((sum, { code }) => sum + compressed(code), 0);
}

function compressed(text: string): number {
  return gzipSync(text, { level: 9 }).length / 1000;
}

test('every folder but the frame of all types and the player is measured', () => {
  const folders = readdirSync(`${projectRoot}/src/widgets`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['question', 'scenario'].includes(entry.name))
    .map(({ name }) => name);
  expect(new Set(WIDGETS.map((name) => name.split('/')[0]))).toEqual(new Set(folders));
});

test.each(WIDGETS)('%s fetches no more than its budget', (widget) => {
  const budget = widget === 'practice/PracticePage' ? PRACTICE_BUDGET : TYPE_BUDGET;
  expect(kilobytesOf(widget)).toBeLessThanOrEqual(budget);
});

test.each(readCourse(projectRoot).scenarios.map(({ id }) => id))(
  'the player with the scenario %s fetches no more than its budget',
  (id) => {
    const data = compressed(JSON.stringify(scenarioDataOf(readCourse(projectRoot), id)));
    const player = kilobytesOf(PLAYER);
    expect(player).toBeGreaterThan(1);
    expect(player + data).toBeLessThanOrEqual(SCENARIO_BUDGET);
  },
);
