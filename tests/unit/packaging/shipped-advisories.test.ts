import { describe, expect, test } from 'vitest';
import { sbomText } from '../../../src/packaging/sbom.ts';
import { namesInSboms, shippedAdvisories } from '../../../src/packaging/shipped-advisories.ts';

const subject = { name: 'c', version: '1.0.0', title: 'C' };
const of = (...names: string[]) =>
  sbomText(
    subject,
    names.map((name) => ({ name, version: '1.0.0', licence: 'MIT' })),
  );

test('what is shipped is named by all SBOMs together', () => {
  const names = namesInSboms([of('preact', '@preact/signals'), of('preact', '@xapi/xapi')]);
  expect([...names]).toEqual(['@preact/signals', 'preact', '@xapi/xapi']);
});

describe('what npm audit knows against what is shipped', () => {
  const advisory = {
    source: 1,
    name: 'preact',
    title: 'Injection',
    url: 'https://a.example/1',
    range: '<10.9.0',
  };
  // npm 10, `npm audit --json`: `via` holds advisories, and names of packages that bring theirs along.
  const audit = {
    auditReportVersion: 2,
    vulnerabilities: {
      preact: { name: 'preact', severity: 'high', via: [advisory], nodes: ['node_modules/preact'] },
      astro: { name: 'astro', severity: 'high', via: ['vite'], nodes: ['node_modules/astro'] },
      vite: { name: 'vite', severity: 'high', via: [{ ...advisory, name: 'vite' }] },
    },
  };

  test('is told, and neither what stays with the build nor what only needs it', () => {
    expect(shippedAdvisories(JSON.stringify(audit), new Set(['preact', 'astro']))).toEqual([
      'preact <10.9.0: Injection (https://a.example/1)',
    ]);
    expect(shippedAdvisories('{"vulnerabilities":{}}', new Set(['preact']))).toEqual([]);
  });

  test('is not taken for nothing where the registry was not asked', () => {
    const text = '{"message":"405 Method Not Allowed","error":{"summary":""}}';
    expect(() => shippedAdvisories(text, new Set(['preact']))).toThrow(/could not ask the registry: 405/);
  });
});
