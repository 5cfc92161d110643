import { readFile } from 'node:fs/promises';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';
import type { PackageFiles } from '../../src/packaging/zip.ts';

const cmi5Schema = new URL('../fixtures/schemas/cmi5-course-structure.xsd', import.meta.url);

/** What a SCORM manifest names, by the root schema of each namespace that an LMS's validator begins with. */
const scormRoots = {
  'adlcp_rootv1p2.xsd': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
  'imscp_rootv1p1p2.xsd': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
  'imscp_v1p1.xsd': 'http://www.imsglobal.org/xsd/imscp_v1p1',
  'adlcp_v1p3.xsd': 'http://www.adlnet.org/xsd/adlcp_v1p3',
  'adlseq_v1p3.xsd': 'http://www.adlnet.org/xsd/adlseq_v1p3',
  'adlnav_v1p3.xsd': 'http://www.adlnet.org/xsd/adlnav_v1p3',
  'imsss_v1p0.xsd': 'http://www.imsglobal.org/xsd/imsss',
};

/**
 * What a validator finds in a SCORM manifest, offline, against the schemas that lie beside it.
 * @param beside control files of the package, by name
 */
export async function scormFaults(manifest: string, beside: PackageFiles): Promise<readonly string[]> {
  const preload = [...beside].map(([fileName, contents]) => ({ fileName, contents }));
  const imports = Object.entries(scormRoots)
    .filter(([fileName]) => beside.has(fileName))
    .map(([fileName, namespace]) => `<xs:import namespace="${namespace}" schemaLocation="${fileName}"/>`);
  const contents = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
  return faultsOf('imsmanifest.xml', manifest, { fileName: 'all.xsd', contents }, preload);
}

/** What a validator finds in a `cmi5.xml`. */
export async function cmi5Faults(manifest: string): Promise<readonly string[]> {
  const schema = { fileName: 'cmi5-course-structure.xsd', contents: await readFile(cmi5Schema, 'utf8') };
  return faultsOf('cmi5.xml', manifest, schema, []);
}

async function faultsOf(
  fileName: string,
  contents: string,
  schema: XMLFileInfo,
  preload: readonly XMLFileInfo[],
): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({ xml: { fileName, contents }, schema, preload });
  return valid ? [] : errors.map(({ message }) => message);
}
