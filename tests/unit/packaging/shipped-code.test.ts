import { describe, expect, test } from 'vitest';
import type { ChunkGraph } from '../../../src/packaging/chunk-graph.ts';
import { originsIn } from '../../../src/packaging/shipped-code.ts';

const nothing = { imports: [], dynamicImports: [], facadeModuleId: null, assets: [] };

function originsOf(modules: Readonly<Record<string, readonly string[]>>, page = '', shipped = ['a.js']) {
  const graph: ChunkGraph = new Map(
    Object.entries(modules).map(([fileName, moduleIds]) => [fileName, { ...nothing, fileName, moduleIds }]),
  );
  const bytes = new TextEncoder().encode(page);
  return originsIn(graph, new Map(['index.html', ...shipped].map((name) => [name, bytes])));
}

describe('the npm packages whose code is shipped', () => {
  test('are named by the modules of the files, the innermost where they are nested', () => {
    const modules = [
      '/p/node_modules/preact/dist/preact.module.js',
      '/p/node_modules/preact/hooks/dist/hooks.module.js',
      '/p/node_modules/@preact/signals/dist/s.js?x',
      '/p/node_modules/a/node_modules/b/index.js',
      '/p/src/core/plan.ts',
    ];
    expect(originsOf({ 'a.js': modules, 'z.js': ['/p/node_modules/z/i.js'] })).toEqual([
      { name: '@preact/signals', folder: '/p/node_modules/@preact/signals' },
      { name: 'b', folder: '/p/node_modules/a/node_modules/b' },
      { name: 'preact', folder: '/p/node_modules/preact' },
    ]);
  });

  test('are two where two versions of one are shipped', () => {
    const modules = ['/p/node_modules/b/i.js', '/p/node_modules/a/node_modules/b/i.js'];
    expect(originsOf({ 'a.js': modules }).map(({ name }) => name)).toEqual(['b', 'b']);
  });

  test('hold the tool that wrote its own code, but not where the project’s words stand in its place', () => {
    expect(originsOf({ 'a.js': ['\0rolldown/runtime.js', '\0vite/preload-helper.js'] })).toEqual([
      { name: 'rolldown', folder: null },
    ]);
    expect(originsOf({ 'a.js': ['\0vite/modulepreload-polyfill.js'] })).toEqual([
      { name: 'vite', folder: null },
    ]);
  });

  test('hold Astro where the page has islands', () => {
    expect(originsOf({}, '<astro-island uid="1"></astro-island>')).toEqual([{ name: 'astro', folder: null }]);
    expect(originsOf({}, '<p>island</p>')).toEqual([]);
  });
});
