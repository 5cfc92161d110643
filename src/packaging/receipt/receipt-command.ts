import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkReceipt } from './receipt-check.ts';
import { readReceipt } from './receipt-file.ts';
import { receiptText } from './receipt-text.ts';
import { knownBuilds } from './known-builds.ts';

const help = `npm run receipt -- FILE [options]

Checks a receipt that a learner kept: whether its checksum is right, whether status, score and answers
follow from the saved state in it, and whether a package in dist/packages has its content; then its rules
are applied too. It finds damage, typing errors and careless changes. Whoever can read this command can make a
receipt that is right: ask for it where a record is missing, and do not take it for a signature.

  --packages DIR  folder of the built packages, else dist/packages
  --help          show this text

Ends with 0 where the receipt is right, 1 where it is not, 2 where the command was not understood.
`;

process.exitCode = run();

function run(): 0 | 1 | 2 {
  const asked = options();
  if (typeof asked === 'string') return failed(2, asked);
  if (asked.isHelp) {
    process.stdout.write(help);
    return 0;
  }
  const text = fileText(asked.file);
  if (text === undefined)
    return failed(2, `${asked.file} cannot be read. Name the file that the learner kept.`);
  const read = readReceipt(text);
  if (!read.ok) return failed(1, `${asked.file}: ${read.problem}`);
  const check = checkReceipt(read.receipt, read.raw, knownBuilds(asked.packages));
  process.stdout.write(receiptText(read.receipt, check));
  return check.isChecksumRight && check.contradictions.length === 0 ? 0 : 1;
}

function options(): string | { readonly isHelp: boolean; readonly file: string; readonly packages: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        packages: { type: 'string', default: join('dist', 'packages') },
        help: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (values.help) return { isHelp: true, file: '', packages: '' };
    if (file === undefined || more.length > 0) return `Name one file: npm run receipt -- FILE`;
    return { isHelp: false, file, packages: values.packages };
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function fileText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function failed(code: 1 | 2, message: string): 1 | 2 {
  process.stderr.write(`${message}\n`);
  return code;
}
