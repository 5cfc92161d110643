import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { chunkGroups, chunkNames } from './src/packaging/chunk-names.ts';
import { packages } from './src/packaging/integration.ts';

export default defineConfig({
  outDir: 'dist/site',
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), preact(), packages({ root: fileURLToPath(new URL('.', import.meta.url)) })],
  build: { format: 'file', assets: 'assets', assetsPrefix: '.', inlineStylesheets: 'always' },
  security: { csp: true },
  devToolbar: { enabled: false },
  vite: {
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: { ...chunkNames, codeSplitting: { groups: chunkGroups } },
          },
        },
      },
    },
    // The helper asks for chunks beside the page, not beside the module: every preload would be a 404.
    build: { modulePreload: false },
  },
});
