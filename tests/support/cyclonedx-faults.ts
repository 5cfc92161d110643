type Json = Readonly<Record<string, unknown>>;

/** What an object of a document may hold, and has to. */
interface Rule {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * The part of bom-1.6.schema.json that an SBOM of npm packages needs: every object there says
 * `additionalProperties: false`. No package that is installed brings the schema itself.
 */
const RULES = {
  document: {
    required: ['bomFormat', 'specVersion'],
    optional: ['$schema', 'serialNumber', 'version', 'metadata', 'components', 'dependencies'],
  },
  metadata: { required: [], optional: ['timestamp', 'lifecycles', 'tools', 'component', 'licenses'] },
  lifecycle: { required: ['phase'], optional: [] },
  component: {
    required: ['type', 'name'],
    optional: ['bom-ref', 'group', 'version', 'description', 'licenses', 'purl'],
  },
  dependency: { required: ['ref'], optional: ['dependsOn'] },
} as const satisfies Readonly<Record<string, Rule>>;

/** Package URL specification, “npm”: scope encoded, both in lower case. */
const NPM_PURL = /^pkg:npm\/(?:%40[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*@\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** What is wrong with an SBOM, in words. @param text JSON */
export function cycloneDxFaults(text: string): readonly string[] {
  const document = JSON.parse(text) as Json;
  const metadata = objectAt(document, 'metadata');
  const components = listAt(document, 'components');
  const dependencies = listAt(document, 'dependencies');
  const all = [objectAt(metadata, 'component'), ...components];
  const refs = all.map((component) => component['bom-ref']);
  return [
    ...membersOf('document', document),
    ...membersOf('metadata', metadata),
    ...listAt(metadata, 'lifecycles').flatMap((one) => membersOf('lifecycle', one)),
    ...all.flatMap((one) => membersOf('component', one)),
    ...all.flatMap(licenceFaults),
    ...dependencies.flatMap((one) => membersOf('dependency', one)),
    ...(document['bomFormat'] === 'CycloneDX' ? [] : ['bomFormat is not CycloneDX']),
    ...(document['specVersion'] === '1.6' ? [] : ['specVersion is not 1.6']),
    ...(Number.isInteger(document['version']) ? [] : ['version is no whole number']),
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

function membersOf(name: keyof typeof RULES, object: Json): readonly string[] {
  const { required, optional }: Rule = RULES[name];
  return [
    ...required.filter((member) => !(member in object)).map((member) => `${name} has no ${member}`),
    ...Object.keys(object)
      .filter((member) => ![...required, ...optional].includes(member))
      .map((member) => `${name} may not hold ${member}`),
  ];
}

/** `licenseChoice`: licences by SPDX id or name, or one expression alone. */
function licenceFaults(component: Json): readonly string[] {
  const licences = listAt(component, 'licenses');
  return licences.flatMap((choice) => {
    if ('expression' in choice) return licences.length === 1 ? [] : ['an expression stands alone'];
    const licence = objectAt(choice, 'license');
    return 'id' in licence === 'name' in licence ? ['a licence has an id or a name'] : [];
  });
}

function objectAt(object: Json, member: string): Json {
  return (object[member] ?? {}) as Json;
}

function listAt(object: Json, member: string): readonly Json[] {
  return (object[member] ?? []) as readonly Json[];
}
