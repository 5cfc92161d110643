export type Values = ReadonlyMap<string, string>;

/** Whether a list has that entry, or takes it as its next one. */
export function isNext(values: Values, list: string, index: number): boolean {
  return index === 0 || values.has(`${list}${index}.id`) || values.has(`${list}${index - 1}.id`);
}

/** Entries of a list, up to the last one. @param list for example `cmi.interactions.` */
export function countOf(values: Values, list: string): number {
  let count = 0;
  for (const name of values.keys()) {
    if (name.startsWith(list) && name.endsWith('.id'))
      count = Math.max(count, 1 + Number.parseInt(name.slice(list.length), 10));
  }
  return count;
}
