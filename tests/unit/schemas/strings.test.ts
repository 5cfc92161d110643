import { REFERENCES } from '../../../src/schemas/reference.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Grade } from '../../../src/core/judged.ts';
import type { Mode } from '../../../src/core/session.ts';
import type { LaunchFault } from '../../../src/lms/launch-error.ts';
import type { Keeping } from '../../../src/runtime/keeping.ts';
import type { RapportLevel, TensionLevel, Trend } from '../../../src/core/scenario/levels.ts';
import { type ScenarioOption } from '../../../src/core/scenario/scenario.ts';
import { AT_RISK, DISTANCES, RISK_LEVELS } from '../../../src/core/scenario/situation.ts';
import type { RuleName } from '../../../src/core/question.ts';
import { POLICY_SLOTS } from '../../../src/schemas/policy-slot.ts';
import { toldAfter } from '../../support/small-course.ts';

const src = join(import.meta.dirname, '../../../src');

type Texts = Readonly<Record<string, string>>;

/** Keys that no code spells, because a state, a verdict, a level or a kind of part is the key. */
const spelledElsewhere: Readonly<Record<string, readonly string[]>> = {
  'en.json lms': keysOf<Keeping['state']>({ saving: true, saved: true, late: true, over: true }).concat(
    'ready',
    'device',
    'preview',
  ),
  'en.json parts': ['call', 'predict', 'learn', 'check', 'policy', 'recall', 'shift'],
  'en.json quiz': keysOf<Grade['verdict']>({ right: true, partly: true, wrong: true, noted: true }),
  'en-notices.json': keysOf<Exclude<Mode, 'normal'>>({ browse: true, review: true }),
  'en-launch.json': keysOf<LaunchFault>({
    missing: true,
    malformed: true,
    insecure: true,
    used: true,
    'no-token': true,
    refused: true,
    'no-launch-data': true,
    'no-state': true,
    unreachable: true,
    ended: true,
  }),
  // The two directions that a line moves in.
  'en-ordering.json': ['up', 'down'],
  'en-sentence.json rules': keysOf<RuleName>({
    information: true,
    'no-threat': true,
    'one-request': true,
    pause: true,
    choice: true,
    name: true,
    reason: true,
    question: true,
  }),
  'en-scenario.json distance': DISTANCES,
  'en-scenario.json risk': [...AT_RISK, ...RISK_LEVELS],
  'en-scenario.json policy': POLICY_SLOTS,
  'en-scenario.json tension': keysOf<TensionLevel | Trend>({
    low: true,
    raised: true,
    high: true,
    'very-high': true,
    rising: true,
    easing: true,
    steady: true,
  }),
  'en-reference.json titles': REFERENCES,
  'en-scenario.json trust': keysOf<RapportLevel>({ none: true, little: true, some: true, good: true }),
  'en-scenario.json rewind': keysOf<ScenarioOption['sound']>({ yes: true, partly: true, no: true }),
};

/** Where a file, or a group of it, comes in as `words` of a module that several types share. */
const placing = ['PlacingQuestion.tsx', 'PlacedLine.tsx'];
const handedOn: Readonly<Record<string, readonly string[]>> = {
  'en-matching.json': placing,
  'en-sorting.json': placing,
  'en-cues.json': ['option-verdict.ts'],
  'en.json quiz': ['option-verdict.ts'],
};

/** Each name of a type, so that none is forgotten when the type grows. */
function keysOf<Name extends string>(names: Readonly<Record<Name, true>>): readonly string[] {
  return Object.keys(names);
}

/** The files of the interface's words: flat, in groups of one level, or both. `''` is the group of what stands in none. */
const files = readdirSync(join(src, 'strings')).map((file) => {
  const words = Object.entries(
    JSON.parse(readFileSync(join(src, 'strings', file), 'utf8')) as Readonly<Record<string, string | Texts>>,
  );
  const flat = words.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : []));
  const grouped = words.flatMap(([key, texts]) => (typeof texts === 'string' ? [] : [[key, texts] as const]));
  const groups: Readonly<Record<string, Texts>> = {
    '': Object.fromEntries(flat),
    ...Object.fromEntries(grouped),
  };
  return { file, groups };
});

const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:tsx?|astro)$/.test(entry.name))
  .map(({ parentPath, name }) => ({ name, source: readFileSync(join(parentPath, name), 'utf8') }));

/** A group as this test names it. */
function placeOf(file: string, group: string): string {
  return group === '' ? file : `${file} ${group}`;
}

/** How a source calls each group of a file: `strings.page`, or a name of its own. */
function namesOf(
  { name: own, source }: (typeof sources)[number],
  { file, groups }: (typeof files)[number],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map(Object.keys(groups).map((group): [string, string[]] => [group, []]));
  const take = (list: string): void => {
    for (const one of list.split(',')) {
      const [group = '', name = group] = one.trim().split(/ as |: /);
      if (group !== '') names.get(group)?.push(name);
    }
  };
  for (const [group, known] of names) {
    if (handedOn[placeOf(file, group)]?.includes(own) === true) known.push('words');
  }
  const imports = new RegExp(
    `import (?:(\\w+)|\\{([^}]*)\\}) from '[^']*strings/${file.replace('.', '\\.')}'`,
    'g',
  );
  for (const [, all, listed] of source.matchAll(imports)) {
    take(listed ?? '');
    if (all === undefined) continue;
    for (const [group, known] of names) known.push(group === '' ? all : `${all}.${group}`);
    for (const [, taken = ''] of source.matchAll(new RegExp(`const \\{([^}]*)\\} = ${all};`, 'g'))) {
      take(taken);
    }
  }
  return names;
}

/** Keys of a file that no source says. */
function unsaidIn(words: (typeof files)[number]): readonly string[] {
  const users = sources.map((one) => ({ source: one.source, names: namesOf(one, words) }));
  return Object.entries(words.groups).flatMap(([group, texts]) => {
    const place = placeOf(words.file, group);
    return Object.keys(texts)
      .filter((key) => spelledElsewhere[place]?.includes(key) !== true)
      .filter(
        (key) =>
          !users.some(({ source, names }) =>
            (names.get(group) ?? []).some((name) =>
              new RegExp(`(?<![\\w.])${name.replace('.', '\\.')}(?:\\.${key}\\b|\\[[^\\]]*'${key}')`).test(
                source,
              ),
            ),
          ),
      )
      .map((key) => `${place} ${key}`);
  });
}

describe('the words of the interface', () => {
  test.each(files)('are all said somewhere: $file', (words) => {
    expect(unsaidIn(words)).toEqual([]);
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
