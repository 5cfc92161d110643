import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { blockedParts, rewritePage } from '../../../src/packaging/page.ts';
import { statementOrigins } from '../../../src/packaging/policy.ts';

const script = "console.log('&amp; < ü')";
const style = 'h1{color:red}';
const page = (extra = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title>` +
  `<meta http-equiv="content-security-policy" content="script-src 'self' 'sha256-old='"><style>${style}</style>` +
  `</head><body><script>${script}</script>` +
  `<script type="application/json" id="settings">{"target":"web","title":"A","bank":"./bank/annual.js"}</script>` +
  `${extra}<script type="module" src="./assets/boot.js"></script></body></html>`;
const changes = { settings: { target: 'scorm12', bank: './assets/bank.js' }, connect: [] };

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policyIn = (html: string): string[] =>
  (/http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '').split('; ');
const directive = (html: string, name: string): string[] | undefined =>
  policyIn(html)
    .map((one) => one.split(' '))
    .find(([first]) => first === name)
    ?.slice(1);

describe('the settings in a page', () => {
  test('are replaced key by key, and what the packaging does not know stays', () => {
    const text = /id="settings">(.*?)<\/script>/.exec(rewritePage(page(), changes))?.[1] ?? '';
    expect(JSON.parse(text)).toEqual({ target: 'scorm12', title: 'A', bank: './assets/bank.js' });
  });

  test('cannot end their block, whatever a department calls itself', () => {
    const name = 'A</script><!--<script>';
    const html = rewritePage(page(), { settings: { name }, connect: [] });
    const text = /id="settings">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toMatchObject({ name });
  });

  test('have to be there, once', () => {
    expect(() => rewritePage(page().replace('id="settings"', ''), changes)).toThrow(
      /has no <script.*settings/,
    );
    const twice = '<script type="application/json" id="settings">{}</script>';
    expect(() => rewritePage(page(twice), changes)).toThrow(/twice, in line 1/);
  });

  test('have to be an object', () => {
    expect(() => rewritePage(page().replace(/\{"target.*?\}/, '[1]'), changes)).toThrow(/JSON object/);
  });
});

describe('the modules of a page', () => {
  test('are async, or they would wait for the end of the document', () => {
    expect(rewritePage(page(), changes)).toContain('<script async type="module" src="./assets/boot.js">');
  });

  test('are left alone where they are async already', () => {
    const html = rewritePage(page('<script type="module" async src="./assets/b.js"></script>'), changes);
    expect(html).toContain('<script type="module" async src="./assets/b.js">');
  });

  test('have to be there: without one nothing would start', () => {
    expect(() => rewritePage(page().replace(/<script type="module".*?<\/script>/, ''), changes)).toThrow(
      /nothing would start the course/,
    );
  });
});

describe('the content security policy', () => {
  test('stands before anything it governs and is the only one', () => {
    const html = rewritePage(page(), changes);
    expect(html).toContain('<meta charset="utf-8"><meta http-equiv="content-security-policy"');
    expect(html.match(/http-equiv="content-security-policy"/g)).toHaveLength(1);
  });

  test('holds the hash of every inline script and style, over their raw text (CSP Level 3, 6.7.3.1)', () => {
    const html = rewritePage(page(), changes);
    expect(directive(html, 'script-src')).toEqual(["'self'", sha256(script)]);
    expect(directive(html, 'style-src')).toEqual(["'self'", sha256(style)]);
  });

  test('hashes line ends as the browser sees them (HTML, 13.2.3.5: newlines are normalized)', () => {
    const html = rewritePage(page('<script>a()\r\nb()</script>'), changes);
    expect(directive(html, 'script-src')).toContain(sha256('a()\nb()'));
  });

  test('hashes no data block, which never runs', () => {
    const html = rewritePage(page('<script type="application/ld+json">{}</script>'), changes);
    expect(directive(html, 'script-src')).not.toContain(sha256('{}'));
  });

  test('lets the page send to the hosts of the target and to no other', () => {
    const html = rewritePage(page(), { ...changes, connect: ['https://lrs.example'] });
    expect(directive(html, 'connect-src')).toEqual(["'self'", 'https://lrs.example']);
    expect(directive(rewritePage(page(), changes), 'connect-src')).toEqual(["'self'"]);
  });

  test('closes the doors that a course does not need', () => {
    expect(policyIn(rewritePage(page(), changes))).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ]),
    );
  });

  test('names the origins of endpoint and broker, without path and each once', () => {
    expect(statementOrigins({ mode: 'off' })).toEqual([]);
    expect(
      statementOrigins({ mode: 'embedded', endpoint: 'https://lrs.example:8443/x/', key: 'k', secret: 's' }),
    ).toEqual(['https://lrs.example:8443']);
    expect(
      statementOrigins({ mode: 'broker', url: 'https://b.example/t', endpoint: 'https://a.example/xapi/' }),
    ).toEqual(['https://a.example', 'https://b.example']);
    expect(
      statementOrigins({ mode: 'broker', url: 'https://a.example/t', endpoint: 'https://a.example/xapi/' }),
    ).toEqual(['https://a.example']);
  });
});

test('an island loses the id that depends on the folder of the build', () => {
  const [one, other] = ['Z1abc', '2xyz'].map((uid) =>
    rewritePage(page(`<astro-island uid="${uid}" component-url="./assets/q.js"></astro-island>`), changes),
  );
  expect(one).toContain('<astro-island uid="1" component-url="./assets/q.js">');
  expect(one).toBe(other);
});

test('everything else in the page stays byte for byte', () => {
  const odd = '<p>1 < 2 &amp;\u00A0<b>é</p></b><!-- c --><svg><use href="#i"/></svg>';
  expect(rewritePage(page(odd), changes)).toContain(odd);
});

describe('what the policy would block without a word', () => {
  test('is named with its line: style attributes, event attributes, a base address', () => {
    const html = '<!DOCTYPE html>\n<base href="x">\n<p style="a:b">\n<button onclick="x()">a</button>';
    const problems = blockedParts(html, 'index.html').join('\n');
    expect(problems).toContain('index.html:2 <base>');
    expect(problems).toContain('index.html:3 <p style="…">');
    expect(problems).toContain('index.html:4 <button onclick="…">');
  });

  test('is found inside templates and noscript too', () => {
    expect(blockedParts('<template><p style="a:b"></template>', 'x')).toHaveLength(1);
    expect(blockedParts('<body><noscript><p style="a:b"></noscript>', 'x')).toHaveLength(1);
  });

  test('is nothing in an orderly page', () => {
    expect(blockedParts(page('<p class="style" data-on="1">'), 'x')).toEqual([]);
  });
});
