import type { Plugin } from 'vite';
import { chunkNames } from './chunk-names.ts';

/** One built JavaScript file and what it needs. File names are relative to the site's folder. */
export interface Chunk {
  readonly fileName: string;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  /** Module the chunk stands for; `null` in a chunk that is only shared by others. */
  readonly facadeModuleId: string | null;
  readonly moduleIds: readonly string[];
  /** Styles and other files the chunk loads by their address. */
  readonly assets: readonly string[];
}

export type ChunkGraph = ReadonlyMap<string, Chunk>;

/**
 * Vite plugin for the client build: names the files for an LMS and records which file needs which.
 * @param graph filled in `generateBundle`, keyed by file name
 */
export function chunkGraphPlugin(graph: Map<string, Chunk>): Plugin {
  return {
    name: 'packages:chunk-graph',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    configEnvironment: (name) =>
      name === 'client'
        ? {
            build: {
              // Vite resolves the addresses it preloads against the chunk, and `assetsPrefix` makes
              // them relative to the page: each one would be asked for as assets/assets/….
              // Astro takes no `modulePreload` from its configuration, so it is set here.
              modulePreload: false,
              rolldownOptions: { output: chunkNames },
            },
          }
        : null,
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        graph.set(output.fileName, {
          fileName: output.fileName,
          imports: output.imports,
          dynamicImports: output.dynamicImports,
          facadeModuleId: output.facadeModuleId,
          moduleIds: output.moduleIds,
          assets: [
            ...(output.viteMetadata?.importedAssets ?? []),
            ...(output.viteMetadata?.importedCss ?? []),
          ],
        });
      }
    },
  };
}

/**
 * Every file that is needed to run the entries, entries included, sorted by code unit. Entries and
 * imports that are not in the graph are taken as files without needs.
 * @param except modules left out, with what only they need, where they are imported dynamically; a
 *   static import is never left out, because the chunk that holds it would not run
 */
export function reachable(
  graph: ChunkGraph,
  entries: Iterable<string>,
  except: (moduleId: string) => boolean,
): readonly string[] {
  const found = new Set<string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const chunk = graph.get(file);
    if (chunk === undefined) continue;
    open.push(...chunk.imports, ...chunk.assets);
    for (const target of chunk.dynamicImports) {
      const facade = graph.get(target)?.facadeModuleId ?? null;
      if (facade === null || !except(facade)) open.push(target);
    }
  }
  return [...found].toSorted();
}

/** What the browser fetches before anything runs: the entries and their static imports. */
export function firstLoad(graph: ChunkGraph, entries: Iterable<string>): readonly string[] {
  return reachable(withoutDynamicImports(graph), entries, () => true);
}

function withoutDynamicImports(graph: ChunkGraph): ChunkGraph {
  return new Map([...graph].map(([name, chunk]) => [name, { ...chunk, dynamicImports: [] }]));
}
