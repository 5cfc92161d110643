import { parseArgs } from 'node:util';
import { ANSWERING } from '../hours/item-time.ts';
import { WORDS_A_MINUTE } from '../hours/reading-time.ts';
import { DECIDING } from '../hours/scenario-time.ts';
import { contentReport } from './content-report.ts';
import { contentReportText } from './content-report-text.ts';

const seconds = Object.entries(ANSWERING)
  .map(([type, { practice, assessment }]) => `${type} ${practice}/${assessment}`)
  .join(', ');

const help = `npm run content:report [-- options]

Prints what the content comes to: per lesson, for the bank, the right options of choice questions, scenarios,
editions and their hours, facts, policy slots. Writes nothing, and leaves out what is not in order.

Minutes are worked out: ${WORDS_A_MINUTE} words a minute; seconds to answer, in practice/in the assessment,
${seconds};
${DECIDING} seconds for each decision of a scenario, on a way between the shortest and the longest.

  --json         print it for programs
  --root DIR     folder of the course, else the current one
  --help         show this text
`;

try {
  run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function run(): void {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      root: { type: 'string', default: '.' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const report = contentReport(values.root);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : contentReportText(report));
}
