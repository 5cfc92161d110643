import { stringify } from 'yaml';
import { DEPARTMENTS_FROM, type Reach, type Row } from '../core/reach.ts';
import type { Ledger } from '../schemas/ids.ts';

/** Ids of a course that need a number. */
export interface CourseIds {
  readonly lessons: readonly string[];
  readonly questions: readonly { readonly id: string; readonly options: readonly string[] }[];
  readonly scenarios: readonly {
    readonly id: string;
    readonly options: readonly string[];
    readonly endings: readonly string[];
  }[];
}

export type LedgerMap = keyof Ledger;

export interface Allotment {
  readonly ledger: Ledger;
  /** What was added, in the order of the course. */
  readonly added: readonly { readonly map: LedgerMap; readonly id: string; readonly number: number }[];
  /** Ids that could not get a number, because all of them are used up. */
  readonly full: readonly { readonly map: LedgerMap; readonly id: string }[];
}

export const emptyLedger: Ledger = {
  lessons: {},
  questions: {},
  options: {},
  scenarios: {},
  scenarioOptions: {},
  endings: {},
};

/**
 * Numbers of what is numbered within something else. The saved state holds a question's options as a
 * set of 35, and each option and ending of a scenario in seven bits.
 */
const lastWithin = { options: 35, scenarioOptions: 127, endings: 127 } as const;

/** Ids without a number. */
export function missingIds(
  ledger: Ledger,
  { lessons, questions, scenarios }: CourseIds,
): { readonly [map in LedgerMap]: string[] } {
  const without = (map: LedgerMap, names: readonly string[]): string[] =>
    names.filter((name) => !Object.hasOwn(ledger[map], name));
  return {
    lessons: without('lessons', lessons),
    questions: without('questions', idsOf(questions)),
    options: without(
      'options',
      questions.flatMap(({ id, options }) => keys(id, options)),
    ),
    scenarios: without('scenarios', idsOf(scenarios)),
    scenarioOptions: without(
      'scenarioOptions',
      scenarios.flatMap(({ id, options }) => keys(id, options)),
    ),
    endings: without(
      'endings',
      scenarios.flatMap(({ id, endings }) => keys(id, endings)),
    ),
  };
}

/**
 * Gives every id without a number the next one; numbers given once stay, also those of ids that the
 * course no longer holds.
 * @param owner whose range of lesson, question and scenario numbers the new ids get
 */
export function allot(ledger: Ledger, ids: CourseIds, owner: 'project' | 'department'): Allotment {
  const next: Ledger = {
    lessons: { ...ledger.lessons },
    questions: { ...ledger.questions },
    options: { ...ledger.options },
    scenarios: { ...ledger.scenarios },
    scenarioOptions: { ...ledger.scenarioOptions },
    endings: { ...ledger.endings },
  };
  const added: Allotment['added'][number][] = [];
  const full: Allotment['full'][number][] = [];
  const missing = missingIds(ledger, ids);
  const range =
    owner === 'project' ? { from: 1, to: DEPARTMENTS_FROM - 1 } : { from: DEPARTMENTS_FROM, to: 9999 };

  const add = (map: LedgerMap, id: string, taken: readonly number[], { from, to }: typeof range): void => {
    const number = Math.max(from - 1, ...taken.filter((one) => one >= from && one <= to)) + 1;
    if (number > to) return void full.push({ map, id });
    next[map][id] = number;
    added.push({ map, id, number });
  };

  const addAll = (map: 'lessons' | 'questions' | 'scenarios'): void => {
    for (const id of missing[map]) add(map, id, Object.values(next[map]), range);
  };
  const addWithin = (map: keyof typeof lastWithin): void => {
    for (const key of missing[map]) {
      const prefix = key.slice(0, key.indexOf('/') + 1);
      const siblings = Object.entries(next[map]).filter(([name]) => name.startsWith(prefix));
      const taken = siblings.map(([, number]) => number);
      add(map, key, taken, { from: 1, to: lastWithin[map] });
    }
  };

  addAll('lessons');
  addAll('questions');
  addWithin('options');
  addAll('scenarios');
  addWithin('scenarioOptions');
  addWithin('endings');
  return { ledger: next, added, full };
}

/** The highest number of each row, in both ranges. */
export function reachOf({ lessons, questions, scenarios }: Ledger): Reach {
  const last = (row: Readonly<Record<string, number>>): Row => {
    const numbers = Object.values(row);
    const own = numbers.filter((number) => number >= DEPARTMENTS_FROM);
    const project = numbers.filter((number) => number < DEPARTMENTS_FROM);
    return [Math.max(0, ...project), Math.max(0, ...own)];
  };
  return [last(lessons), last(questions), last(scenarios)];
}

/** The ledger as it stands in `content/ids.yaml`: one line an id, sorted. Scenarios stand in it once there is one. */
export function ledgerText({ lessons, questions, options, ...played }: Ledger): string {
  const { scenarios, scenarioOptions, endings } = played;
  const maps = { lessons: byId(lessons), questions: byId(questions), options: byId(options) };
  const more = {
    scenarios: byId(scenarios),
    scenarioOptions: byId(scenarioOptions),
    endings: byId(endings),
  };
  const all = Object.values(more).every((map) => Object.keys(map).length === 0) ? maps : { ...maps, ...more };
  return `${header}${stringify(all, { lineWidth: 0 })}`;
}

const header = `# The number of each id, given once. Learners' saved attempts hold these numbers, so no line is ever
# changed or removed, not even for a question that is gone. npm run ids adds what is new.
`;

function byId(numbers: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}

function keys(parent: string, children: readonly string[]): string[] {
  return children.map((child) => `${parent}/${child}`);
}
