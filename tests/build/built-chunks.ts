import { build, type Plugin, type Rolldown } from 'vite';
import { chunkGroups } from '../../src/packaging/chunk-names.ts';
import { plainImportsPlugin } from '../../src/packaging/plain-imports.ts';
import { projectRoot } from '../support/course-copy.ts';

type Chunk = Rolldown.OutputChunk;

/** @returns the chunk that stands for a module, named by the end of its path, and all it imports */
export type ClosureOf = (module: string) => ReadonlySet<Chunk>;

/**
 * Builds modules as the course's own build has them, and writes nothing.
 * @param modules paths below the project
 */
export async function builtChunks(
  modules: readonly string[],
  plugins: readonly Plugin[] = [],
): Promise<ClosureOf> {
  const built = await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    // The mode of the tests would bring the code of development.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    plugins: [plainImportsPlugin(), ...plugins],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: modules.map((path) => `${projectRoot}/${path}`),
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: { groups: chunkGroups } },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = new Map(
    outputs
      .flatMap((one) => ('output' in one ? one.output : []))
      .filter((output): output is Chunk => output.type === 'chunk')
      .map((chunk) => [chunk.fileName, chunk]),
  );
  return (module) => {
    const entry = [...chunks.values()].find(
      ({ facadeModuleId }) => facadeModuleId?.endsWith(module) === true,
    );
    if (entry === undefined) throw new Error(`No chunk stands for ${module}.`);
    const found = new Set<Chunk>([entry]);
    for (const chunk of found) {
      for (const name of chunk.imports) {
        const imported = chunks.get(name);
        if (imported !== undefined) found.add(imported);
      }
    }
    return found;
  };
}
