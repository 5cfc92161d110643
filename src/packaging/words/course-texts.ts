import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLessons } from '../author-files.ts';
import type { LessonFile } from '../author-files.ts';
import type { Problem } from '../problem.ts';
import { readYaml } from '../yaml-source.ts';
import type { AuthorText } from './author-text.ts';
import { mdxTexts } from './mdx-texts.ts';
import { svgTexts } from './svg-texts.ts';
import { yamlTexts } from './yaml-texts.ts';

/** Every text of a course, and what kept one from being read. */
export interface CourseTexts {
  readonly texts: readonly AuthorText[];
  readonly problems: readonly Problem[];
}

/** Folders with what authors write; below them every YAML file is read. */
const FOLDERS = ['content', 'quizzes', 'dist-config'];
/** Numbers, and the list of the words themselves. */
const APART: ReadonlySet<string> = new Set(['content/ids.yaml', 'content/words.yaml']);

/** Reads every text below `root`, in files of whatever shape: a new kind of file is read before it has a schema. */
export function readTexts(root: string): CourseTexts {
  const lessons = readLessons(root);
  const files = [
    ...FOLDERS.flatMap((folder) => filesBelow(root, folder, '.yaml')),
    ...filesBelow(root, 'src/strings', '.json'),
  ];
  const sources = files.map((file) => readYaml(file, textOf(root, file)));
  const drawings = filesBelow(root, 'content', '.svg');
  return {
    texts: [
      ...lessons.flatMap(lessonTexts),
      ...sources.flatMap(yamlTexts),
      ...drawings.flatMap((file) => svgTexts(file, textOf(root, file))),
    ],
    problems: [...lessons.flatMap(unread), ...sources.flatMap(({ problems }) => problems)],
  };
}

/** Texts of a lesson, its front matter first. */
export function lessonTexts({ file, raw, lineAt, body, bodyLine, data }: LessonFile): readonly AuthorText[] {
  const ids = data === undefined ? [] : [data.id];
  return [...yamlTexts({ file, value: raw, lineAt }), ...mdxTexts({ file, ids, body, bodyLine })];
}

/** What the schema refuses is the build's to tell; here it matters that there was anything to read. */
function unread({ raw, problems }: LessonFile): readonly Problem[] {
  return raw === undefined ? problems : [];
}

function filesBelow(root: string, folder: string, ending: string): readonly string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(ending) && !APART.has(file))
    .sort();
}

function textOf(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
}
