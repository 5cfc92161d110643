/*
 * What the reports of the runners come to. A run takes many minutes and prints thousands of lines: what
 * failed is said again after them, with the seed by which a random test is played again.
 */

/** What a stage came to; `failures` says of each failed test which it is and why, as far as known. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
}

/** The part that is read of a report of Vitest's reporter `json`. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly file: string;
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

/** The part that is read of a report of Playwright's reporter `json`. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly PlaywrightSuite[];
  /** What went wrong outside of the tests. */
  readonly errors: readonly { readonly message?: string }[];
}

/** Lines of a message that tell what was expected; what follows is the stack. */
const TOLD_LINES = 12;

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

export function vitestCount(report: VitestReport): Count {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [told(name, message)] : [];
    return failed.map((one) => told(`${name} › ${one.fullName}`, one.failureMessages?.[0]));
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests, failures };
}

/** A test that passed at its second try only, or was left out, has not passed. */
export function playwrightCount({ stats, suites, errors }: PlaywrightReport): Count {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
    failures: [
      ...errors.map(({ message }) => told('outside of the tests', message)),
      ...suites.flatMap(failuresIn),
    ],
  };
}

function failuresIn({ suites = [], specs = [] }: PlaywrightSuite): readonly string[] {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ status, results }) =>
        told(
          `${file} › ${title}`,
          results.find(({ error }) => error !== undefined)?.error?.message ?? status,
        ),
      ),
  );
  return [...own, ...suites.flatMap(failuresIn)];
}

function told(which: string, why = 'The runner does not say why.'): string {
  const lines = why.replaceAll(ANSI, '').split('\n');
  const stack = lines.findIndex((line) => /^\s+at /.test(line));
  const kept = lines.slice(0, Math.min(TOLD_LINES, stack === -1 ? lines.length : stack));
  return [which, ...kept.map((line) => `    ${line}`.trimEnd())].join('\n');
}
