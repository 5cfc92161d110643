import { fileURLToPath } from 'node:url';
import type { AstroIntegration, HookParameters } from 'astro';
import { buildPackages } from './build-packages.ts';
import { readCourse } from './course.ts';
import { leanXapiPlugin } from './lean-xapi.ts';
import { plainImportsPlugin } from './plain-imports.ts';
import { chunkGraphPlugin, type Chunk, type ChunkGraph } from './chunk-graph.ts';

/**
 * Astro integration that turns the finished site into packages for an LMS.
 * @param options.root absolute folder of the project
 */
export function packages({ root }: { readonly root: string }): AstroIntegration {
  const graph = new Map<string, Chunk>();
  return {
    name: 'packages',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, addClientDirective }) => {
        addClientDirective({ name: 'shown', entrypoint: `${root}src/runtime/when-shown.ts` });
        if (command === 'build')
          updateConfig({
            vite: { plugins: [chunkGraphPlugin(graph), leanXapiPlugin(), plainImportsPlugin()] },
          });
      },
      // Faults of the author files end the build before anything is made of them.
      'astro:build:start': () => void readCourse(root),
      'astro:build:done': (done) => makePackages(root, graph, done),
    },
  };
}

async function makePackages(
  root: string,
  graph: ChunkGraph,
  { dir, logger }: Pick<HookParameters<'astro:build:done'>, 'dir' | 'logger'>,
): Promise<void> {
  try {
    await buildPackages({ root, site: fileURLToPath(dir), graph, logger: logger.fork('packages') });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`No package was made.\n${why}`, { cause });
  }
}
