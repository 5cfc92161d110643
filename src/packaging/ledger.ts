import { stringify } from 'yaml';
import type { Ledger } from '../schemas/ids.ts';

/** Ids of a course that need a number. */
export interface CourseIds {
  readonly lessons: readonly string[];
  readonly questions: readonly { readonly id: string; readonly options: readonly string[] }[];
}

export type LedgerMap = keyof Ledger;

export interface Allotment {
  readonly ledger: Ledger;
  /** What was added, in the order of the course. */
  readonly added: readonly { readonly map: LedgerMap; readonly id: string; readonly number: number }[];
  /** Ids that could not get a number, because all of them are used up. */
  readonly full: readonly { readonly map: LedgerMap; readonly id: string }[];
}

export const emptyLedger: Ledger = { lessons: {}, questions: {}, options: {} };

/** Numbers below it are the project's, from it on a department's own. */
export const departmentsFrom = 5000;

/** An option's number has to fit into one base-36 digit of the saved state. */
export const lastOption = 35;

/** Ids without a number. */
export function missingIds(ledger: Ledger, ids: CourseIds): { readonly [map in LedgerMap]: string[] } {
  const without = (map: LedgerMap, names: readonly string[]): string[] =>
    names.filter((name) => !Object.hasOwn(ledger[map], name));
  return {
    lessons: without('lessons', ids.lessons),
    questions: without(
      'questions',
      ids.questions.map(({ id }) => id),
    ),
    options: without('options', optionKeys(ids)),
  };
}

/**
 * Gives every id without a number the next one; numbers given once stay, also those of ids that the
 * course no longer holds.
 * @param owner whose range of lesson and question numbers the new ids get
 */
export function allot(ledger: Ledger, ids: CourseIds, owner: 'project' | 'department'): Allotment {
  const next: Ledger = {
    lessons: { ...ledger.lessons },
    questions: { ...ledger.questions },
    options: { ...ledger.options },
  };
  const added: Allotment['added'][number][] = [];
  const full: Allotment['full'][number][] = [];
  const missing = missingIds(ledger, ids);
  const range =
    owner === 'project' ? { from: 1, to: departmentsFrom - 1 } : { from: departmentsFrom, to: 9999 };

  const add = (map: LedgerMap, id: string, taken: readonly number[], { from, to }: typeof range): void => {
    const number = Math.max(from - 1, ...taken.filter((one) => one >= from && one <= to)) + 1;
    if (number > to) return void full.push({ map, id });
    next[map][id] = number;
    added.push({ map, id, number });
  };

  for (const id of missing.lessons) add('lessons', id, Object.values(next.lessons), range);
  for (const id of missing.questions) add('questions', id, Object.values(next.questions), range);
  for (const key of missing.options) {
    const prefix = key.slice(0, key.indexOf('/') + 1);
    const siblings = Object.entries(next.options).filter(([name]) => name.startsWith(prefix));
    add(
      'options',
      key,
      siblings.map(([, number]) => number),
      { from: 1, to: lastOption },
    );
  }
  return { ledger: next, added, full };
}

/** The ledger as it stands in `content/ids.yaml`: one line an id, sorted. */
export function ledgerText({ lessons, questions, options }: Ledger): string {
  const maps = { lessons: byId(lessons), questions: byId(questions), options: byId(options) };
  return `${header}${stringify(maps, { lineWidth: 0 })}`;
}

const header = `# The number of each id, given once. Learners' saved attempts hold these numbers, so no line is ever
# changed or removed, not even for a question that is gone. npm run ids adds what is new.
`;

function byId(numbers: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function optionKeys({ questions }: CourseIds): string[] {
  return questions.flatMap(({ id, options }) => options.map((option) => `${id}/${option}`));
}
