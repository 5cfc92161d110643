import { escapeXml, hrefOf, type ManifestInput } from './manifest.ts';

/** `titleType` of imscp_rootv1p1p2.xsd. */
const MAX_TITLE = 200;
/** `attr.version` of imscp_rootv1p1p2.xsd. */
const MAX_VERSION = 20;

/**
 * `imsmanifest.xml` of SCORM 1.2: one organization, one item, one SCO. `adlcp:masteryscore` is left
 * out on purpose: with it an LMS overrides the status that the course reports. So is IMS metadata:
 * imsmd_rootv1p2p1.xsd breaks the Unique Particle Attribution rule (XML Schema Part 1, 3.8.6), and a
 * strict validator that meets it refuses the whole manifest.
 * @throws Error where a title or version is longer than the schema allows
 */
export function writeScorm12(input: ManifestInput): string {
  const { identifier, launch, files } = input;
  checkLength('title', input.title, MAX_TITLE);
  checkLength('version', input.version, MAX_VERSION);
  const title = escapeXml(input.title);
  const listed = files.map((file) => `      <file href="${escapeXml(hrefOf(file))}"/>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier}" version="${escapeXml(input.version)}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="${identifier}.org">
    <organization identifier="${identifier}.org">
      <title>${title}</title>
      <item identifier="${identifier}.item" identifierref="${identifier}.sco" isvisible="true">
        <title>${title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${identifier}.sco" type="webcontent" adlcp:scormtype="sco" href="${escapeXml(hrefOf(launch))}">
${listed}
    </resource>
  </resources>
</manifest>
`;
}

/** The paths that a manifest of this writer lists. */
export function filesOfScorm12(manifest: string): readonly string[] {
  return [...manifest.matchAll(/<file href="([^"]*)"\/>/g)].map(([, href]) =>
    decodeURIComponent((href ?? '').replaceAll('&apos;', "'")),
  );
}

function checkLength(name: string, value: string, most: number): void {
  // XML Schema Part 2, 4.3.1: the unit of length is the character, that is the code point.
  const length = Array.from(value).length;
  if (length > most) {
    throw new Error(
      `The ${name} ${JSON.stringify(value)} has ${length} characters; SCORM 1.2 (imscp_rootv1p1p2.xsd) allows ${most}: shorten it.`,
    );
  }
}
