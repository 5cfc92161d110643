import type { InstalledPackage } from './installed-package.ts';

/** Name of the SBOM in every package. */
export const SBOM = 'sbom.cdx.json';

/** What an SBOM is about: one package of the course. */
export interface SbomSubject {
  /** Course, edition and target: `de-escalation-annual-scorm12`. */
  readonly name: string;
  /** Version of the course. */
  readonly version: string;
  readonly title: string;
}

/**
 * What is in a package, for whoever has to know (CycloneDX 1.6, JSON): the course, and each npm package
 * whose code it ships. Serial number and time, which the specification only recommends, are left out, so
 * that the same course gives the same text.
 * @returns JSON without `<`, to stand in a page
 */
export function sbomText(
  { name, version, title }: SbomSubject,
  shipped: readonly InstalledPackage[],
): string {
  const components = shipped.map(componentOf).toSorted((a, b) => (a.purl < b.purl ? -1 : 1));
  const ref = `${name}@${version}`;
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { type: 'application', 'bom-ref': ref, name, version, description: title },
    },
    components,
    dependencies: [{ ref, dependsOn: components.map(({ purl }) => purl) }],
  };
  return `${JSON.stringify(document, null, 2).replaceAll('<', String.raw`\u003c`)}\n`;
}

function componentOf({ name, version, licence }: InstalledPackage) {
  const [own = '', group] = name.split('/').toReversed();
  const purl = purlOf(name, version);
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name: own,
    version,
    licenses: [/^[\w.+-]+$/.test(licence) ? { license: { id: licence } } : { expression: licence }],
    purl,
  };
}

/** Package URL of type npm: the `@` of a scope is encoded (purl-spec, types/npm). */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${encodeURIComponent(version)}`;
}
