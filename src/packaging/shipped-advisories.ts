type Json = Readonly<Record<string, unknown>>;

/** npm packages by name, as SBOMs list them. @param texts SBOMs as `sbomText` writes them */
export function namesInSboms(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) =>
      listOf(objectOf(JSON.parse(text))['components']).map(({ group, name }) =>
        [group, name].filter((part) => typeof part === 'string').join('/'),
      ),
    ),
  );
}

/**
 * What npm knows against packages that are shipped, a line each. Something known against what they need
 * is left out: an SBOM names that too, where it is shipped.
 * @param text what `npm audit --json` printed
 * @throws Error where it holds no answer of the registry
 */
export function shippedAdvisories(text: string, shipped: ReadonlySet<string>): readonly string[] {
  const { vulnerabilities, message } = objectOf(JSON.parse(text));
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    throw new Error(
      `npm audit could not ask the registry: ${String(message)}. Run it again where npm reaches one that answers.`,
    );
  }
  return Object.entries(vulnerabilities).flatMap(([name, found]) =>
    shipped.has(name)
      ? listOf(objectOf(found)['via'])
          .filter((via) => typeof via['title'] === 'string')
          .map(({ title, range, url }) => `${name} ${String(range)}: ${String(title)} (${String(url)})`)
      : [],
  );
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
