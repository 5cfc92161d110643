import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { leanXapiPlugin } from '../../src/packaging/lean-xapi.ts';
import { builtChunks, type ClosureOf } from './built-chunks.ts';

/** Kilobytes of 1,000 bytes, compressed as a server would. */
const SCORM_BUDGET = 15;
/** With @xapi/xapi, which alone takes 18. */
const XAPI_BUDGET = 34;

let closureOf: ClosureOf;

beforeAll(async () => {
  closureOf = await builtChunks(['src/runtime/start.ts'], [leanXapiPlugin()]);
});

function kilobytes(modules: readonly string[]): number {
  const needed = new Set(modules.flatMap((module) => [...closureOf(module)]));
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
    const code = [...closureOf(adapter)].map((chunk) => chunk.code).join('');
    expect(foreign.filter((word) => code.includes(word))).toEqual([]);
  });
});
