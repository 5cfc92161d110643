import { validateXML, type XMLFileInfo } from 'xmllint-wasm';
import { readControlFiles } from '../../src/packaging/control-files.ts';

/**
 * What a validator finds in a SCORM 1.2 manifest, against the real schemas. The ADL schema imports the IMS
 * one, so it knows both namespaces of a manifest.
 */
export async function manifestFaults(manifest: string): Promise<readonly string[]> {
  const files = await readControlFiles('scorm12edition');
  const schemas: XMLFileInfo[] = [...files].map(([fileName, contents]) => ({ fileName, contents }));
  const schema = schemas.find(({ fileName }) => fileName === 'adlcp_rootv1p2.xsd');
  if (schema === undefined) throw new Error('The control files hold no adlcp_rootv1p2.xsd.');
  const { valid, errors } = await validateXML({
    xml: { fileName: 'imsmanifest.xml', contents: manifest },
    schema,
    preload: schemas.filter((one) => one !== schema),
  });
  return valid ? [] : errors.map(({ message }) => message);
}
