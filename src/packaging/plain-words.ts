import { z } from 'astro/zod';
import { quoted, shown } from '../schemas/field.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;
type Words = Pick<Problem, 'what' | 'instead'>;

export type Checked<T> =
  | { readonly data: T; readonly problems: readonly [] }
  | { readonly data: undefined; readonly problems: readonly Problem[] };

/** The only way author data meets a schema: data of the schema's shape, or problems in plain words. */
export function checked<T>(schema: z.ZodType<T>, source: YamlSource): Checked<T> {
  if (source.value === undefined) return { data: undefined, problems: source.problems };
  const result = schema.safeParse(source.value, { error: knownKeys, reportInput: true });
  if (result.success) return { data: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, source));
  return { data: undefined, problems };
}

/** Only the raw issue holds the schema, so the keys it knows travel to `problemsOf` in the message. */
function knownKeys(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys' || !(issue.inst instanceof z.ZodObject)) return undefined;
  const keys = Object.entries(issue.inst.shape).filter(([, value]) => !isGone(value));
  return keys.map(([key]) => key).join(' ');
}

/** A key that is known only to say what is written in its place. */
function isGone(key: unknown): boolean {
  return key instanceof z.ZodExactOptional && key.unwrap() instanceof z.ZodNever;
}

function problemsOf(issue: Issue, { file, lineAt }: YamlSource): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map((key) => ({ file, line: lineAt([...issue.path, key]), ...unknownKey(key, known) }));
  }
  return [{ file, line: lineAt(issue.path), ...words(issue, nameOf(issue.path)) }];
}

function words(issue: Issue, name: string): Words {
  const [what, instead] = halves(issue.message);
  if (instead !== undefined) return { what, instead };
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(name, issue.expected, issue.input);
    case 'invalid_value':
      return notInList(name, issue.input, issue.values);
    case 'invalid_union':
      return notInList(name, field(issue.input, name), 'options' in issue ? (issue.options ?? []) : []);
    case 'too_small':
      return tooSmall(name, issue);
    case 'too_big':
      return tooBig(name, issue);
    case 'invalid_key':
      return halvesOf(issue.issues[0]?.message ?? issue.message);
    default:
      return halvesOf(`${name}: ${issue.message}`);
  }
}

/** A schema's own message has both halves; the last dash parts them, because the first may stand in a quoted text. */
function halves(message: string): [string, string | undefined] {
  const at = message.lastIndexOf(' — ');
  return at === -1 ? [message, undefined] : [message.slice(0, at), message.slice(at + 3)];
}

function halvesOf(message: string): Words {
  const [what, instead] = halves(message);
  return { what, instead: instead ?? 'see docs/authoring.md' };
}

function unknownKey(key: string, known: readonly string[]): Words {
  const meant = nearest(key, known);
  const instead = meant === undefined ? `use one of ${known.join(', ')}` : `write ${meant}`;
  return { what: `${key} is not a key here`, instead };
}

function wrongType(name: string, expected: string, input: unknown): Words {
  const kind = kinds[expected] ?? expected;
  if (input === undefined) return { what: `${name} is missing`, instead: `add ${name}: with ${kind}` };
  if (input === null) return { what: `${name} is empty`, instead: `write ${kind}` };
  if (expected === 'string' && typeof input !== 'object') {
    return { what: `${name} is ${shown(input)}`, instead: `put it in quotes: "${quoted(input)}"` };
  }
  return { what: `${name} is ${shown(input)}`, instead: `write ${kind}` };
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false, without quotes',
  number: 'a number, without quotes',
  int: 'a whole number, without quotes',
  array: 'a list: one entry a line, each starting with "- ", or [one, two]',
  object: 'a block of keys, indented on the lines below',
  record: 'a block of keys, indented on the lines below',
};

function notInList(name: string, input: unknown, values: readonly unknown[]): Words {
  const allowed = values.map(String);
  const list = allowed.length === 1 ? (allowed[0] ?? '') : `one of ${allowed.join(', ')}`;
  if (input === undefined) return { what: `${name} is missing`, instead: `add ${name}: with ${list}` };
  if (input === null) return { what: `${name} is empty`, instead: `write ${list}` };
  const meant = typeof input === 'string' ? nearest(input, allowed) : undefined;
  return {
    what: `${name} is ${shown(input)}`,
    instead: `write ${meant === undefined ? list : `${meant} (${list})`}`,
  };
}

function tooSmall(name: string, { origin, minimum, input }: z.core.$ZodIssueTooSmall): Words {
  if (origin === 'string') return { what: `${name} is empty`, instead: 'write the text' };
  if (Array.isArray(input)) {
    return { what: `${name} has ${entries(input.length)}`, instead: `write at least ${minimum}` };
  }
  return { what: `${name} is ${shown(input)}`, instead: `write ${minimum} or more` };
}

function tooBig(name: string, { maximum, input }: z.core.$ZodIssueTooBig): Words {
  if (Array.isArray(input)) {
    return { what: `${name} has ${entries(input.length)}`, instead: `write at most ${maximum}` };
  }
  return { what: `${name} is ${shown(input)}`, instead: `write ${maximum} or less` };
}

function entries(count: number): string {
  return count === 0 ? 'no entry' : count === 1 ? '1 entry' : `${count} entries`;
}

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last !== 'number') return String(last);
  return `entry ${last + 1} of ${nameOf(path.slice(0, -1))}`;
}

function field(input: unknown, key: string): unknown {
  return typeof input === 'object' && input !== null
    ? Object.entries(input).find(([name]) => name === key)?.[1]
    : undefined;
}
