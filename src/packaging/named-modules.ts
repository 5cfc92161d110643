import { specifierOf } from './module-map.ts';
import { fileOf } from './references.ts';
import type { PackageFiles } from './zip.ts';

/** Keys of the settings that name modules of the package, which the page imports when it needs them. */
interface Naming {
  readonly bank?: unknown;
  readonly practice?: unknown;
  readonly scenarios?: unknown;
}

/**
 * The settings' modules by the names that a page's import map gives them, in place of their addresses.
 * @param launch path of the page in the package
 * @throws Error where the settings name a module that is not in the package
 */
export function namedInMap(
  { bank, practice, scenarios }: Naming,
  { files, launch }: { readonly files: PackageFiles; readonly launch: string },
): Readonly<Record<string, unknown>> {
  const nameOf = (address: string): string => {
    const file = fileOf(address, launch) ?? address;
    if (files.has(file)) return specifierOf(file);
    throw new Error(`The settings name ${file}, which is not in the package: ship it, or take the name out.`);
  };
  const named = Object.entries(Object(scenarios)).flatMap(([id, address]) =>
    typeof address === 'string' ? [[id, nameOf(address)] as const] : [],
  );
  return {
    ...(typeof bank === 'string' ? { bank: nameOf(bank) } : {}),
    ...(typeof practice === 'string' ? { practice: nameOf(practice) } : {}),
    ...(named.length === 0 ? {} : { scenarios: Object.fromEntries(named) }),
  };
}
