import { basename } from 'node:path/posix';
import { quoted } from '../schemas/field.ts';
import type { Edition } from '../schemas/edition.ts';
import type { AuthorFile, AuthorFiles } from './author-files.ts';
import { askedIn } from './core-question.ts';
import { testOutProblems } from './check-test-out.ts';
import { knownIds, unknownId } from './known-ids.ts';
import type { Problem } from './problem.ts';
import { targets } from './targets.ts';

/** Editions that name what is not there, or ask more than their banks hold. */
export function editionProblems(files: AuthorFiles): Problem[] {
  return files.editions.flatMap((edition) =>
    edition.data === undefined
      ? []
      : [
          ...nameProblems(edition, edition.data),
          ...lessonNames(edition, edition.data, files),
          ...scenarioNames(edition, edition.data, files),
          ...bankNames(edition, edition.data, files),
          ...shortPool(edition, edition.data, files),
          ...untaught(edition, edition.data, files),
          ...testOutProblems(edition, edition.data, files),
        ],
  );
}

/** What an edition may well say, and is worth knowing. */
export function editionWarnings(files: AuthorFiles): Problem[] {
  return files.editions.flatMap((edition) =>
    edition.data === undefined
      ? []
      : [
          ...repeatedQuestions(edition, edition.data, files),
          ...noCritical(edition, edition.data, files),
          ...unusedChannel(edition, edition.data),
        ],
  );
}

/** A pool that is too small to draw each try afresh. */
function repeatedQuestions(
  { file, lineAt }: AuthorFile<Edition>,
  edition: Edition,
  files: AuthorFiles,
): Problem[] {
  if (edition.assessment === null) return [];
  const { questions, attempts } = edition.assessment;
  const pool = poolSize(edition, files);
  if (pool === undefined || pool < questions || pool >= questions * attempts) return [];
  const what = `the banks hold ${pool} questions for ${attempts} tries of ${questions}, so later tries repeat some`;
  const instead = `write ${questions * attempts - pool} more questions to make every try new`;
  return [{ file, line: lineAt(['assessment', 'questions']), what, instead }];
}

/** A rule about critical questions where no bank has one. */
function noCritical(
  { file, lineAt }: AuthorFile<Edition>,
  { assessment }: Edition,
  { quizzes }: AuthorFiles,
): Problem[] {
  if (assessment?.critical !== 'must-be-right') return [];
  const asked = quizzes.filter(({ data }) => data !== undefined && assessment.banks.includes(data.id));
  if (asked.some(({ data }) => askedIn(data?.questions ?? []).some(({ critical }) => critical))) return [];
  const what = 'critical questions must be right, and the banks hold none';
  const instead = 'mark some with critical: true, or write critical: counts';
  return [{ file, line: lineAt(['assessment', 'critical']), what, instead }];
}

/** Statements to the department's LRS that no package of the edition would send. */
function unusedChannel({ file, lineAt }: AuthorFile<Edition>, { xapi, targets: names }: Edition): Problem[] {
  if (xapi.mode === 'off' || names.some((name) => targets[name].channel(xapi).mode !== 'off')) return [];
  const what = `xapi has mode: ${xapi.mode}, and none of the packages of this edition (${names.join(', ')}) sends statements to it`;
  const instead = 'add a SCORM target, such as scorm12, or write mode: off';
  return [{ file, line: lineAt(['xapi', 'mode']), what, instead }];
}

function nameProblems({ file, lineAt }: AuthorFile<Edition>, { id }: Edition): Problem[] {
  const name = basename(file, '.yaml');
  if (id === name) return [];
  return [
    {
      file,
      line: lineAt(['id']),
      what: `id ${quoted(id)} differs from the file's name`,
      instead: `write ${name}, or rename the file`,
    },
  ];
}

function lessonNames(
  { file, lineAt }: AuthorFile<Edition>,
  { lessons }: Edition,
  files: AuthorFiles,
): Problem[] {
  const known = knownIds('lesson', files.lessons);
  return lessons.flatMap((id, index) => unknownId(id, known, { file, line: lineAt(['lessons', index]) }));
}

function scenarioNames(
  { file, lineAt }: AuthorFile<Edition>,
  { scenarios }: Edition,
  files: AuthorFiles,
): Problem[] {
  const known = knownIds('scenario', files.scenarios);
  return scenarios.flatMap((id, index) => unknownId(id, known, { file, line: lineAt(['scenarios', index]) }));
}

function bankNames(
  { file, lineAt }: AuthorFile<Edition>,
  { assessment }: Edition,
  files: AuthorFiles,
): Problem[] {
  const known = knownIds('quiz', files.quizzes);
  return (assessment?.banks ?? []).flatMap((id, index) => {
    const line = lineAt(['assessment', 'banks', index]);
    const use = files.quizzes.find(({ data }) => data?.id === id)?.data?.use;
    if (use === undefined || use === 'final') return unknownId(id, known, { file, line });
    const what = `quiz ${quoted(id)} is no assessment bank (use: ${use})`;
    return [{ file, line, what, instead: 'name a quiz of quizzes/final/' }];
  });
}

function shortPool({ file, lineAt }: AuthorFile<Edition>, edition: Edition, files: AuthorFiles): Problem[] {
  const pool = poolSize(edition, files);
  if (edition.assessment === null || pool === undefined || pool >= edition.assessment.questions) return [];
  const what = `a try asks ${edition.assessment.questions} questions and the banks hold ${pool}`;
  return [
    {
      file,
      line: lineAt(['assessment', 'questions']),
      what,
      instead: `ask ${pool} or fewer, or name more banks`,
    },
  ];
}

/** Banks that ask about a lesson which the edition leaves out. */
function untaught(
  { file, lineAt }: AuthorFile<Edition>,
  { assessment, lessons }: Edition,
  files: AuthorFiles,
): Problem[] {
  // An id without a lesson may be a slip for the one that seems left out.
  if (!lessons.every((id) => files.lessons.some(({ data }) => data?.id === id))) return [];
  const left = files.lessons.flatMap(({ data }) =>
    data === undefined || lessons.includes(data.id) ? [] : data,
  );
  return (assessment?.banks ?? []).flatMap((bank, index) => {
    const asked = askedIn(files.quizzes.find(({ data }) => data?.id === bank)?.data?.questions ?? []);
    const lesson = left.find(({ objectives }) =>
      objectives.some(({ id }) => asked.some(({ objective }) => objective === id)),
    );
    if (lesson === undefined) return [];
    const what = `bank ${quoted(bank)} asks about lesson ${quoted(lesson.id)}, which the edition leaves out`;
    return [
      {
        file,
        line: lineAt(['assessment', 'banks', index]),
        what,
        instead: 'add the lesson, or take the bank away',
      },
    ];
  });
}

/** Questions in the banks; `undefined` where a bank is not there or could not be read. */
function poolSize({ assessment }: Edition, { quizzes }: AuthorFiles): number | undefined {
  let size = 0;
  for (const bank of assessment?.banks ?? []) {
    const quiz = quizzes.find(({ data }) => data?.id === bank)?.data;
    if (quiz === undefined) return undefined;
    size += quiz.questions.length;
  }
  return size;
}
