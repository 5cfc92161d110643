import { expect, test } from 'vitest';
import { unwrapped } from '../../../src/packaging/plain-imports.ts';

/** As vite 8 writes them before a chunk is minified. */
test.each([
  ['__vitePreload(() => import("./a.js"), __VITE_PRELOAD__).then(use)', 'import("./a.js").then(use)'],
  [
    '__vitePreload(() => import("./a.js").then((n) => n.r).then((a) => a.of(b), () => []), __VITE_PRELOAD__)',
    'import("./a.js").then((n) => n.r).then((a) => a.of(b), () => [])',
  ],
  [
    '__vitePreload(async () => {\n\tconst { leave, stay } = await import("./a.js").then((n) => n.a);\n\treturn {\n\t\tleave,\n\t\tstay\n\t};\n}, __VITE_PRELOAD__).then(({ leave }) => leave())',
    'import("./a.js").then((n) => n.a).then(({ leave }) => leave())',
  ],
  [
    '__vitePreload(async () => {\n\tconst { ask } = await import("./a.js").then((n) => n.d);\n\treturn { ask };\n}, __VITE_PRELOAD__, import.meta.url)',
    'import("./a.js").then((n) => n.d)',
  ],
  [
    '__vitePreload(() => Promise.resolve().then(() => own_exports), __VITE_PRELOAD__)',
    'Promise.resolve().then(() => own_exports)',
  ],
])('%s is unwrapped', (wrapped, plain) => {
  expect(unwrapped(`a = ${wrapped}; b = ${wrapped};`)).toBe(`a = ${plain}; b = ${plain};`);
});

test('the helper itself stays, and what nobody knows ends the build', () => {
  const helper = 'const __vitePreload = (load) => load();';
  expect(unwrapped(helper)).toBe(helper);
  expect(() => unwrapped('__vitePreload(["./a.css"], () => import("./a.js"))')).toThrow(/another way/);
});
