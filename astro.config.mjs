import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';

export default defineConfig({
  outDir: 'dist/site',
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), preact()],
  build: { format: 'file', assets: 'assets', assetsPrefix: '.', inlineStylesheets: 'always' },
  security: { csp: true },
  devToolbar: { enabled: false },
  vite: {
    build: {
      // Its helper asks for chunks beside the page, not beside the module: every preload would be a 404.
      modulePreload: false,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'player',
                test: /src\/(core|strings|runtime\/(?!statement))|src\/widgets\/(Quiz|ChoiceQuestion|Icon|use-session)|node_modules\/preact\/|@astrojs\/preact/,
              },
            ],
          },
        },
      },
    },
  },
});
