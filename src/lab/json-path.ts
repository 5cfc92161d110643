/** A path that cannot be followed: the Profile is wrong, not the statement. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError';
}

/** One step: a name, an index, or all members. */
const STEP =
  /\.(?:(?<all>\*)|(?<name>[\w-]+))|\[(?:(?<members>\*)|(?<index>\d+)|'(?<single>[^']*)'|"(?<double>[^"]*)")\]/y;

/**
 * The values at a JSONPath, in document order; none where nothing is there. Names, quoted names, indices and
 * `*` are understood: xAPI Profiles 1.0, part two, leaves out filters and scripts, and this leaves out unions.
 *
 * @param path beginning with `$`, for example `$.context.extensions['https://example.org/key']`
 * @throws JsonPathError where the path cannot be read
 */
export function valuesAt(root: unknown, path: string): readonly unknown[] {
  let values: readonly unknown[] = [root];
  for (const step of stepsOf(path)) {
    values = values.flatMap((value) => (step === '*' ? members(value) : member(value, step.name)));
  }
  return values;
}

type Step = '*' | { readonly name: string };

function stepsOf(path: string): readonly Step[] {
  if (!path.startsWith('$')) throw unreadable(path, 0);
  const steps: Step[] = [];
  let at = 1;
  while (at < path.length) {
    STEP.lastIndex = at;
    const groups = STEP.exec(path)?.groups;
    if (groups === undefined) throw unreadable(path, at);
    at = STEP.lastIndex;
    const name = groups.name ?? groups.index ?? groups.single ?? groups.double;
    steps.push(name === undefined ? '*' : { name });
  }
  return steps;
}

function unreadable(path: string, at: number): JsonPathError {
  return new JsonPathError(
    `The JSONPath ${JSON.stringify(path)} cannot be read from ${JSON.stringify(path.slice(at))} on. Write $.name, $['name'], [0] and [*] only.`,
  );
}

function members(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function member(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, found]) => (key === name ? [found] : []));
}
