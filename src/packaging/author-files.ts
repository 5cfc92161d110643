import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { agencySchema } from '../schemas/agency.ts';
import type { Agency } from '../schemas/agency.ts';
import { courseSchema } from '../schemas/course.ts';
import type { CourseMeta } from '../schemas/course.ts';
import { editionSchema } from '../schemas/edition.ts';
import type { Edition } from '../schemas/edition.ts';
import { factsSchema } from '../schemas/facts.ts';
import type { Fact } from '../schemas/facts.ts';
import { lessonSchema } from '../schemas/lesson.ts';
import type { LessonFrontMatter } from '../schemas/lesson.ts';
import { quizSchema } from '../schemas/quiz.ts';
import type { Quiz } from '../schemas/quiz.ts';
import { scenarioSchema } from '../schemas/scenario.ts';
import type { ScenarioFile } from '../schemas/scenario.ts';
import { launchStringsSchema, stringsSchema } from '../schemas/strings.ts';
import type { LaunchStrings, Strings } from '../schemas/strings.ts';
import { readMdx } from './mdx-source.ts';
import type { MdxMention } from './mdx-source.ts';
import { checked } from './plain-words.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-source.ts';
import type { YamlSource } from './yaml-source.ts';

/** One author file: its data where the schema took it, else its problems. */
export interface AuthorFile<T> {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  readonly data: T | undefined;
  /** What was read before the schema saw it: ids in it still count as known. */
  readonly raw: unknown;
  readonly problems: readonly Problem[];
  readonly lineAt: (path: readonly PropertyKey[]) => number;
}

export interface LessonFile extends AuthorFile<LessonFrontMatter> {
  /** `NN-slug`, the folder's name. */
  readonly folder: string;
  readonly body: string;
  readonly mentions: readonly MdxMention[];
}

export interface AuthorFiles {
  readonly course: AuthorFile<CourseMeta>;
  readonly agency: AuthorFile<Agency>;
  readonly facts: AuthorFile<Fact[]>;
  readonly strings: AuthorFile<Strings>;
  readonly launchStrings: AuthorFile<LaunchStrings>;
  /** By folder, so in the course's order. */
  readonly lessons: readonly LessonFile[];
  readonly quizzes: readonly AuthorFile<Quiz>[];
  readonly scenarios: readonly AuthorFile<ScenarioFile>[];
  readonly editions: readonly AuthorFile<Edition>[];
  /** SVG text by the figure's name. */
  readonly figures: ReadonlyMap<string, string>;
  /** SVG text by the scene's name. */
  readonly scenes: ReadonlyMap<string, string>;
}

/** Reads everything an author writes below `root`. Problems stand in the files; nothing is thrown for them. */
export function readAuthorFiles(root: string): AuthorFiles {
  const course = readFile(root, 'content/course.yaml', courseSchema);
  const language = course.data?.language ?? 'en';
  return {
    course,
    agency: readFile(root, 'dist-config/agency.yaml', agencySchema),
    facts: readFile(root, 'content/facts.yaml', factsSchema),
    strings: readFile(root, `src/strings/${language}.json`, stringsSchema),
    launchStrings: readFile(root, `src/strings/${language}-launch.json`, launchStringsSchema),
    lessons: readLessons(root),
    quizzes: readQuizzes(root),
    scenarios: readScenarios(root),
    editions: yamlFiles(root, 'dist-config', editionSchema, ['agency.yaml']),
    figures: readDrawings(root, 'content/figures'),
    scenes: readDrawings(root, 'content/scenes'),
  };
}

/** Every problem that a file shows by itself. */
export function fileProblems(files: AuthorFiles): Problem[] {
  const { course, agency, facts, strings, launchStrings, lessons, quizzes, scenarios, editions } = files;
  return [
    course,
    agency,
    facts,
    strings,
    launchStrings,
    ...lessons,
    ...quizzes,
    ...scenarios,
    ...editions,
  ].flatMap(({ problems }) => problems);
}

export function readLessons(root: string): LessonFile[] {
  return namesIn(root, 'content/lessons').map((folder) => readLesson(root, folder));
}

function readLesson(root: string, folder: string): LessonFile {
  const file = `content/lessons/${folder}/index.mdx`;
  if (!/^\d\d-[a-z0-9-]+$/.test(folder)) {
    const what = 'this is no lesson folder';
    const instead =
      'name the folder with two digits, a hyphen and a slug, such as 02-peel, and put index.mdx in it';
    return noLesson(folder, { file: `content/lessons/${folder}`, line: 1, what, instead });
  }
  const text = textOf(root, file);
  if (text === undefined) return noLesson(folder, missing(file));
  const { frontMatter, body, mentions, problems } = readMdx(file, text);
  const author = authorFile(lessonSchema, frontMatter);
  return { ...author, problems: [...author.problems, ...problems], folder, body, mentions };
}

export function readQuizzes(root: string): AuthorFile<Quiz>[] {
  return [
    ...yamlFiles(root, 'quizzes', quizSchema, ['final', 'scenarios']),
    ...yamlFiles(root, 'quizzes/final', quizSchema),
  ];
}

export function readScenarios(root: string): AuthorFile<ScenarioFile>[] {
  return yamlFiles(root, 'quizzes/scenarios', scenarioSchema);
}

/**
 * Reads one YAML or JSON file; a missing one is a problem.
 * @param create how it comes to be, for the message
 */
export function readFile<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
  create?: string,
): AuthorFile<T> {
  const text = textOf(root, file);
  if (text === undefined) return withoutData(file, missing(file, create));
  return authorFile(schema, readYaml(file, text));
}

function authorFile<T>(schema: z.ZodType<T>, source: YamlSource): AuthorFile<T> {
  const { data, problems } = checked(schema, source);
  return { file: source.file, data, raw: source.value, problems, lineAt: source.lineAt };
}

function yamlFiles<T>(
  root: string,
  folder: string,
  schema: z.ZodType<T>,
  apart: readonly string[] = [],
): AuthorFile<T>[] {
  const names = namesIn(root, folder).filter((name) => !apart.includes(name));
  return names.map((name) => {
    const file = `${folder}/${name}`;
    if (/^[a-z0-9-]+\.yaml$/.test(name)) return readFile(root, file, schema);
    const instead = 'name it with lower-case letters, digits and hyphens, and .yaml, or move it away';
    return withoutData(file, { file, line: 1, what: 'the build does not read this name', instead });
  });
}

function readDrawings(root: string, folder: string): Map<string, string> {
  const names = namesIn(root, folder).filter((name) => name.endsWith('.svg'));
  return new Map(names.map((name) => [name.slice(0, -4), textOf(root, `${folder}/${name}`) ?? '']));
}

function namesIn(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

/** Text with Unix line ends and without a byte order mark; `undefined` where there is no such file. */
function textOf(root: string, file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}

function missing(file: string, create = 'create it as docs/authoring.md shows'): Problem {
  return { file, line: 1, what: 'there is no such file to read', instead: create };
}

function withoutData<T>(file: string, problem: Problem): AuthorFile<T> {
  return { file, data: undefined, raw: undefined, problems: [problem], lineAt: () => 1 };
}

function noLesson(folder: string, problem: Problem): LessonFile {
  return { ...withoutData<LessonFrontMatter>(problem.file, problem), folder, body: '', mentions: [] };
}
