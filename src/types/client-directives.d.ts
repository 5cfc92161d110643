// oxlint-disable-next-line unicorn/require-module-specifiers -- a file without import or export would replace the module
export {};

declare module 'astro' {
  interface AstroClientDirectives {
    /** Comes alive when it is on the screen: `src/runtime/when-shown.ts`. */
    'client:shown'?: boolean;
  }
}
