import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ledgerSchema } from '../schemas/ids.ts';
import { readFile, readLessons, readQuizzes, readScenarios } from './author-files.ts';
import { ledgerFile } from './course.ts';
import { courseIds, duplicateIds } from './course-ids.ts';
import { allot, emptyLedger, ledgerText } from './ledger.ts';
import type { Allotment, LedgerMap } from './ledger.ts';
import { CourseError } from './problem.ts';

const help = `npm run ids [-- options]

Gives every new lesson, question, scenario, option and ending a number in ${ledgerFile} and prints what it added.
Numbers given once stay, and so do the lines of ids that are gone: saved attempts hold the numbers.

  --check        write nothing; end with status 1 where a number is missing
  --department   number new lessons, questions and scenarios from 5000, for a department's own
  --root DIR     folder of the course, else the current one
  --help         show this text
`;

const instead: Readonly<Record<LedgerMap, string>> = {
  lessons: 'number it with --department',
  questions: 'number it with --department',
  options: 'give the question a new id, which starts afresh',
  scenarios: 'number it with --department',
  scenarioOptions: 'give the scenario a new id, which starts afresh',
  endings: 'give the scenario a new id, which starts afresh',
};

try {
  process.exitCode = run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @returns the exit status @throws CourseError where lessons or quizzes are not fit to be numbered */
function run(): number {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      department: { type: 'boolean', default: false },
      root: { type: 'string', default: '.' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const { ledger, added, full } = numbered(values.root, values.department ? 'department' : 'project');
  if (full.length > 0) throw new CourseError(full.map(usedUp));
  if (added.length === 0) {
    process.stdout.write(`${ledgerFile}: every id has its number.\n`);
    return 0;
  }
  const lines = added.map(({ map, id, number }) => `  ${map} ${id}: ${number}\n`).join('');
  if (values.check) {
    process.stderr.write(
      `${ledgerFile} lacks ${added.length} numbers. Run npm run ids to add them:\n${lines}`,
    );
    return 1;
  }
  writeFileSync(join(values.root, ledgerFile), ledgerText(ledger));
  process.stdout.write(`${ledgerFile}: ${added.length} numbers added.\n${lines}`);
  return 0;
}

function numbered(root: string, owner: 'project' | 'department'): Allotment {
  const lessons = readLessons(root);
  const quizzes = readQuizzes(root);
  const scenarios = readScenarios(root);
  const old = existsSync(join(root, ledgerFile)) ? readFile(root, ledgerFile, ledgerSchema) : undefined;
  const files = [...lessons, ...quizzes, ...scenarios].flatMap((file) => file.problems);
  const problems = [...files, ...(old?.problems ?? []), ...duplicateIds(lessons, quizzes, scenarios)];
  if (problems.length > 0) throw new CourseError(problems);
  return allot(old?.data ?? emptyLedger, courseIds(lessons, quizzes, scenarios), owner);
}

function usedUp({ map, id }: Allotment['full'][number]): CourseError['problems'][number] {
  const what = `no number is left for ${id} under ${map}`;
  return { file: ledgerFile, line: 1, what, instead: instead[map] };
}
