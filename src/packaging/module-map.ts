import { dataUrl } from './data-url.ts';
import { fileOf } from './references.ts';
import type { PackageFiles } from './zip.ts';

/** Name by which modules of a page import a file of the package, wherever they stand. */
export function specifierOf(file: string): string {
  return `course/${file}`;
}

/**
 * The import map (HTML, “Import maps”) that gives a page every script of the package as a `data:` module.
 * Nothing is relative to a `data:` address (URL Standard, 4.4), so modules import one another by name.
 * A name stands for one module however often it is imported, so imports in a circle work too.
 * @returns JSON without `<`, to stand in a page
 * @throws Error where a script imports or loads a file that cannot be given to it
 */
export function moduleMap(files: PackageFiles): string {
  const scripts = [...files]
    .filter(([name]) => name.endsWith('.js'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const imports = scripts.map(([name, bytes]) => {
    const code = new TextEncoder().encode(named(name, new TextDecoder().decode(bytes), files));
    return [specifierOf(name), dataUrl(name, code)];
  });
  return JSON.stringify({ imports: Object.fromEntries(imports) }).replaceAll('<', String.raw`\u003c`);
}

/**
 * A script whose imports name other scripts of the package. Files have hashes for names, so a string
 * that is the address of one of them means that file, in whichever form of import it stands. A package
 * leaves out what its page never asks for: such a dynamic import gets a name that leads nowhere.
 */
function named(script: string, code: string, files: PackageFiles): string {
  const rewritten = code
    .replaceAll(/(["'`])(\.\.?\/[^"'`\s]+)\1/g, (whole, quote: string, url: string) => {
      const file = fileOf(url, script);
      if (file === undefined || !files.has(file)) return whole;
      if (!file.endsWith('.js')) throw new Error(unloadable(script, file));
      return quote + specifierOf(file) + quote;
    })
    .replaceAll(
      /(?<![\w$.])import\(\s*(["'`])(\.\.?\/[^"'`\s]+)\1\s*\)/g,
      (_whole, quote: string, url: string) =>
        `import(${quote}${specifierOf(fileOf(url, script) ?? url)}${quote})`,
    );
  const left = /(?<![\w$.])(?:from|import)\s*(["'])(\.{0,2}\/[^"']*)\1/.exec(rewritten);
  if (left !== null) {
    throw new Error(
      `${script} imports ${left[2]}, which is not in the package: a page that holds its scripts cannot ` +
        'fetch it. Ship the file, or take the import out.',
    );
  }
  const asset = [...files.keys()].find(
    (file) => /\.(?!js$|txt$|html$)\w+$/.test(file) && rewritten.includes(file),
  );
  if (asset !== undefined) throw new Error(unloadable(script, asset));
  return rewritten;
}

function unloadable(script: string, file: string): string {
  return `${script} loads ${file} by its address, which a page that holds its files does not have. Name the file in the page.`;
}
