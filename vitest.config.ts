import { defineConfig } from 'vitest/config';

const testTimeout = 60_000;
// What is waited for comes at once, but a shared computer can stand still for seconds.
const expectWithin = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          testTimeout,
          expect: expectWithin,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['tests/component/patience.ts'],
          testTimeout,
          expect: expectWithin,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout,
          expect: expectWithin,
        },
      },
      { test: { name: 'build', include: ['tests/build/**/*.test.ts'], testTimeout, expect: expectWithin } },
    ],
  },
});
