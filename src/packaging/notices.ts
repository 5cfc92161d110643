import type { InstalledPackage } from './installed-package.ts';

/**
 * Shipped packages that the notices do not name under a heading with their licence.
 * @param notices text of THIRD-PARTY-NOTICES.md
 */
export function unnamedLicences(shipped: readonly InstalledPackage[], notices: string): readonly string[] {
  return shipped
    .filter(({ name, licence }) => !isNamed(notices, name, licence))
    .map(
      ({ name, licence }) =>
        `ships code of ${name} and THIRD-PARTY-NOTICES.md does not name it below a heading with its licence, ${licence}: add \`${name}\` there`,
    );
}

function isNamed(notices: string, name: string, licence: string): boolean {
  return notices.split(/^## /m).some((section) => {
    const [heading = '', ...body] = section.split('\n');
    return heading.split(/\s+/).includes(licence) && body.some((line) => line.includes(`\`${name}\``));
  });
}
