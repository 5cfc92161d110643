import { fileURLToPath } from 'node:url';

/**
 * The script of the host page as one module, about a quarter of a second's work.
 * @throws what Vite throws where a source of the page cannot be bundled
 */
export async function bundleHost(): Promise<string> {
  // Loaded when the first host page asks for its script: a test of the server alone never needs it.
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(new URL('host.ts', import.meta.url)), formats: ['es'], fileName: 'host' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const chunk of output.output) if (chunk.type === 'chunk' && chunk.isEntry) return chunk.code;
  }
  throw new Error('Vite made no script of src/lab/host/host.ts. Look at its messages above.');
}
