import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { TARGETS } from '../../src/core/settings.ts';
import { buildCourse, copyCourse, packagesOf } from '../support/course-copy.ts';
import { cycloneDxFaults } from '../support/cyclonedx-faults.ts';

const KEY = 'course-writer-4711';
const SECRET = 'hush-hush-4711';

let root = '';
let printed = '';

/** Text of every file of every package, by package and file; of the single page the page. */
let shipped: ReadonlyMap<string, string> = new Map();

beforeAll(async () => {
  root = copyCourse('build-shipped');
  rmSync(join(root, 'dist-config/supervisor.yaml'));
  const recruit = join(root, 'dist-config/recruit.yaml');
  const edition = parseDocument(readFileSync(recruit, 'utf8'));
  edition.set('targets', ['scorm12', 'cmi5', 'web']);
  edition.set('xapi', {
    mode: 'embedded',
    endpoint: 'https://lrs.example.gov/xapi/',
    key: KEY,
    secret: SECRET,
    allowEmbeddedKey: true,
  });
  writeFileSync(recruit, edition.toString());
  const built = await buildCourse(root);
  ({ printed } = built);
  if (!built.isGreen) throw new Error(printed);
  shipped = new Map(
    [...packagesOf(root)].flatMap(([name, bytes]): [string, string][] =>
      name.endsWith('.zip')
        ? Object.entries(unzipSync(bytes)).map(([file, inside]) => [`${name}/${file}`, strFromU8(inside)])
        : name.endsWith('.html')
          ? [[name, strFromU8(bytes)]]
          : [],
    ),
  );
}, 300_000);

/** What tells of the machine that built, or of the sources. */
const LEAKS: readonly (readonly [string, RegExp])[] = [
  ['a file: address', /file:\/\//],
  ['a folder of npm packages', /node_modules/],
  ['a source file', /\bsrc\/[\w/.-]*\.(?:tsx?|astro|css|json)/],
  ['a source file by itself', /[\w-]+\.(?:tsx?|astro|mdx)\b/],
  ['a source map', /source(?:Mapping)?URL=/],
  ['a folder of a Unix system', /["'`(\s]\/(?:home|tmp|root|Users|usr|opt|var|srv)\//],
  ['a folder of a Windows system', /\b[A-Z]:\\{1,2}\w/],
  ['the name of the computer', exactly(hostname())],
  ['the name of the user', exactly(userInfo().username)],
];

/** Short names and such words as `root` stand in many texts. */
function exactly(name: string): RegExp {
  return name.length < 5 || name === 'localhost'
    ? /^\b$/
    : new RegExp(name.replaceAll(/\W/g, String.raw`\$&`));
}

describe('no file of any package', () => {
  test.each(LEAKS)('holds %s', (_what, leak) => {
    const found = [...shipped].flatMap(([name, text]) => {
      const at = text.search(leak);
      return at === -1 ? [] : [`${name}: ${text.slice(Math.max(0, at - 40), at + 60)}`];
    });
    expect(found).toEqual([]);
  });

  test('is a source map or a source', () => {
    expect([...shipped.keys()].filter((name) => /\.(?:map|tsx?|mdx|astro|yaml)$/.test(name))).toEqual([]);
  });
});

test('what tells of the machine would be found', () => {
  const text = [
    ' file:///home/ann/x ',
    '"/p/node_modules/preact/"',
    '"./src/core/plan.ts"',
    'plan.tsx',
    '//# sourceMappingURL=a',
    '"/home/ann/course"',
    String.raw`"C:\\course"`,
  ].join('\n');
  expect(LEAKS.slice(0, 7).filter(([, leak]) => !leak.test(text))).toEqual([]);
});

describe('the SBOM', () => {
  const texts = (): readonly (readonly [string, string])[] => {
    const beside = [...shipped].filter(([name]) => name.endsWith('/sbom.cdx.json'));
    const within = [...shipped].flatMap(([name, text]) => {
      const block = /id="sbom">([\s\S]*?)<\/script>/.exec(text)?.[1];
      return name.endsWith('.html') && block !== undefined ? [[name, block] as const] : [];
    });
    return [...beside, ...within];
  };
  const namesIn = (text: string): readonly string[] => {
    const { components } = JSON.parse(text) as { components: { group?: string; name: string }[] };
    return components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`));
  };
  const of = (name: string): string => texts().find(([file]) => file.includes(name))?.[1] ?? '{}';

  test('is in every package, once, and keeps the schema and the rules of CycloneDX 1.6', async () => {
    expect(texts()).toHaveLength(TARGETS.length + 3);
    for (const [name, text] of texts()) expect(await cycloneDxFaults(text), name).toEqual([]);
  });

  test.each([
    ['annual-scorm12', ['scorm-again'], ['@xapi/xapi']],
    ['annual-cmi5', ['scorm-again', '@xapi/xapi'], []],
    ['annual-web', ['scorm-again'], ['@xapi/xapi']],
    ['annual-single', ['scorm-again'], ['@xapi/xapi']],
    ['recruit-scorm12', ['scorm-again', '@xapi/xapi'], []],
  ])('of %s names what that package ships', (name, held, left) => {
    const names = namesIn(of(name));
    expect(names).toEqual(expect.arrayContaining(['preact', '@preact/signals', 'astro', ...held]));
    for (const one of left) expect(names).not.toContain(one);
    // Of the tools that build, none is shipped.
    for (const tool of ['vite', 'zod', 'yaml', 'axios', 'typescript']) expect(names).not.toContain(tool);
  });

  test('is about the package that it stands in', () => {
    expect(JSON.parse(of('annual-cmi5'))).toMatchObject({
      metadata: { component: { type: 'application', name: 'de-escalation-annual-cmi5' } },
    });
  });

  test('names together what the notices name, and nothing else', () => {
    const notices = [...shipped].find(([name]) => name.endsWith('/third-party-notices.txt'))?.[1] ?? '';
    const [, libraries = ''] = notices.split('## Libraries');
    const named = [...libraries.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
    const held = new Set(texts().flatMap(([, text]) => namesIn(text)));
    expect([...held].toSorted()).toEqual(named.toSorted());
  });
});

describe('a key in the package', () => {
  test('is told of by the build, in plain words, for each package that holds it and for no other', () => {
    const warnings = printed.split('\n').filter((line) => line.includes(KEY));
    expect(warnings.map((line) => /(\w+-[\w-]+)-\d+\.\d+\.\d+\.zip/.exec(line)?.[1])).toEqual([
      'recruit-scorm12',
    ]);
    expect(warnings[0]).toMatch(/WARN/);
    expect(warnings[0]).toMatch(/any learner can read the key .* send statements in anyone’s name/);
    expect(warnings[0]).toMatch(/such as a pass for a colleague; .* read or delete/);
    expect(printed).not.toContain(SECRET);
  });

  test('stands in no package that sends no statements of its own', () => {
    const holders = [...shipped].filter(([, text]) => text.includes(SECRET)).map(([name]) => name);
    expect(holders).toEqual([expect.stringMatching(/^recruit-scorm12-.*\/index\.html$/)]);
  });

  test('comes with the client that uses it, and with a policy that lets the page ask its LRS', () => {
    const own = [...shipped].filter(([name]) => name.startsWith('recruit-scorm12-'));
    const page = own.find(([name]) => name.endsWith('/index.html'))?.[1];
    expect(page).toMatch(/connect-src 'self' https:\/\/lrs\.example\.gov(?:;|")/);
    expect(own.some(([, text]) => text.includes('X-Experience-API-Version'))).toBe(true);
  });
});
