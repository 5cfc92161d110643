import { describe, expect, test } from 'vitest';
import { problemsOf } from '../../../src/packaging/verify.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function check(files: Record<string, string>, listed: readonly string[] | null = Object.keys(files)): string {
  const map = new Map(Object.entries(files).map(([name, text]) => [name, bytes(text)]));
  const manifest = { name: 'imsmanifest.xml', listed };
  return problemsOf({ files: map, manifest, root: '/home/ann/course' }).join('\n');
}

const html = (body: string): Record<string, string> => ({
  'index.html': `<!DOCTYPE html><body>${body}</body>`,
});

test('an orderly package has no problems', () => {
  const body =
    '<a href="#lesson">x</a><a href="https://example.org" target="_blank" rel="noopener">x</a>' +
    '<a href="mailto:a@example.org">x</a><a href="tel:5550100">x</a><img src="data:image/svg+xml,%3csvg/%3e">' +
    '<svg><use href="#icon"></use></svg><style>p{background:url("./assets/a.svg");fill:url(#g)}</style>' +
    '<astro-island component-url="./assets/a.js" renderer-url="./assets/a.js?x=1"></astro-island>';
  const others = {
    'assets/a.js': 'import"./b.js"',
    'assets/a.svg': '<svg/>',
    'assets/c.css': 'p{b:url(a.svg)}',
  };
  expect(check({ ...html(body), ...others })).toBe('');
});

describe('an address that leads out of the package', () => {
  test.each([
    ['<img src="https://example.org/x.png">', 'img src'],
    ['<script src="//cdn.example.org/x.js"></script>', 'script src'],
    ['<link rel="stylesheet" href="http://example.org/x.css">', 'link href'],
    ['<astro-island component-url="https://example.org/x.js"></astro-island>', 'astro-island component-url'],
    ['<img srcset="a.png 1x, https://example.org/b.png 2x">', 'img srcset'],
    ['<style>@import "https://example.org/x.css";</style>', 'style @import'],
    ['<style>p{background:url(https://example.org/x.png)}</style>', 'style url()'],
    ['<svg><image xlink:href="https://example.org/x.png"/></svg>', 'image xlink:href'],
    ['<noscript><img src="https://example.org/x.png"></noscript>', 'img src'],
  ])('is a problem in %s', (body, where) => {
    expect(check(html(body))).toContain(`${where}="`);
    expect(check(html(body))).toContain('loads nothing from outside');
  });

  test('may be a link, if it opens beside the course and not over it', () => {
    expect(check(html('<a href="https://example.org">x</a>'))).toContain(
      'write target="_blank" rel="noopener"',
    );
    expect(check(html('<a target="_blank" rel="noreferrer" href="https://example.org">x</a>'))).toBe('');
  });

  test.each(['component-url', 'renderer-url'])('is a problem where %s begins with a slash', (name) => {
    expect(check(html(`<astro-island ${name}="/assets/x.js"></astro-island>`))).toContain(
      'an address may not begin with "/"',
    );
  });

  test('is a problem where a link begins with a slash', () => {
    expect(check(html('<a href="/next">x</a>'))).toContain('an address may not begin with "/"');
  });

  test('is a problem where it runs code', () => {
    expect(check(html('<a href="javascript:x()">x</a>'))).toContain('security policy blocks');
    expect(check(html('<script src="data:text/javascript,x()"></script>'))).toContain(
      'security policy blocks',
    );
  });

  test('is a problem in a style sheet, which counts from its own folder', () => {
    expect(check({ 'assets/a.css': 'p{b:url(/x.png)}' })).toContain('begin with "/"');
    expect(check({ 'assets/a.css': 'p{b:url(x.png)}', 'x.png': '' })).toContain('assets/x.png is not in the');
    expect(check({ 'assets/a.css': 'p{b:url(../x.png)}', 'x.png': '' })).toBe('');
  });
});

describe('a file', () => {
  test('that a page names and nobody shipped is a problem', () => {
    expect(check(html('<img src="./assets/gone.svg">'))).toContain('assets/gone.svg is not in the package');
    expect(check(html('<img src="">'))).toContain('the address is empty');
  });

  test.each(['assets/Quiz.js', 'a b.js', 'ü.js', '_astro/a.js', '.hidden', 'a\\b.js', 'a//b.js'])(
    'may not be called %j',
    (name) => {
      expect(check({ [name]: '' })).toContain('LMSs change or refuse such names');
    },
  );

  test('may have a path of 120 characters and no more', () => {
    expect(check({ [`${'a'.repeat(117)}.js`]: '' })).toBe('');
    expect(check({ [`${'a'.repeat(118)}.js`]: '' })).toContain('121 characters, more than 120');
  });

  test.each(['php', 'asp', 'jsp', 'sh', 'py', 'pl', 'mjs', 'map'])('may not end in .%s', (extension) => {
    expect(check({ [`assets/a.${extension}`]: '' })).toContain('refuse files of this kind');
  });

  test('may not be a .htaccess', () => {
    expect(check({ 'assets/.htaccess': '' })).toContain('refuse files of this kind');
  });

  test('may not name a source map', () => {
    expect(check({ 'a.js': 'x\n//# sourceMappingURL=a.js.map' })).toContain('names a source map');
  });

  test.each(['/home/ann/course/src/a.ts', '\\\\home\\\\ann\\\\course\\\\src'])(
    'may not hold the folder of the build: %j',
    (path) => {
      expect(check({ 'a.js': `const at="${path}"` })).toContain('a folder of the machine that built it');
    },
  );

  test('may speak of a course elsewhere', () => {
    expect(check({ 'a.js': 'see /home/ann/course-notes' })).toBe('');
  });
});

describe('the manifest', () => {
  test('may not list what is not there', () => {
    expect(check({ 'a.js': '' }, ['a.js', 'b.js'])).toContain('imsmanifest.xml lists b.js');
  });

  test('has to list what is there', () => {
    expect(check({ 'a.js': '', 'b.js': '' }, ['a.js'])).toContain('imsmanifest.xml does not list b.js');
  });

  test('lists nothing in a format without a place for it, and a package may do without one', () => {
    const files = new Map([['a.js', bytes('')]]);
    expect(check({ 'a.js': '' }, null)).toBe('');
    expect(problemsOf({ files, manifest: null, root: '/home/ann/course' })).toEqual([]);
  });
});

test('all problems are named in one run', () => {
  const problems = check({ 'A.js': '', 'b.php': '', ...html('<p style="x:y"><img src="/x.png">') }, []);
  for (const part of ['A.js:', 'b.php:', 'style="…"', 'img src="/x.png"', 'does not list A.js']) {
    expect(problems).toContain(part);
  }
});
