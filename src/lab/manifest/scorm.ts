import type { KindReading, ScormPackage } from '../package-kind.ts';
import { attributeOf, elementOf, textOf } from './xml-text.ts';

/** Where the versions of SCORM keep what an item hands to its SCO. */
const WORDS: Readonly<
  Record<
    string,
    { readonly standard: ScormPackage['standard']; readonly launchData: string; readonly mastery: string }
  >
> = {
  '1.2': { standard: 'scorm12', launchData: 'adlcp:datafromlms', mastery: 'adlcp:masteryscore' },
  '2004 3rd Edition': {
    standard: 'scorm2004',
    launchData: 'adlcp:dataFromLMS',
    mastery: 'imsss:minNormalizedMeasure',
  },
  '2004 4th Edition': {
    standard: 'scorm2004',
    launchData: 'adlcp:dataFromLMS',
    mastery: 'imsss:minNormalizedMeasure',
  },
};

/**
 * Finds the first item that launches something (`item@identifierref` names a `resource@identifier`) and
 * the `href` of its resource. It reads tags, it does not validate: that is the work of the packaging
 * checks. `xml:base` is not followed.
 * @param xml of `plainXml`
 */
export function readScorm(xml: string): KindReading<ScormPackage> {
  const version = textOf(xml, 'schemaversion') ?? '1.2';
  const words = Object.hasOwn(WORDS, version) ? WORDS[version] : undefined;
  if (words === undefined) {
    return failed(
      `imsmanifest.xml says schemaversion "${version}". The lab knows ${Object.keys(WORDS).join(', ')}; build one of these.`,
    );
  }
  const start = /<item\b[^>]*\bidentifierref\s*=[^>]*>/.exec(xml);
  const reference = start === null ? undefined : attributeOf(start[0], 'identifierref');
  if (start === null || reference === undefined) {
    return failed('imsmanifest.xml has no <item identifierref="…">, so nothing can be launched.');
  }
  const resources = xml.match(/<resource\b[^>]*>/g) ?? [];
  const resource = resources.find((tag) => attributeOf(tag, 'identifier') === reference);
  if (resource === undefined) {
    return failed(`imsmanifest.xml has no <resource identifier="${reference}">, which its item names.`);
  }
  const launch = attributeOf(resource, 'href');
  if (launch === undefined || launch === '') {
    return failed(`The resource "${reference}" in imsmanifest.xml has no href, so nothing can be launched.`);
  }
  const item = elementOf(xml.slice(start.index), 'item') ?? '';
  const mastery = textOf(item, words.mastery) ?? '';
  const masteryScore = mastery === '' ? null : percentOf(Number(mastery), words.standard);
  if (Number.isNaN(masteryScore)) {
    return failed(`imsmanifest.xml says ${words.mastery} "${mastery}"; it has to be a number.`);
  }
  const { standard } = words;
  const title = textOf(item, 'title') ?? textOf(xml, 'title') ?? launch;
  const launchData = textOf(item, words.launchData) ?? '';
  return { ok: true, kind: { standard, version, title, launch, masteryScore, launchData } };
}

/** SCORM 2004 measures from -1 to 1, with four digits at most after the point. */
function percentOf(mastery: number, standard: ScormPackage['standard']): number {
  return standard === 'scorm12' ? mastery : Math.round(mastery * 10_000) / 100;
}

function failed(problem: string): KindReading<ScormPackage> {
  return { ok: false, problem };
}
