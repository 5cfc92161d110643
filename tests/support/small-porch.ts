import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { smallCourse, type Change } from './small-course.ts';

const porch = readFileSync(
  fileURLToPath(new URL('../fixtures/scenario-porch.yaml', import.meta.url)),
  'utf8',
);
const ledger = readFileSync(`${smallCourse}content/ids.yaml`, 'utf8');
const annual = readFileSync(`${smallCourse}dist-config/annual.yaml`, 'utf8');

const OPTIONS = ['one-voice', 'wait', 'shout', 'ask-name', 'offer-help', 'grab'];
const ENDINGS = ['inside', 'stays', 'beyond'];
const numbered = (ids: readonly string[]) => ids.map((id, index) => `  porch/${id}: ${index + 1}\n`).join('');

/**
 * What gives the small course a scenario, the porch, with the ledger's number 1.
 *
 * @param asked what the edition's completion says of scenarios @param named ids in the edition's list
 */
export function withPorch(asked: string, named = '[porch]'): Readonly<Record<string, Change>> {
  return {
    'quizzes/scenarios/porch.yaml': porch.replaceAll('F1.1', 'A1.1'),
    'content/scenes/yard.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><g data-layer="person"/></svg>',
    'content/ids.yaml': `${ledger}scenarios:\n  porch: 1\nscenarioOptions:\n${numbered(OPTIONS)}endings:\n${numbered(ENDINGS)}`,
    'dist-config/annual.yaml': annual
      .replace('navigation:', `scenarios: ${named}\nnavigation:`)
      .replace('  assessment: passed', `  assessment: passed\n  scenarios: ${asked}`),
  };
}
