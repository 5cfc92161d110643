import type { Plugin } from 'vite';

/** Module that Vite puts in front of every `import()`. */
export const PRELOAD_HELPER = '\0vite/preload-helper.js';

/** How Vite wraps an `import()`: with what is said of it, or with the names that are taken out of it. */
const PLAIN =
  /__vitePreload\(\(\) => ((?:(?!__vitePreload)[^])*?),\s*__VITE_PRELOAD__(?:,\s*import\.meta\.url)?\)/g;
const NAMED =
  /__vitePreload\(async \(\) => \{\s*const \{[^}]*\} = await ([^;]+);\s*return \{[^}]*\};\s*\},\s*__VITE_PRELOAD__(?:,\s*import\.meta\.url)?\)/g;

/**
 * Vite plugin for the client build: `import()` stays what it is. Vite's helper also preloads what the
 * chunk needs, which is switched off here; without this plugin a kilobyte of it is shipped all the same.
 */
export function plainImportsPlugin(): Plugin {
  return {
    name: 'packages:plain-imports',
    apply: 'build',
    enforce: 'pre',
    // Nobody calls it; one that does nothing would take the calls with it before they are unwrapped.
    load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : null),
    renderChunk: (code) => ({ code: unwrapped(code), map: null }),
  };
}

/**
 * @param code of a chunk that is not minified yet
 * @throws Error where Vite wraps an import as nobody knows
 */
export function unwrapped(code: string): string {
  const plain = code.replaceAll(NAMED, '$1').replaceAll(PLAIN, '$1');
  const [left] = /__vitePreload\([^]{0,200}/.exec(plain) ?? [];
  if (left !== undefined)
    throw new Error(`Vite wraps an import in another way than this plugin knows: ${left}`);
  return plain;
}
