import type { Agency } from '../schemas/agency.ts';
import type { CourseMeta } from '../schemas/course.ts';
import type { Edition } from '../schemas/edition.ts';
import type { Fact } from '../schemas/facts.ts';
import type { GlossaryEntry } from '../schemas/glossary.ts';
import { ledgerSchema } from '../schemas/ids.ts';
import type { Ledger } from '../schemas/ids.ts';
import type { LessonFrontMatter } from '../schemas/lesson.ts';
import type { Quiz } from '../schemas/quiz.ts';
import type { RolePlay } from '../schemas/role-play.ts';
import type { RollCallCard } from '../schemas/roll-call.ts';
import type { ScenarioFile } from '../schemas/scenario.ts';
import type { Sources } from '../schemas/sources.ts';
import type { Strings } from '../schemas/strings.ts';
import { fileProblems, readAuthorFiles, readFile } from './author-files.ts';
import type { AuthorFiles, LessonFile } from './author-files.ts';
import { blueprintProblems, blueprintWarnings } from './check-blueprint.ts';
import { editionProblems, editionWarnings } from './check-editions.ts';
import { factProblems, factWarnings } from './check-facts.ts';
import { glossaryProblems } from './check-glossary.ts';
import { handoutProblems } from './check-handouts.ts';
import { lessonProblems } from './check-lessons.ts';
import { practiceProblems } from './check-practice.ts';
import { questionProblems } from './check-questions.ts';
import { sourceProblems } from './check-sources.ts';
import { courseIds, duplicateIds } from './course-ids.ts';
import { hoursProblems } from './hours/check-hours.ts';
import { missingIds } from './ledger.ts';
import { CourseError } from './problem.ts';
import type { Problem } from './problem.ts';
import { scenarioProblems } from './scenario/check-scenario.ts';

/** Everything authors wrote, checked against each other. */
export interface Course {
  readonly meta: CourseMeta;
  readonly agency: Agency;
  readonly strings: Strings;
  readonly facts: readonly Fact[];
  /** What facts rest on, where that disagrees, and how far the evidence carries. */
  readonly sources: Sources;
  readonly glossary: readonly GlossaryEntry[];
  /** Cards to read out, and sheets for practice in person. */
  readonly rollCall: readonly RollCallCard[];
  readonly rolePlays: readonly RolePlay[];
  /** In the order of their folders. */
  readonly lessons: readonly Lesson[];
  readonly quizzes: ReadonlyMap<string, Quiz>;
  readonly scenarios: readonly ScenarioFile[];
  readonly editions: readonly Edition[];
  readonly ledger: Ledger;
  /** SVG text by the figure's name. */
  readonly figures: ReadonlyMap<string, string>;
  /** SVG text by the scene's name. */
  readonly scenes: ReadonlyMap<string, string>;
  /** What may stay as it is and is worth knowing. */
  readonly warnings: readonly Problem[];
}

export interface Lesson extends LessonFrontMatter {
  /** `NN-slug`: the lesson is `content/lessons/NN-slug/index.mdx`. */
  readonly folder: string;
  /** MDX after the front matter. */
  readonly body: string;
  /** Ids of its quizzes, in the order they stand. */
  readonly quizIds: readonly string[];
  /** Names of its figures, in the order they stand. */
  readonly figureNames: readonly string[];
}

export const ledgerFile = 'content/ids.yaml';

const runIds = 'run npm run ids and keep the file with the course';

/**
 * Reads and checks the course below `root`.
 * @param today calendar day, `2027-11-01`, against which the facts' review days are held
 * @throws CourseError with every problem of every file
 */
export function readCourse(root: string, today: string = new Date().toISOString().slice(0, 10)): Course {
  const files = readAuthorFiles(root);
  const ledger = readFile(root, ledgerFile, ledgerSchema, runIds);
  const repeated = duplicateIds(files.lessons, files.quizzes, files.scenarios);
  const problems = [
    ...fileProblems(files),
    ...ledger.problems,
    ...repeated,
    ...factProblems(files, today),
    ...sourceProblems(files),
    ...glossaryProblems(files),
    ...handoutProblems(files),
    ...lessonProblems(files),
    ...questionProblems(files),
    ...scenarioProblems(files),
    ...editionProblems(files),
    ...blueprintProblems(files),
    ...practiceProblems(files),
    // Numbers belong to ids: while two share one, what is missing cannot be told.
    ...(repeated.length === 0 && ledger.data !== undefined ? unnumbered(files, ledger.data) : []),
  ];
  const { course, agency, strings, facts, sources, glossary, rollCall, rolePlays } = files;
  if (
    problems.length > 0 ||
    course.data === undefined ||
    agency.data === undefined ||
    strings.data === undefined ||
    facts.data === undefined ||
    sources.data === undefined ||
    glossary.data === undefined ||
    rollCall.data === undefined ||
    rolePlays.data === undefined ||
    ledger.data === undefined
  ) {
    throw new CourseError(problems);
  }
  const read: Course = {
    meta: course.data,
    agency: agency.data,
    strings: strings.data,
    facts: facts.data,
    sources: sources.data,
    glossary: glossary.data,
    rollCall: rollCall.data,
    rolePlays: rolePlays.data,
    lessons: files.lessons.flatMap(lessonOf),
    quizzes: new Map(files.quizzes.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data]]))),
    scenarios: files.scenarios.flatMap(({ data }) => data ?? []),
    editions: files.editions.flatMap(({ data }) => data ?? []),
    ledger: ledger.data,
    figures: files.figures,
    scenes: files.scenes,
    warnings: [...factWarnings(files, today), ...blueprintWarnings(files), ...editionWarnings(files)],
  };
  // What an edition comes to can be told only where all of it is in order.
  const claims = hoursProblems(files.editions, read);
  if (claims.length > 0) throw new CourseError(claims);
  return read;
}

/** A lesson whose front matter could be read. */
export function lessonOf({ data, folder, body, mentions }: LessonFile): Lesson[] {
  if (data === undefined) return [];
  const named = (kind: 'quiz' | 'figure'): string[] =>
    mentions.filter((mention) => mention.kind === kind).map(({ id }) => id);
  return [{ ...data, folder, body, quizIds: named('quiz'), figureNames: named('figure') }];
}

/** Ids without a number. */
function unnumbered({ lessons, quizzes, scenarios }: AuthorFiles, ledger: Ledger): Problem[] {
  const missing = missingIds(ledger, courseIds(lessons, quizzes, scenarios));
  return Object.entries(missing).flatMap(([map, ids]) => {
    if (ids.length === 0) return [];
    const named =
      ids.length > 5 ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more` : ids.join(', ');
    return [{ file: ledgerFile, line: 1, what: `no number for ${map} ${named}`, instead: runIds }];
  });
}
