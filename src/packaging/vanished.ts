import type { Ledger } from '../schemas/ids.ts';
import type { CourseIds, LedgerMap } from './ledger.ts';

/** Ids that the ledger numbers and the course does not hold any more, in the order of the ledger. */
export type Vanished = { readonly [map in LedgerMap]: readonly string[] };

/** What learners may have met in an earlier package and do not meet in this one. */
export function vanishedIds(ledger: Ledger, { lessons, questions, scenarios }: CourseIds): Vanished {
  const within = <Kind extends 'options' | 'endings'>(
    owners: readonly ({ readonly id: string } & { readonly [kind in Kind]: readonly string[] })[],
    kind: Kind,
  ) => owners.flatMap((owner) => owner[kind].map((id) => `${owner.id}/${id}`));
  const gone = (map: LedgerMap, ids: readonly string[]) => {
    const there = new Set(ids);
    return Object.keys(ledger[map]).filter((id) => !there.has(id));
  };
  return {
    lessons: gone('lessons', lessons),
    questions: gone(
      'questions',
      questions.map(({ id }) => id),
    ),
    options: gone('options', within(questions, 'options')),
    scenarios: gone(
      'scenarios',
      scenarios.map(({ id }) => id),
    ),
    scenarioOptions: gone('scenarioOptions', within(scenarios, 'options')),
    endings: gone('endings', within(scenarios, 'endings')),
  };
}

/** A line a kind; what belongs to something that is gone itself is not named beside it. */
export function vanishedLines(vanished: Vanished): readonly string[] {
  const ownersGone = new Set([...vanished.questions, ...vanished.scenarios]);
  const isOwn = (key: string) => !ownersGone.has(key.slice(0, key.indexOf('/')));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['lessons', vanished.lessons],
    ['questions', vanished.questions],
    ['options of questions', vanished.options.filter(isOwn)],
    ['scenarios', vanished.scenarios],
    ['options of scenarios', vanished.scenarioOptions.filter(isOwn)],
    ['endings', vanished.endings.filter(isOwn)],
  ];
  return rows.flatMap(([kind, ids]) => (ids.length === 0 ? [] : [`${kind}: ${ids.join(', ')}`]));
}
