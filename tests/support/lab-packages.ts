import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { startLab, type Lab } from '../../src/lab/server.ts';

/** A lab over a folder of small packages, made by hand. */
export interface LabStand {
  readonly lab: Lab;
  readonly folder: string;
  writeZip(name: string, files: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

export async function startLabStand(): Promise<LabStand> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-'));
  const lab = await startLab({ packages: folder, port: 0, host: '127.0.0.1' });
  return {
    lab,
    folder,
    async writeZip(name, files) {
      const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
      await writeFile(join(folder, `${name}.zip`), zipSync(Object.fromEntries(entries)));
    },
    async close() {
      await lab.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A lab over one package of each kind: `unit` (cmi5), `activity` (xAPI), `sco` (SCORM 1.2) and `page` (none of them). */
export async function startLabOfEachKind(): Promise<LabStand> {
  const stand = await startLabStand();
  await stand.writeZip('unit', { 'cmi5.xml': CMI5, 'index.html': '' });
  await stand.writeZip('activity', { 'tincan.xml': TINCAN, 'index.html': '' });
  await stand.writeZip('sco', { 'imsmanifest.xml': SCORM12, 'index.html': '' });
  await stand.writeZip('page', { 'index.html': '' });
  return stand;
}

export const SCORM12 = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="lab.test" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="org"><organization identifier="org"><title>Whole</title>
    <!-- <item identifier="old" identifierref="gone"><title>Old</title></item> -->
    <item identifier="item" identifierref="sco"><title>Time &amp; distance</title>
      <adlcp:datafromlms>edition=annual</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore></item>
  </organization></organizations>
  <resources>
    <resource identifier="shared" type="webcontent" adlcp:scormtype="asset" href="other.html"/>
    <resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="index.html"/>
  </resources>
</manifest>`;

export const scorm2004 = (version: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="lab.test" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>
  <organizations default="org"><organization identifier="org"><title>Whole</title>
    <item identifier="item" identifierref="sco"><title>Time &amp; distance</title>
      <adlcp:dataFromLMS>edition=annual</adlcp:dataFromLMS>
      <imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true">
        <imsss:minNormalizedMeasure>0.57</imsss:minNormalizedMeasure>
      </imsss:primaryObjective></imsss:objectives></imsss:sequencing></item>
  </organization></organizations>
  <resources><resource identifier="sco" type="webcontent" adlcp:scormType="sco" href="index.html"/></resources>
</manifest>`;

export const CMI5 = `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="https://police.example.org/course">
    <title><langstring lang="en">Whole</langstring></title>
    <description><langstring lang="en">All of it</langstring></description>
  </course>
  <au id="https://police.example.org/course/au" moveOn="CompletedAndPassed" masteryScore="0.8" launchMethod="AnyWindow">
    <title><langstring lang="en">Time &amp; distance</langstring></title>
    <description><langstring lang="en">One unit</langstring></description>
    <url>index.html?lang=en</url>
  </au>
</courseStructure>`;

export const TINCAN = `<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>
  <activity id="https://police.example.org/course/lessons/one" type="http://adlnet.gov/expapi/activities/lesson">
    <name>One</name>
  </activity>
  <activity id="https://police.example.org/course" type="http://adlnet.gov/expapi/activities/course">
    <name>Time &amp; distance</name>
    <description lang="en">One unit</description>
    <launch lang="en">index.html</launch>
  </activity>
</activities></tincan>`;
