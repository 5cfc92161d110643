import type { Plugin } from 'vite';

/** Module that Vite puts in front of every `import()`. */
export const PRELOAD_HELPER = '\0vite/preload-helper.js';

/**
 * Vite plugin for the client build: `import()` stays what it is. Vite's helper also preloads what the
 * chunk needs, which is switched off here; without this plugin a kilobyte of it is shipped all the same.
 */
export function plainImportsPlugin(): Plugin {
  return {
    name: 'packages:plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : null),
  };
}
