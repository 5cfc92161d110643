import type { CDPSession } from '@playwright/test';

/**
 * Runs an expression in the page and waits for what it promises. Playwright's own evaluate brings 330 kB
 * of script into the page, which is a long task of its own.
 */
export async function run(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) {
    const why = exceptionDetails.exception?.description ?? exceptionDetails.text;
    throw new Error(`The page failed at ${expression}: ${why}`);
  }
  return result.value;
}
