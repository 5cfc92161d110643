import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { chunkGroups } from '../../src/packaging/chunk-names.ts';
import { leanXapiPlugin } from '../../src/packaging/lean-xapi.ts';
import { plainImportsPlugin } from '../../src/packaging/plain-imports.ts';
import { projectRoot } from '../support/course-copy.ts';

/** Kilobytes of 1,000 bytes, compressed as a server would. */
const SCORM_BUDGET = 15;
/** With @xapi/xapi, which alone takes 18. */
const XAPI_BUDGET = 34;

type Chunk = Rolldown.OutputChunk;

let chunks: ReadonlyMap<string, Chunk>;

beforeAll(async () => {
  const built = await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    plugins: [plainImportsPlugin(), leanXapiPlugin()],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: `${projectRoot}/src/runtime/start.ts`,
        output: { codeSplitting: { groups: chunkGroups } },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  chunks = new Map(
    outputs
      .flatMap((one) => ('output' in one ? one.output : []))
      .filter((output): output is Chunk => output.type === 'chunk')
      .map((chunk) => [chunk.fileName, chunk]),
  );
});

/** The chunk that stands for a module, and all it imports. */
function closureOf(module: string): readonly Chunk[] {
  const entry = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(module) === true);
  if (entry === undefined) throw new Error(`No chunk stands for ${module}.`);
  const found = new Set<Chunk>([entry]);
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported !== undefined) found.add(imported);
    }
  }
  return [...found];
}

function kilobytes(modules: readonly string[]): number {
  const needed = new Set(modules.flatMap(closureOf));
  return [...needed].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000;
}

describe('Runtime and adapter', () => {
  test.each([
    ['SCORM 1.2', 'src/lms/scorm12/session.ts', SCORM_BUDGET],
    ['SCORM 2004', 'src/lms/scorm2004/session.ts', SCORM_BUDGET],
    ['cmi5', 'src/lms/cmi5/connect.ts', XAPI_BUDGET],
    ['an xAPI launch', 'src/lms/tincan/connect.ts', XAPI_BUDGET],
  ])('for %s keep their budget', (_, adapter, budget) => {
    const size = kilobytes(['src/runtime/start.ts', adapter]);
    expect(size).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(budget);
  });

  test.each([
    ['SCORM 1.2', 'src/lms/scorm12/session.ts', ['API_1484_11', 'LMS.LaunchData']],
    ['SCORM 2004', 'src/lms/scorm2004/session.ts', ['LMSSetValue', 'LMS.LaunchData']],
    ['cmi5', 'src/lms/cmi5/connect.ts', ['LMSSetValue', 'activity_platform']],
  ])('for %s hold nothing of another standard', (_, adapter, foreign) => {
    const code = closureOf(adapter)
      .map((chunk) => chunk.code)
      .join('');
    expect(foreign.filter((word) => code.includes(word))).toEqual([]);
  });
});
