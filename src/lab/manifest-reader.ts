/** What the lab has to know of a SCORM 1.2 package to launch it. */
export interface LaunchableManifest {
  readonly title: string;
  /** Path inside the package, with its query if it has one; percent-encoded as in the manifest. */
  readonly launch: string;
  /** `adlcp:masteryscore` of the item, percent; `null` where the manifest holds none. */
  readonly masteryScore: number | null;
  /** `adlcp:datafromlms` of the item, as `cmi.launch_data` hands it out. */
  readonly launchData: string;
}

export type ManifestReading =
  | { readonly ok: true; readonly manifest: LaunchableManifest }
  | { readonly ok: false; readonly problem: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Finds the first item that launches something (in SCORM 1.2 `item@identifierref` names a
 * `resource@identifier`) and the `href` of its resource. It reads tags, it does not validate: that is
 * the work of the packaging checks. `xml:base` is not followed.
 */
export function readManifest(xml: string): ManifestReading {
  const text = xml.replace(/^\uFEFF/, '').replaceAll(/<!--[\s\S]*?-->/g, '');
  const version = textOf(text, 'schemaversion');
  if (version !== undefined && version !== '1.2') {
    return failed(
      `imsmanifest.xml says schemaversion "${version}". This lab takes SCORM 1.2; build the scorm12 target.`,
    );
  }
  const item = /<item\b[^>]*\bidentifierref\s*=[^>]*>/.exec(text);
  const reference = item === null ? undefined : attribute(item[0], 'identifierref');
  if (item === null || reference === undefined) {
    return failed('imsmanifest.xml has no <item identifierref="…">, so nothing can be launched.');
  }
  const resources = text.match(/<resource\b[^>]*>/g) ?? [];
  const resource = resources.find((tag) => attribute(tag, 'identifier') === reference);
  if (resource === undefined) {
    return failed(`imsmanifest.xml has no <resource identifier="${reference}">, which its item names.`);
  }
  const launch = attribute(resource, 'href');
  if (launch === undefined || launch === '') {
    return failed(`The resource "${reference}" in imsmanifest.xml has no href, so nothing can be launched.`);
  }
  const inItem = text.slice(item.index, item.index + text.slice(item.index).indexOf('</item>'));
  const mastery = textOf(inItem, 'adlcp:masteryscore') ?? '';
  const masteryScore = mastery === '' ? null : Number(mastery);
  if (Number.isNaN(masteryScore)) {
    return failed(
      `imsmanifest.xml says adlcp:masteryscore "${mastery}"; SCORM 1.2 wants a number, 0 to 100.`,
    );
  }
  return {
    ok: true,
    manifest: {
      title: textOf(inItem, 'title') ?? textOf(text, 'title') ?? launch,
      launch,
      masteryScore,
      launchData: textOf(inItem, 'adlcp:datafromlms') ?? '',
    },
  };
}

function failed(problem: string): ManifestReading {
  return { ok: false, problem };
}

function textOf(xml: string, tag: string): string | undefined {
  const found = new RegExp(`<${tag}(?:\\s[^>]*)?>([^<]*)</${tag}>`).exec(xml);
  return found?.[1] === undefined ? undefined : decode(found[1].trim());
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decode(value);
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    return typeof name === 'string' ? (ENTITIES[name] ?? whole) : whole;
  });
}
