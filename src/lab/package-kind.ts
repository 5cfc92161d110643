import type { MoveOn } from './cmi5/session.ts';

/** What the lab has to know of a package to launch it, by the standard it was made for. */
export type PackageKind = ScormPackage | Cmi5Package | XapiPackage | WebPackage;

export type Standard = PackageKind['standard'];

interface Launchable {
  readonly title: string;
  /** Path inside the package, with its query if it has one; percent-encoded as in the manifest. */
  readonly launch: string;
}

export interface ScormPackage extends Launchable {
  readonly standard: 'scorm12' | 'scorm2004';
  /** As `schemaversion` says it, for example `1.2` or `2004 4th Edition`. */
  readonly version: string;
  /** Percent; `null` where the manifest holds none. */
  readonly masteryScore: number | null;
  /** What the course is handed as `cmi.launch_data`. */
  readonly launchData: string;
}

export interface Cmi5Package extends Launchable {
  readonly standard: 'cmi5';
  readonly courseId: string;
  readonly auId: string;
  readonly moveOn: MoveOn;
  /** 0 to 1; `null` where the AU has none. */
  readonly masteryScore: number | null;
  readonly launchParameters: string | null;
}

export interface XapiPackage extends Launchable {
  readonly standard: 'xapi';
  /** IRI of the activity that is launched. */
  readonly activityId: string;
}

/** A page that nobody launches and nobody keeps a record of. */
export interface WebPackage extends Launchable {
  readonly standard: 'web';
  readonly form: 'zip' | 'one file';
}

export type KindReading<Kind extends PackageKind = PackageKind> =
  { readonly ok: true; readonly kind: Kind } | { readonly ok: false; readonly problem: string };

/** The package's standard, in the words that an LMS's own settings use. */
export function nameOfKind(kind: PackageKind): string {
  switch (kind.standard) {
    case 'scorm12':
    case 'scorm2004':
      return `SCORM ${kind.version}`;
    case 'cmi5':
      return 'cmi5';
    case 'xapi':
      return 'xAPI launch (Tin Can)';
    case 'web':
      return kind.form === 'zip' ? 'Web page, no LMS' : 'Web page in one file, no LMS';
    default:
      return kind satisfies never;
  }
}
