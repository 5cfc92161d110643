import type { Plugin } from 'vite';

/** The library's ES module; its `browser` field names a build that only a wrapper makes a module. */
const LIBRARY = '@xapi/xapi/dist/XAPI.esm.js';
/** In 3.0.3 axios stands whole between its first function and the library's own adapters. */
const FIRST = 'function l(e,t){return function(){return e.apply(t,arguments)}}';
const AFTER = 'const Rt=({url:';
/** Words of axios alone: what is cut out has to hold them. */
const AXIOS = '[Axios v';

/**
 * Vite plugin: ships @xapi/xapi without the axios that is written into it. The course always hands the
 * library an adapter of its own, so three quarters of its bytes would be fetched by every learner and
 * never run.
 */
export function leanXapiPlugin(): Plugin {
  return {
    name: 'packages:lean-xapi',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ resolve: { alias: { '@xapi/xapi': LIBRARY } } }),
    transform: (code, id) => (id.endsWith(LIBRARY) ? withoutAxios(code) : null),
  };
}

/** @throws Error where the library is built otherwise than 3.0.3 */
export function withoutAxios(code: string): string {
  const first = code.indexOf(FIRST);
  const after = code.indexOf(AFTER);
  if (first === -1 || after < first || !code.slice(first, after).includes(AXIOS)) {
    throw new Error(
      `${LIBRARY} is not built as 3.0.3 was: look where axios begins and ends in it, or take this plugin out.`,
    );
  }
  // `Et` is axios; the library reads it only where nobody gave it an adapter.
  return `${code.slice(0, first)}const Et={};${code.slice(after)}`;
}
