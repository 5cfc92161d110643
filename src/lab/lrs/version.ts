import { LrsRefusal, type LrsRequest } from './exchange.ts';

/** Versions of xAPI that the double can speak. */
export type XapiVersion = '1.0.3' | '2.0.0';

export const XAPI_VERSIONS: readonly XapiVersion[] = ['1.0.3', '2.0.0'];

/** Requests of any patch version are understood (xAPI 1.0.3 Communication 3.3; IEEE 9274.1.1, 4.1.4). */
const UNDERSTOOD: Readonly<Record<XapiVersion, RegExp>> = {
  '1.0.3': /^1\.0(?:\.\d+)?$/,
  '2.0.0': /^2\.0(?:\.\d+)?$/,
};

/** The version a header names; `undefined` where it names none of `versions`. */
export function versionNamed(
  { headers }: LrsRequest,
  versions: readonly XapiVersion[],
): XapiVersion | undefined {
  const named = headers['x-experience-api-version'] ?? '';
  return versions.find((version) => UNDERSTOOD[version].test(named));
}

/** @throws LrsRefusal 400 without a version the double speaks, and for a syntax it does not take */
export function spokenVersion(request: LrsRequest, versions: readonly XapiVersion[]): XapiVersion {
  const version = versionNamed(request, versions);
  if (version === undefined) {
    const named = request.headers['x-experience-api-version'] ?? 'missing';
    throw new LrsRefusal(
      400,
      `X-Experience-API-Version is ${named}; this LRS speaks ${versions.join(' and ')}.`,
    );
  }
  // The double takes it under no version: 2.0 dropped it, and under 1.0.3 nothing here needs it.
  if (request.query.has('method')) throw new LrsRefusal(400, 'POST with ?method= is not taken.');
  return version;
}

/** Whether a statement's own `version` goes with the request's (xAPI 1.0.3 Data 2.4.10). */
export function fits(statementVersion: unknown, version: XapiVersion): boolean {
  if (statementVersion === undefined) return true;
  return typeof statementVersion === 'string' && UNDERSTOOD[version].test(statementVersion);
}
