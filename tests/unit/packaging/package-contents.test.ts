import { expect, test } from 'vitest';
import type { Chunk } from '../../../src/packaging/chunk-graph.ts';
import { contentsOf, type ContentsInput } from '../../../src/packaging/package-contents.ts';
import { targets } from '../../../src/packaging/targets.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function chunk(fileName: string, needs: Partial<Chunk> = {}): [string, Chunk] {
  return [
    fileName,
    { fileName, imports: [], dynamicImports: [], facadeModuleId: null, moduleIds: [], assets: [], ...needs },
  ];
}

const page =
  '<!DOCTYPE html><head><meta charset="utf-8"><link rel="stylesheet" href="./assets/s.css"></head><body>' +
  '<script type="application/json" id="settings">{}</script><img src="./assets/f.svg">' +
  '<astro-island component-url="./assets/quiz.js" renderer-url="./assets/client.js"></astro-island>' +
  '<script type="module" src="./assets/boot.js"></script></body>';

const input: ContentsInput = {
  site: new Map(
    Object.entries({
      'annual.html': page,
      'recruit.html': page,
      'bank/annual.js': 'export default ["annual"]',
      'bank/recruit.js': 'export default ["recruit"]',
      'assets/boot.js': '1',
      'assets/quiz.js': '2',
      'assets/client.js': '3',
      'assets/shared.js': '4',
      'assets/recruit-only.js': '5',
      'assets/f.svg': '<svg/>',
      'assets/s.css': 'p{background:url("paper.svg")}',
      'assets/paper.svg': '<svg/>',
    }).map(([name, text]) => [name, bytes(text)]),
  ),
  graph: new Map([
    chunk('assets/boot.js', { imports: ['assets/shared.js'] }),
    chunk('assets/quiz.js'),
    chunk('assets/client.js'),
    chunk('assets/shared.js'),
    chunk('assets/recruit-only.js'),
  ]),
  target: targets.scorm12,
  edition: 'annual',
  hasBank: true,
  connect: [],
};

test('a package holds its page as index.html, its own bank and what both lead to, and nothing else', () => {
  const { files } = contentsOf(input);
  expect([...files.keys()].toSorted()).toEqual([
    'assets/bank.js',
    'assets/boot.js',
    'assets/client.js',
    'assets/f.svg',
    'assets/paper.svg',
    'assets/quiz.js',
    'assets/s.css',
    'assets/shared.js',
    'index.html',
  ]);
  expect(new TextDecoder().decode(files.get('assets/bank.js'))).toBe('export default ["annual"]');
});

test('the page knows its target and where its bank is', () => {
  const html = new TextDecoder().decode(contentsOf(input).files.get('index.html'));
  expect(html).toContain('{"target":"scorm12","bank":"./assets/bank.js"}');
});

test('an edition without assessment ships no bank and says so', () => {
  const { files } = contentsOf({ ...input, hasBank: false });
  expect(files.has('assets/bank.js')).toBe(false);
  expect(new TextDecoder().decode(files.get('index.html'))).toContain('"bank":null');
});

test('what loads first is the page, its scripts and their imports, not the islands', () => {
  expect(contentsOf(input).firstLoad).toEqual(['index.html', 'assets/boot.js', 'assets/shared.js']);
});

test('a site without the page or the bank of the edition is an error that names the file', () => {
  expect(() => contentsOf({ ...input, edition: 'supervisor' })).toThrow(/has no supervisor\.html/);
  const site = new Map([...input.site].filter(([name]) => name !== 'bank/annual.js'));
  expect(() => contentsOf({ ...input, site })).toThrow(/has no bank\/annual\.js/);
});
