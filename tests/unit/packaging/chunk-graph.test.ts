import { describe, expect, test } from 'vitest';
import { firstLoad, reachable, type Chunk } from '../../../src/packaging/chunk-graph.ts';
import { isForeignAdapter, targets } from '../../../src/packaging/targets.ts';

function chunk(fileName: string, needs: Partial<Chunk> = {}): [string, Chunk] {
  const facadeModuleId = `/p/src/${fileName.replace('.js', '.ts')}`;
  return [
    fileName,
    { fileName, imports: [], dynamicImports: [], facadeModuleId, moduleIds: [], assets: [], ...needs },
  ];
}

const nothing = (): boolean => false;

describe('the files that a page needs', () => {
  test('are its scripts, their imports and what those import, static and dynamic', () => {
    const graph = new Map([
      chunk('boot.js', { imports: ['shared.js'], dynamicImports: ['late.js'] }),
      chunk('shared.js', { assets: ['figure.svg'] }),
      chunk('late.js', { imports: ['deep.js'] }),
      chunk('deep.js'),
      chunk('other.js'),
    ]);
    expect(reachable(graph, ['boot.js'], nothing)).toEqual([
      'boot.js',
      'deep.js',
      'figure.svg',
      'late.js',
      'shared.js',
    ]);
  });

  test('are found where chunks import each other in a circle', () => {
    const graph = new Map([chunk('a.js', { imports: ['b.js'] }), chunk('b.js', { imports: ['a.js'] })]);
    expect(reachable(graph, ['a.js'], nothing)).toEqual(['a.js', 'b.js']);
  });

  test('do not hold the adapters of other targets, nor what only they need', () => {
    const graph = new Map([
      chunk('boot.js', { dynamicImports: ['ours.js', 'theirs.js'] }),
      chunk('ours.js', { facadeModuleId: '/p/src/lms/scorm12/session.ts', imports: ['both.js'] }),
      chunk('theirs.js', { facadeModuleId: '/p/src/lms/cmi5/session.ts', imports: ['both.js', 'own.js'] }),
      chunk('both.js'),
      chunk('own.js'),
    ]);
    expect(reachable(graph, ['boot.js'], (id) => isForeignAdapter(targets.scorm12, id))).toEqual([
      'boot.js',
      'both.js',
      'ours.js',
    ]);
  });

  test('hold what is imported statically in any case, or the importer would not run', () => {
    const graph = new Map([
      chunk('boot.js', { imports: ['theirs.js'] }),
      chunk('theirs.js', { facadeModuleId: '/p/src/lms/cmi5/session.ts' }),
    ]);
    expect(reachable(graph, ['boot.js'], () => true)).toContain('theirs.js');
  });
});

test('the first load is what runs before anything is asked for', () => {
  const graph = new Map([
    chunk('boot.js', { imports: ['shared.js'], dynamicImports: ['late.js'] }),
    chunk('shared.js'),
    chunk('late.js'),
  ]);
  expect(firstLoad(graph, ['boot.js'])).toEqual(['boot.js', 'shared.js']);
});

describe('the SCORM 1.2 package', () => {
  test.each([
    '/p/src/lms/scorm12/session.ts',
    '/p/src/lms/standalone.ts',
    '/p/src/lms/standalone/record.ts',
    '/p/node_modules/scorm-again/dist/esm/scorm12.js',
    '/p/src/xapi/client.ts',
  ])('keeps %s', (id) => {
    expect(isForeignAdapter(targets.scorm12, id)).toBe(false);
  });

  test.each(['/p/src/lms/scorm2004/session.ts', '/p/src/lms/cmi5.ts'])('leaves out %s', (id) => {
    expect(isForeignAdapter(targets.scorm12, id)).toBe(true);
  });
});
