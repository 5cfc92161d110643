import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

type Json = Readonly<Record<string, unknown>>;

/** Holds a text to bom-1.6.schema.json, with its formats and its list of SPDX licences. */
const schema = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

/** Package URL specification, “npm”: scope encoded, both in lower case. */
const NPM_PURL = /^pkg:npm\/(?:%40[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*@\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** What is wrong with an SBOM of npm packages, in words: by the schema, and by what a schema cannot say. @param text JSON */
export async function cycloneDxFaults(text: string): Promise<readonly string[]> {
  const refused = await schema.validate(text);
  const document = JSON.parse(text) as Json;
  const components = listAt(document, 'components');
  const dependencies = listAt(document, 'dependencies');
  const refs = [objectAt(objectAt(document, 'metadata'), 'component'), ...components].map(
    (component) => component['bom-ref'],
  );
  return [
    ...(refused === null ? [] : [JSON.stringify(refused)]),
    ...(document['specVersion'] === '1.6' ? [] : ['specVersion is not 1.6']),
    ...(new Set(refs).size === refs.length ? [] : ['a bom-ref stands twice']),
    ...dependencies
      .flatMap(({ ref, dependsOn }) => [ref, ...(dependsOn as readonly unknown[])])
      .filter((ref) => !refs.includes(ref))
      .map((ref) => `${String(ref)} is the bom-ref of nothing`),
    ...components
      .filter(({ purl }) => !NPM_PURL.test(String(purl)))
      .map(({ purl }) => `${String(purl)} is no purl of npm`),
  ];
}

function objectAt(object: Json, member: string): Json {
  return (object[member] ?? {}) as Json;
}

function listAt(object: Json, member: string): readonly Json[] {
  return (object[member] ?? []) as readonly Json[];
}
