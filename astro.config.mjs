import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { chunkNames } from './src/packaging/chunk-names.ts';
import { packages } from './src/packaging/integration.ts';

/** What every launch needs is one file: on a slow line each further request costs a round trip. */
const player =
  /src\/(?:core|strings|runtime\/(?!statement))|src\/widgets\/(?:Quiz|ChoiceQuestion|Icon|use-session)|node_modules\/preact\/|@astrojs\/preact/;

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
            output: { ...chunkNames, codeSplitting: { groups: [{ name: 'player', test: player }] } },
          },
        },
      },
    },
    // The helper asks for chunks beside the page, not beside the module: every preload would be a 404.
    build: { modulePreload: false },
  },
});
