import { escapeXml, hrefOf, type ManifestInput } from './manifest.ts';
import { checkLengths, fileElements } from './scorm-files.ts';

/** The text that `<schemaversion>` has to hold, to the letter: LMSs know the standard by it. */
export type Scorm2004Edition = '2004 3rd Edition' | '2004 4th Edition';

/**
 * `imsmanifest.xml` of SCORM 2004: one organization, one item, one SCO, in both editions alike but for
 * the name.
 *
 * - `completionSetByContent` and `objectiveSetByContent` keep the LMS from completing and satisfying a
 *   course that has said nothing yet (SN 3.13.2, 3.13.3).
 * - No threshold and no objective: with `minNormalizedMeasure` or `completionThreshold` an LMS draws the
 *   statuses itself, and an objective takes index 0 of `cmi.objectives` from the course.
 * - No LOM: its schemas stand in no control file of the standard.
 * @throws Error where a title or version is longer than an LMS has to take
 */
export function writeScorm2004(input: ManifestInput, edition: Scorm2004Edition): string {
  const { identifier, launch, files } = input;
  checkLengths(input, `SCORM ${edition}`);
  const title = escapeXml(input.title);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier}" version="${escapeXml(input.version)}"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${edition}</schemaversion>
  </metadata>
  <organizations default="${identifier}.org">
    <organization identifier="${identifier}.org" adlseq:objectivesGlobalToSystem="false">
      <title>${title}</title>
      <item identifier="${identifier}.item" identifierref="${identifier}.sco" isvisible="true">
        <title>${title}</title>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${identifier}.sco" type="webcontent" adlcp:scormType="sco" href="${escapeXml(hrefOf(launch))}">
${fileElements(files)}
    </resource>
  </resources>
</manifest>
`;
}
