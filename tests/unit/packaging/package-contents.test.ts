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
  hasPractice: false,
  scenarios: [],
  channel: { mode: 'off' },
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
  expect(html).toContain(
    '{"target":"scorm12","bank":"./assets/bank.js","practice":null,"scenarios":{},"xapi":{"mode":"off"}}',
  );
});

test('the page may reach the origins that its target and its statements need', () => {
  const policy = (changes: Partial<ContentsInput>): string => {
    const html = new TextDecoder().decode(contentsOf({ ...input, ...changes }).files.get('index.html'));
    return /connect-src [^;"]*/.exec(html)?.[0] ?? '';
  };
  const channel = { mode: 'broker', url: 'https://b.example/t', endpoint: 'https://l.example/' } as const;
  expect(policy({})).toBe("connect-src 'self'");
  expect(policy({ channel })).toBe("connect-src 'self' https://b.example https://l.example");
  expect(policy({ target: targets.cmi5 })).toBe(
    "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  );
});

test('the client of the statements is shipped only where some are sent', () => {
  const graph = new Map([
    ...input.graph,
    chunk('assets/boot.js', { dynamicImports: ['assets/channel.js'] }),
    chunk('assets/channel.js', {
      facadeModuleId: '/p/src/runtime/statement-channel.ts',
      imports: ['assets/client-library.js'],
    }),
    chunk('assets/client-library.js'),
  ]);
  const site = new Map([
    ...input.site,
    ['assets/channel.js', bytes('6')],
    ['assets/client-library.js', bytes('7')],
  ]);
  const shipped = (channel: ContentsInput['channel']): readonly string[] => [
    ...contentsOf({ ...input, graph, site, channel }).files.keys(),
  ];
  expect(shipped({ mode: 'off' })).not.toContain('assets/client-library.js');
  expect(shipped({ mode: 'broker', url: 'https://b.example/', endpoint: 'https://l.example/' })).toEqual(
    expect.arrayContaining(['assets/channel.js', 'assets/client-library.js']),
  );
});

test('a package holds the scenarios of its edition, and its page knows where they are', () => {
  const site = new Map([
    ...input.site,
    ['scenarios/porch.js', bytes('export default ["porch"]')],
    ['scenarios/another.js', bytes('export default ["another"]')],
  ]);
  const { files, firstLoad } = contentsOf({ ...input, site, scenarios: ['porch'] });
  const html = new TextDecoder().decode(files.get('index.html'));
  expect(new TextDecoder().decode(files.get('assets/scenario-porch.js'))).toBe('export default ["porch"]');
  expect(html).toContain('"scenarios":{"porch":"./assets/scenario-porch.js"}');
  expect([...files.keys()].filter((name) => name.includes('another'))).toEqual([]);
  expect(firstLoad).not.toContain('assets/scenario-porch.js');
  expect(() => contentsOf({ ...input, scenarios: ['porch'] })).toThrow(/has no scenarios\/porch\.js/);
});

test('a package holds the questions to practise where its edition has the page for it, after the launch', () => {
  const site = new Map([...input.site, ['practice/annual.js', bytes('export default ["all forms"]')]]);
  const { files, firstLoad } = contentsOf({ ...input, site, hasPractice: true });
  expect(new TextDecoder().decode(files.get('assets/practice.js'))).toBe('export default ["all forms"]');
  expect(new TextDecoder().decode(files.get('index.html'))).toContain('"practice":"./assets/practice.js"');
  expect(firstLoad).not.toContain('assets/practice.js');
  expect(contentsOf({ ...input, site }).files.has('assets/practice.js')).toBe(false);
  expect(() => contentsOf({ ...input, hasPractice: true })).toThrow(/has no practice\/annual\.js/);
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
