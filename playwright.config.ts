import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/support/chromium.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  outputDir: 'test-results/playwright',
  globalSetup: './tests/e2e/build-editions.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 150_000,
  // A shared computer can stand still for seconds.
  expect: { timeout: 15_000 },
  use: {
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
  },
});
