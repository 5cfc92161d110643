import { valuesAt } from './json-path.ts';
import { type Profile, readProfile } from './profile-document.ts';
import { matchPattern } from './profile-patterns.ts';
import { type Verdict, verdictOn } from './profile-templates.ts';

/**
 * Holds a statement to the templates of an xAPI Profile that describe it (xAPI Profiles 1.0, part three, 2.1).
 * Which statements the Profile describes is its own affair: none of this knows a verb.
 *
 * @param profile the parsed document
 * @returns one sentence a fault; a statement that no template describes is one
 * @throws ProfileError, JsonPathError where the Profile itself cannot be used
 */
export function checkAgainstProfile(profile: unknown, statement: unknown): readonly string[] {
  return faultsOf(verdictOn(statement, readProfile(profile).templates), statement);
}

/**
 * Holds the statements of one registration, oldest first, to the templates and to the primary patterns: they
 * follow the Profile where one of these takes them all (part three, 2.2).
 *
 * @returns one sentence a fault; the order is judged once each statement is in order
 * @throws ProfileError, JsonPathError where the Profile itself cannot be used
 */
export function checkVisit(profile: unknown, statements: readonly unknown[]): readonly string[] {
  const read = readProfile(profile);
  const verdicts = statements.map((statement) => verdictOn(statement, read.templates));
  const faults = verdicts.flatMap((verdict, index) =>
    faultsOf(verdict, statements[index]).map((fault) => `Statement ${index + 1}: ${fault}`),
  );
  const all = [...registrationFaults(statements), ...faults];
  return all.length > 0 ? all : orderFaults(read, statements, verdicts);
}

function faultsOf({ templates, faults }: Verdict, statement: unknown): readonly string[] {
  if (templates.length > 0) return faults;
  return [`No template of the Profile describes ${named(statement)}.`];
}

/** Part two, patterns: all statements that follow a primary pattern use the same registration. */
function registrationFaults(statements: readonly unknown[]): readonly string[] {
  const registrations = new Set(
    statements.map((statement) => valuesAt(statement, '$.context.registration')[0]),
  );
  return registrations.size > 1
    ? [`The statements belong to ${registrations.size} registrations: a pattern holds those of one.`]
    : [];
}

function orderFaults(
  profile: Profile,
  statements: readonly unknown[],
  verdicts: readonly Verdict[],
): readonly string[] {
  const described = verdicts.map(({ templates }) => templates);
  const results = profile.patterns
    .filter(({ primary }) => primary === true)
    .map((pattern) => matchPattern(described, pattern, profile));
  if (results.some(({ outcome, next }) => outcome === 'success' && next === statements.length)) return [];
  const [closest] = results.toSorted((a, b) => b.stuckAt - a.stuckAt);
  if (closest === undefined) return ['The Profile has no primary pattern.'];
  const { stuckAt, wanted } = closest;
  const expected = `expected: ${wanted.join(', ')}`;
  return stuckAt < statements.length
    ? [`Statement ${stuckAt + 1}: ${named(statements[stuckAt])} does not fit here; ${expected}.`]
    : [`The statements end too early; ${expected}.`];
}

function named(statement: unknown): string {
  const [verb] = valuesAt(statement, '$.verb.id');
  const [type] = valuesAt(statement, '$.object.definition.type');
  return `a statement with the verb ${String(verb)} about the type ${String(type)}`;
}
