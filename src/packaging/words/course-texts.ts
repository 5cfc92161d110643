import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLessons } from '../author-files.ts';
import { readMdx } from '../mdx-source.ts';
import type { Problem } from '../problem.ts';
import { readYaml } from '../yaml-source.ts';
import type { YamlSource } from '../yaml-source.ts';
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
  const strings = filesBelow(root, 'src/strings', '.json').map((file) => readYaml(file, textOf(root, file)));
  const sources = [...readSources(root), ...strings];
  const bodies = readLessons(root).flatMap(({ file, raw, data }) => {
    if (raw === undefined) return [];
    const { body, bodyLine } = readMdx(file, textOf(root, file));
    return { file, ids: data === undefined ? [] : [data.id], body, bodyLine };
  });
  const drawings = filesBelow(root, 'content', '.svg');
  return {
    texts: [
      ...sources.flatMap(yamlTexts),
      ...bodies.flatMap(mdxTexts),
      ...drawings.flatMap((file) => svgTexts(file, textOf(root, file))),
    ],
    // What a schema refuses is the build's to tell; here it matters that there was anything to read.
    problems: sources.flatMap(({ value, problems }) => (value === undefined ? problems : [])),
  };
}

/** Every YAML file that authors write, and the front matter of the lessons. */
export function readSources(root: string): readonly YamlSource[] {
  const files = FOLDERS.flatMap((folder) => filesBelow(root, folder, '.yaml'));
  const frontMatter = readLessons(root).map(({ file, raw, problems, lineAt }) => {
    return { file, value: raw, problems, lineAt };
  });
  return [...frontMatter, ...files.map((file) => readYaml(file, textOf(root, file)))];
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
  return readFileSync(join(root, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}
