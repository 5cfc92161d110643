import type { Try, TryItem } from '../attempt.ts';
import { sameResponse } from './response.ts';

/** Tries at the assessment, as an attempt keeps them. */
type Row = readonly Try[];

/** Whether `other` holds all that `row` holds: the same tries, each answered at least as far. */
export function isRowIn(row: Row, other: Row): boolean {
  return row.every((taken, index) => {
    const same = other[index];
    return same !== undefined && isTryIn(taken, same);
  });
}

/**
 * The row that says more: one with a pass, else the one with more finished tries, else with more answers.
 * Tries of two rows are never mixed, or a learner would come to more of them than there are.
 *
 * @param row stands where neither says more
 */
export function fullerRow(row: Row, other: Row): Row {
  const [own, others] = [weightOf(row), weightOf(other)];
  const first = own.findIndex((value, index) => value !== others[index]);
  return first >= 0 && (others[first] ?? 0) > (own[first] ?? 0) ? other : row;
}

/** Open questions of a running try may have been replaced since: only what was answered has to be there. */
function isTryIn(taken: Try, other: Try): boolean {
  if (taken.seed !== other.seed) return false;
  const { reached } = taken;
  if (
    reached !== undefined &&
    (reached.raw !== other.reached?.raw || reached.passed !== other.reached.passed)
  )
    return false;
  return taken.items.every(
    (item) => item.chosen === null || other.items.some((answered) => isSameAnswer(item, answered)),
  );
}

function isSameAnswer(item: TryItem, other: TryItem): boolean {
  return (
    item.question === other.question &&
    item.right === other.right &&
    item.credit === other.credit &&
    sameResponse(item.chosen, other.chosen)
  );
}

function weightOf(row: Row): readonly number[] {
  const answers = row.flatMap(({ items }) => items.filter(({ chosen }) => chosen !== null));
  const finished = row.filter(({ items }) => items.every(({ chosen }) => chosen !== null));
  return [
    Number(row.some(({ reached }) => reached?.passed === true)),
    finished.length,
    answers.length,
    row.length,
  ];
}
