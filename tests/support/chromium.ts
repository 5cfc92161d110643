import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) =>
    folders.flatMap((folder) => [join(folder, name), join(folder, `${name}.exe`)]),
  );
}

function find(): string | undefined {
  const named = process.env['CHROMIUM'];
  const candidates = [
    ...(named === undefined ? [] : [named]),
    chromium.executablePath(),
    ...onPath(),
    ...PLACES,
  ];
  return candidates.find(isThere);
}

/**
 * Path of a Chromium to test in: the one `CHROMIUM` names, Playwright's own, the system's, or, as root
 * on Debian, one that is installed now.
 * @throws Error that says what to do where there is none
 */
export function findChromium(): string {
  const found = find();
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && isThere('/usr/bin/apt-get')) {
    console.log('No Chromium found: installing Debian’s package chromium.');
    const quiet: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'] };
    try {
      execFileSync('apt-get', ['update', '-qq'], quiet);
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
    } catch (cause) {
      throw new Error(
        'apt-get could not install chromium. Install a Chromium or Chrome and run the tests again.',
        {
          cause,
        },
      );
    }
    const installed = find();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chromium was found. The tests drive the course in a real browser: install Chromium or Chrome, run "npx playwright install chromium", or name one in the variable CHROMIUM.',
  );
}
