/**
 * Cases of what an LMS takes, each with its title first: what becomes of which value, and where. A long
 * value is told by its length.
 */
export function formatCases(
  cases: readonly (readonly [where: string, value: string, legal: boolean])[],
): (readonly [title: string, where: string, value: string, legal: boolean])[] {
  return cases.map(([where, value, legal]) => {
    const shown = value.length > 60 ? `${value.length} characters` : JSON.stringify(value);
    return [`${legal ? 'takes' : 'refuses'} ${shown} as ${where}`, where, value, legal];
  });
}
