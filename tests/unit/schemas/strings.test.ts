import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Mode } from '../../../src/core/session.ts';
import type { Keeping } from '../../../src/runtime/keeper.ts';
import words from '../../../src/strings/en.json' with { type: 'json' };
import { toldAfter } from '../../support/small-course.ts';

const src = join(import.meta.dirname, '../../../src');

type Sign = Keeping['state'] | Exclude<Mode, 'normal'>;

/** Keys that no code spells, because a state or a kind of part is the key. */
const spelledElsewhere: Readonly<Record<string, readonly string[]>> = {
  lms: Object.keys({
    saving: true,
    saved: true,
    late: true,
    over: true,
    browse: true,
    review: true,
  } satisfies Record<Sign, true>).concat('ready', 'device', 'preview'),
  parts: ['call', 'predict', 'learn', 'check', 'policy', 'recall', 'shift'],
};

/** How a source calls each group of `en.json`: `strings.page`, or a name of its own. */
function namesOf(source: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map(Object.keys(words).map((group): [string, string[]] => [group, []]));
  const take = (list: string): void => {
    for (const one of list.split(',')) {
      const [group = '', name = group] = one.trim().split(/ as |: /);
      names.get(group)?.push(name);
    }
  };
  for (const [, all, listed] of source.matchAll(
    /import (?:(\w+)|\{([^}]*)\}) from '[^']*strings\/en\.json'/g,
  )) {
    take(listed ?? '');
    if (all === undefined) continue;
    for (const [group, known] of names) known.push(`${all}.${group}`);
    for (const [, taken = ''] of source.matchAll(new RegExp(`const \\{([^}]*)\\} = ${all};`, 'g'))) {
      take(taken);
    }
  }
  return names;
}

describe('the words of the interface', () => {
  test('are all said somewhere', () => {
    const sources = readdirSync(src, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:tsx?|astro)$/.test(entry.name))
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
      .filter((source) => source.includes('strings/en.json'))
      .map((source) => ({ source, names: namesOf(source) }));
    const unsaid = Object.entries(words).flatMap(([group, texts]) =>
      Object.keys(texts)
        .filter((key) => spelledElsewhere[group]?.includes(key) !== true)
        .filter((key) => {
          return !sources.some(({ source, names }) =>
            (names.get(group) ?? []).some((name) =>
              new RegExp(`(?<![\\w.])${name.replace('.', '\\.')}\\.${key}\\b`).test(source),
            ),
          );
        })
        .map((key) => `${group}.${key}`),
    );
    expect(unsaid).toEqual([]);
  });

  test('of a failed launch are refused where one is empty', () => {
    expect(toldAfter({ 'src/strings/en-launch.json': ['"Try again"', '""'] })).toBe(
      `1 problem in the course's files\nsrc/strings/en-launch.json:3  reload is empty — write the text`,
    );
  });

  test('of a failed launch are refused where one is a group', () => {
    expect(toldAfter({ 'src/strings/en-launch.json': ['"Try again"', '{ "long": "Try again" }'] })).toBe(
      "1 problem in the course's files\n" +
        'src/strings/en-launch.json:3  reload is a block of keys — write text',
    );
  });

  test('of a failed launch are missed where the file is gone', () => {
    expect(toldAfter({ 'src/strings/en-launch.json': null })).toBe(
      "1 problem in the course's files\n" +
        'src/strings/en-launch.json:1  there is no such file to read — create it as docs/authoring.md shows',
    );
  });
});
