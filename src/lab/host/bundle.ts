import { fileURLToPath } from 'node:url';

/**
 * The scripts of the host page by file name: `host.js` and the parts it loads when it needs them. About
 * a second's work, done when the first is asked for: a test of the server alone never needs it.
 * @returns the script; `undefined` where there is none of that name
 */
export function createHostScripts(): (name: string) => Promise<string | undefined> {
  let scripts: Promise<ReadonlyMap<string, string>> | undefined;
  return async (name) => {
    if (!/^host(?:-[\w.-]+)?\.js$/.test(name)) return undefined;
    return (await (scripts ??= bundle())).get(name);
  };
}

/** @throws what Vite throws where a source of the page cannot be bundled */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    publicDir: false,
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: { host: fileURLToPath(new URL('host.ts', import.meta.url)) },
        output: { entryFileNames: '[name].js', chunkFileNames: 'host-[name].js' },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return new Map(
    outputs
      .flatMap((output) => ('output' in output ? output.output : []))
      .flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk.code] as const] : [])),
  );
}
