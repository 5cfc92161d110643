import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { wordsSchema } from '../../schemas/words.ts';
import { readFile } from '../author-files.ts';
import { lineOf, sorted } from '../problem.ts';
import { hardLessons, HIGHEST_GRADE, longSentences, MOST_WORDS } from './check-length.ts';
import { wordProblems } from './check-words.ts';
import { readTexts } from './course-texts.ts';

const LIST = 'content/words.yaml';

const help = `npm run words [-- options]

Reads every text that authors wrote, in content/, quizzes/, dist-config/ and src/strings/, and names what
should read otherwise: words of ${LIST} (terms, threats in what is held to be right, makers' names,
British spellings), sentences of more than ${MOST_WORDS} words, lessons above reading grade ${HIGHEST_GRADE}. Changes nothing, and
ends with status 1 where it found something.

  --root DIR     folder of the course, else the current one
  --list FILE    list of words, else ${LIST} of the course
  --help         show this text
`;

try {
  process.exitCode = run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @returns the exit status */
function run(): number {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: '.' },
      list: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const { texts, problems } = readTexts(values.root);
  const list =
    values.list === undefined
      ? readFile(values.root, LIST, wordsSchema)
      : readFile(dirname(values.list), basename(values.list), wordsSchema);
  const found = sorted([
    ...problems,
    ...list.problems,
    ...(list.data === undefined ? [] : wordProblems(texts, { ...list, data: list.data })),
    ...longSentences(texts),
    ...hardLessons(texts),
  ]);
  if (found.length === 0) {
    process.stdout.write(`${texts.length} texts, and nothing to write otherwise.\n`);
    return 0;
  }
  const count = found.length === 1 ? '1 place' : `${found.length} places`;
  process.stderr.write(`${count} to write otherwise\n${found.map(lineOf).join('\n')}\n`);
  return 1;
}
