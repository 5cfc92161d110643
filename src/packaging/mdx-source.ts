import type { Problem } from './problem.ts';
import { readYaml } from './yaml-source.ts';
import type { YamlSource } from './yaml-source.ts';

/** A use of a component that names something of the course. */
export interface MdxMention {
  readonly kind: 'quiz' | 'figure' | 'term';
  readonly id: string;
  readonly line: number;
}

/** A lesson's file, taken apart. */
export interface MdxSource {
  readonly frontMatter: YamlSource;
  /** Everything after the front matter. */
  readonly body: string;
  /** Line of the file on which the body starts. */
  readonly bodyLine: number;
  readonly mentions: readonly MdxMention[];
  /** What is wrong with the body; the front matter holds its own. */
  readonly problems: readonly Problem[];
}

/** The attribute of each component that names something. */
const naming = [
  { component: 'Quiz', attribute: 'id', kind: 'quiz', required: true },
  { component: 'Figure', attribute: 'name', kind: 'figure', required: true },
  { component: 'Evidence', attribute: 'figure', kind: 'figure', required: false },
  { component: 'Define', attribute: 'id', kind: 'term', required: true },
] as const;

export function readMdx(file: string, text: string): MdxSource {
  const fenced = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(text);
  if (fenced === null || fenced.index !== 0) {
    const problem = {
      file,
      line: 1,
      what: 'the front matter is missing',
      instead: 'start the file with a line ---, the keys of docs/authoring.md, and another line ---',
    };
    return { frontMatter: unread(file, problem), body: text, bodyLine: 1, ...mentionsIn(file, text, 1) };
  }
  const body = text.slice(fenced[0].length);
  const bodyLine = linesIn(fenced[0]) + 1;
  const frontMatter = readYaml(file, fenced[1] ?? '', 2);
  return { frontMatter, body, bodyLine, ...mentionsIn(file, body, bodyLine) };
}

function unread(file: string, problem: Problem): YamlSource {
  return { file, value: undefined, problems: [problem], lineAt: () => 1 };
}

function mentionsIn(file: string, body: string, bodyLine: number): Pick<MdxSource, 'mentions' | 'problems'> {
  const mentions: MdxMention[] = [];
  const problems: Problem[] = [];
  const prose = withoutCode(body);
  for (const tag of prose.matchAll(
    /<(Quiz|Figure|Evidence|Define)\b((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)>/g,
  )) {
    const rule = naming.find(({ component }) => component === tag[1]);
    if (rule === undefined) continue;
    const { component, attribute, kind, required } = rule;
    const line = bodyLine + linesIn(prose.slice(0, tag.index));
    const found = new RegExp(`(?:^|\\s)${attribute}=(?:"([^"]*)"|'([^']*)'|\\{)`).exec(tag[2] ?? '');
    const id = found?.[1] ?? found?.[2];
    if (id !== undefined && id !== '') mentions.push({ kind, id, line });
    else if (required || found !== null) {
      const what = `${attribute} of <${component}> is ${found === null ? 'missing' : 'not plain text'}`;
      problems.push({ file, line, what, instead: `write <${component} ${attribute}="…">` });
    }
  }
  return { mentions, problems };
}

/** Code and comments show components without using them: blanked out, line for line. */
export function withoutCode(body: string): string {
  const code = /^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1|\{\/\*[\s\S]*?\*\/\}|`[^`\n]+`/gm;
  return body.replace(code, (found) => found.replace(/[^\n]/g, ' '));
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
