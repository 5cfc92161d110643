import type { ChunkGraph } from './chunk-graph.ts';
import { LAUNCH } from './package-contents.ts';
import { PRELOAD_HELPER } from './plain-imports.ts';
import type { PackageFiles } from './zip.ts';

/** An npm package out of which code came into a package of the course. */
export interface CodeOrigin {
  readonly name: string;
  /** Absolute folder with forward slashes; `null` where a tool wrote its own code without naming a file. */
  readonly folder: string | null;
}

/**
 * The npm packages whose code stands in the scripts of a package, as the bundler took it together, and in
 * its page: Astro writes what wakes its islands into the page itself. Each once, sorted by name, the
 * innermost where packages are nested.
 */
export function originsIn(graph: ChunkGraph, files: PackageFiles): readonly CodeOrigin[] {
  const moduleIds = [...files.keys()].flatMap((file) => graph.get(file)?.moduleIds ?? []);
  const page = files.get(LAUNCH);
  const inPage: readonly CodeOrigin[] =
    page !== undefined && new TextDecoder().decode(page).includes('<astro-island')
      ? [{ name: 'astro', folder: null }]
      : [];
  const origins = [...moduleIds.flatMap(originOf), ...inPage];
  const each = new Map(origins.map((origin) => [origin.folder ?? origin.name, origin]));
  return [...each.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function originOf(moduleId: string): readonly CodeOrigin[] {
  // The project's own words stand in place of the tool's.
  if (moduleId === PRELOAD_HELPER) return [];
  const [, folder, name] = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(moduleId) ?? [];
  if (folder !== undefined && name !== undefined) return [{ name, folder }];
  const tool = /^\0((?:@[^/:]+\/)?[^/:@]+)\//.exec(moduleId)?.[1];
  return tool === undefined ? [] : [{ name: tool, folder: null }];
}
