import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { attributeOf, elementsOf, textOf, type Element } from '../../../src/packaging/html.ts';
import { rewritePage } from '../../../src/packaging/page.ts';
import { singlePage } from '../../../src/packaging/single-page.ts';

const LRS = 'https://lrs.example';
const LAUNCH = 'index.html';

/** A package as the build finishes it: a page with its policy, its scripts beside it. */
function packageOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  { body = '', head = '', bank = null as string | null } = {},
): Map<string, Uint8Array> {
  const html =
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head><body>` +
    `<script type="application/json" id="settings">${JSON.stringify({ bank })}</script>` +
    `${body}<script type="module" src="./assets/boot.js"></script></body></html>`;
  const page = rewritePage(html, { settings: {}, connect: [LRS] });
  const bytes = (text: string | Uint8Array) => (typeof text === 'string' ? encoded(text) : text);
  return new Map(
    Object.entries({ [LAUNCH]: page, 'assets/boot.js': 'boot()', ...files }).map(([name, content]) => [
      name,
      bytes(content),
    ]),
  );
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const single = (...input: Parameters<typeof packageOf>): string => singlePage(packageOf(...input), LAUNCH);

function elementIn(html: string, tagName: string, is: (element: Element) => boolean = () => true): Element {
  const found = elementsOf(html).find((element) => element.tagName === tagName && is(element));
  if (found === undefined) throw new Error(`The page has no such <${tagName}>.`);
  return found;
}

const isImportMap = (element: Element) => attributeOf(element, 'type') === 'importmap';

function importsOf(html: string): Readonly<Record<string, string>> {
  const map = JSON.parse(textOf(elementIn(html, 'script', isImportMap))) as {
    imports: Record<string, string>;
  };
  return map.imports;
}

/** What a browser gets from a data: address, as Node reads it (Fetch Standard, 6). */
async function held(url: string | undefined): Promise<string> {
  expect(url).toMatch(/^data:/);
  return (await fetch(url ?? '')).text();
}

const codeOf = (html: string, file: string): Promise<string> => held(importsOf(html)[`course/${file}`]);

function policyOf(html: string): Readonly<Record<string, readonly string[]>> {
  const meta = elementIn(html, 'meta', (element) => attributeOf(element, 'http-equiv') !== undefined);
  const directives = (attributeOf(meta, 'content') ?? '').split('; ').map((one) => one.split(' '));
  return Object.fromEntries(directives.map(([name, ...sources]) => [name, sources]));
}

describe('the scripts of a single file', () => {
  test.each([
    ['a static import', 'import{a}from"./x.js";a()', 'import{a}from"course/assets/x.js";a()'],
    ['a static import in the other quotes', "import a from './x.js'", "import a from 'course/assets/x.js'"],
    ['an import for its effects', 'import"./x.js";', 'import"course/assets/x.js";'],
    ['an export of another script', 'export*from"./x.js"', 'export*from"course/assets/x.js"'],
    ['a dynamic import', 'import("./x.js")', 'import("course/assets/x.js")'],
    ['a dynamic import of a template', 'import(`./x.js`)', 'import(`course/assets/x.js`)'],
    ['an import from another folder', 'import"../lib/y.js"', 'import"course/lib/y.js"'],
  ])('import one another by name: %s', async (_form, code, expected) => {
    const html = single({ 'assets/boot.js': code, 'assets/x.js': 'x()', 'lib/y.js': 'y()' });
    expect(await codeOf(html, 'assets/boot.js')).toBe(expected);
    expect(await codeOf(html, 'assets/x.js')).toBe('x()');
  });

  test('may import one another in a circle', async () => {
    const html = single({ 'assets/boot.js': 'import"./a.js"', 'assets/a.js': 'import"./boot.js"' });
    expect(await codeOf(html, 'assets/boot.js')).toBe('import"course/assets/a.js"');
    expect(await codeOf(html, 'assets/a.js')).toBe('import"course/assets/boot.js"');
  });

  test('keep every character, whatever it means in an address, in JSON or in HTML', async () => {
    const code = `/* 100% # ? & + */ const t = "</script><!--\\u2028 é 😀 \\"q\\" 'a' \`b\` \\\\";\n\tt  `;
    const html = single({ 'assets/x.js': code });
    expect(await codeOf(html, 'assets/x.js')).toBe(code);
    expect(textOf(elementIn(html, 'script', isImportMap))).not.toContain('<');
  });

  test('start from the page itself, and late ones are not preloaded', () => {
    const html = single(
      { 'assets/late.js': '1' },
      { head: '<link rel="modulepreload" href="./assets/late.js">' },
    );
    const module = elementIn(html, 'script', (element) => attributeOf(element, 'type') === 'module');
    expect(attributeOf(module, 'src')).toBeUndefined();
    expect(textOf(module)).toBe('import "course/assets/boot.js"');
    expect(html).not.toContain('modulepreload');
  });

  test('are mapped before the first of them is asked for (HTML, “Import maps”: a later one cannot change what is resolved)', () => {
    const scripts = elementsOf(single({})).filter(({ tagName }) => tagName === 'script');
    expect(scripts.findIndex(isImportMap)).toBe(0);
  });

  test('are named by the islands that fetch them', () => {
    const island =
      '<astro-island component-url="./assets/q.js" renderer-url="./assets/r.js" before-hydration-url="./assets/b.js" props="{&quot;a&quot;:1}"></astro-island>';
    const html = single({ 'assets/q.js': '1', 'assets/r.js': '2', 'assets/b.js': '3' }, { body: island });
    const element = elementIn(html, 'astro-island');
    const names = ['component-url', 'renderer-url', 'before-hydration-url'].map((name) =>
      attributeOf(element, name),
    );
    expect(names).toEqual(['course/assets/q.js', 'course/assets/r.js', 'course/assets/b.js']);
    for (const name of names) expect(importsOf(html)).toHaveProperty([name ?? '']);
    expect(attributeOf(element, 'props')).toBe('{"a":1}');
  });

  test('have to be in the package where they are imported statically', () => {
    expect(() => single({ 'assets/boot.js': 'import{a}from"./gone.js"' })).toThrow(
      /assets\/boot\.js imports \.\/gone\.js, which is not in the package/,
    );
  });

  test('may be left out where they are never asked for, and then lead nowhere', async () => {
    const html = single({ 'assets/boot.js': 'import(`./other-lms.js`)' });
    expect(await codeOf(html, 'assets/boot.js')).toBe('import(`course/assets/other-lms.js`)');
    expect(importsOf(html)).not.toHaveProperty(['course/assets/other-lms.js']);
  });

  test('may not load a file by its address', () => {
    const files = { 'assets/boot.js': 'show("./assets/map.png")', 'assets/map.png': 'x' };
    expect(() => single(files)).toThrow(/assets\/boot\.js loads assets\/map\.png by its address/);
  });
});

describe('the settings of a single file', () => {
  test('name the bank as the import map does', () => {
    const html = single({ 'assets/bank.js': 'export default []' }, { bank: './assets/bank.js' });
    const settings = elementIn(html, 'script', (element) => attributeOf(element, 'id') === 'settings');
    expect(JSON.parse(textOf(settings))).toEqual({ bank: 'course/assets/bank.js' });
    expect(importsOf(html)).toHaveProperty(['course/assets/bank.js']);
  });

  test('name the questions to practise as the import map does', () => {
    const files = packageOf({ 'assets/practice.js': 'export default []' });
    const page = new TextDecoder().decode(files.get(LAUNCH));
    files.set(LAUNCH, encoded(page.replace('"bank":null', '"bank":null,"practice":"./assets/practice.js"')));
    const html = singlePage(files, LAUNCH);
    const settings = elementIn(html, 'script', (element) => attributeOf(element, 'id') === 'settings');
    expect(JSON.parse(textOf(settings))).toEqual({ bank: null, practice: 'course/assets/practice.js' });
    expect(importsOf(html)).toHaveProperty(['course/assets/practice.js']);
  });

  test('keep saying that there is no bank', () => {
    const settings = elementIn(single({}), 'script', (element) => attributeOf(element, 'id') === 'settings');
    expect(JSON.parse(textOf(settings))).toEqual({ bank: null });
  });

  test('may not name a bank that is not there', () => {
    expect(() => single({}, { bank: './assets/bank.js' })).toThrow(/assets\/bank\.js, which is not in the/);
  });
});

describe('the policy of a single file', () => {
  test('lets nothing in from outside, and lets out what the page of the package did', () => {
    const policy = policyOf(single({}));
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(policy['connect-src']).toEqual([LRS]);
    expect(Object.values(policy).flat()).not.toContain("'self'");
  });

  test('lets the import map, the start and the modules run (CSP Level 3, 6.7.3: all three stand inline)', () => {
    const html = single({}, { body: '<script>early()</script>' });
    const inline = elementsOf(html).filter(
      (element) => element.tagName === 'script' && !/json/.test(attributeOf(element, 'type') ?? ''),
    );
    const hashes = inline.map(
      (script) => `'sha256-${createHash('sha256').update(textOf(script)).digest('base64')}'`,
    );
    expect(hashes).toHaveLength(3);
    expect(policyOf(html)['script-src']?.toSorted()).toEqual(['data:', ...hashes].toSorted());
  });

  test('stands before the import map', () => {
    const html = single({});
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('importmap'));
  });
});

describe('the files that a single page shows', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>“A & B” 100% #1</text></svg>';

  test('stand in its attributes, and the others stay as they are', async () => {
    const body = '<img alt="&quot;A&quot; &amp; B" src="./assets/f.svg"><a href="#/peel">on</a>';
    const html = single({ 'assets/f.svg': svg }, { body });
    expect(await held(attributeOf(elementIn(html, 'img'), 'src'))).toBe(svg);
    expect(html).toContain('alt="&quot;A&quot; &amp; B"');
    expect(html).toContain('<a href="#/peel">on</a>');
  });

  test('stand in a list of sizes, where white space ends an address', async () => {
    const html = single(
      { 'assets/a.svg': svg, 'assets/b.png': Uint8Array.of(137, 80, 78, 71, 0, 255) },
      { body: '<img srcset="./assets/a.svg 1x, ./assets/b.png 2x">' },
    );
    const candidates = (attributeOf(elementIn(html, 'img'), 'srcset') ?? '').split(/,\s+/);
    expect(candidates.map((one) => one.split(' ')[1])).toEqual(['1x', '2x']);
    expect(await held(candidates[0]?.split(' ')[0])).toBe(svg);
    expect(candidates[1]?.split(' ')[0]).toBe('data:image/png;base64,iVBORwD/');
  });

  test('stand in style sheets, and style sheets in the page', async () => {
    const font = Uint8Array.of(0x77, 0x4f, 0x46, 0x32, 0xff);
    const css = "@font-face{src:url('f.woff2')}h1{background:url(../img/a.svg)}";
    const html = single(
      { 'css/s.css': css, 'css/f.woff2': font, 'img/a.svg': svg },
      { head: '<link rel="stylesheet" href="./css/s.css"><style>h2{background:url(img/a.svg)}</style>' },
    );
    const styles = elementsOf(html).filter(({ tagName }) => tagName === 'style');
    const urls = styles.flatMap((style) =>
      [...textOf(style).matchAll(/url\("([^"]*)"\)/g)].map((match) => match[1]),
    );
    expect(urls[0]).toBe('data:font/woff2;base64,d09GMv8=');
    expect(await held(urls[1])).toBe(svg);
    expect(await held(urls[2])).toBe(svg);
    expect(html).not.toContain('<link');
    expect(policyOf(html)['style-src']).toHaveLength(2);
  });

  test('have to be in the package', () => {
    expect(() => single({}, { body: '<img src="./assets/gone.png">' })).toThrow(
      /index\.html:1 img src="\.\/assets\/gone\.png"/,
    );
    expect(() => single({}, { body: '<img src="https://img.example/a.png">' })).toThrow(/img\.example/);
  });

  test('are downloaded from links, because no browser follows a link to a data: address', async () => {
    const body = '<a href="./docs/notes.txt">Notes</a><a href="https://law.example/" target="_blank">Law</a>';
    const html = single({ 'docs/notes.txt': 'Größe' }, { body });
    const link = elementIn(html, 'a');
    expect(attributeOf(link, 'download')).toBe('notes.txt');
    expect(await held(attributeOf(link, 'href'))).toBe('Größe');
    expect(html).toContain('<a href="https://law.example/" target="_blank">Law</a>');
  });
});

test('the licences stand in the file as they are, and cannot end their block', () => {
  const notices = 'MIT © A. Müller <a@example>\n</script><script>alert(1)</script>\n<!-- end';
  const html = single({ 'third-party-notices.txt': notices });
  const block = elementIn(html, 'script', (one) => attributeOf(one, 'id') === 'third-party-notices');
  expect(attributeOf(block, 'type')).toBe('text/plain');
  expect(textOf(block)).toContain('MIT © A. Müller <a@example>\n');
  expect(textOf(block)).toContain('end');
});

test('the same package gives the same file, in whatever order its files come', () => {
  const files = packageOf({ 'assets/x.js': 'x()', 'a.txt': 'A', 'b.txt': 'B' });
  const turned = new Map([...files].toReversed());
  expect(singlePage(turned, LAUNCH)).toBe(singlePage(files, LAUNCH));
});

test('a package without the page is refused by name', () => {
  expect(() => singlePage(packageOf({}), 'start.html')).toThrow(/no start\.html/);
});
