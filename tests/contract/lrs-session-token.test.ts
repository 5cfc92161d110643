import { beforeEach, describe, expect, test } from 'vitest';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
});

/**
 * How a launch fails, `undefined` where it does not, and how often its address for the token was asked.
 *
 * @param answer in place of the address; `real` asks it
 */
async function launchWith(answer: (real: () => Promise<Response>) => Response | Promise<Response>) {
  let asked = 0;
  const page = stand.open(
    {},
    {
      environment: {
        fetch: async (url, init) => {
          if (!new Request(url).url.includes('/cmi5/fetch/')) return fetch(url, init);
          asked += 1;
          return answer(() => fetch(url, init));
        },
      },
    },
  );
  const failure: unknown = await connected(page).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { failure, asked };
}

const TOLD = [
  ['"1"', 'used', '1'],
  ['1', 'used', '1'],
  ['"2"', 'no-token', '2'],
  ['"3"', 'no-token', '3'],
  // 8.2.3 knows no other, and what an answer holds is never shown.
  ['"Basic c2VjcmV0"', 'no-token', 'unknown'],
] as const;

// cmi5 (Quartz) 8.2.3 names no status for its error: LMSs send it with 200, with 403 and with 500.
describe.each([200, 400, 403, 500])('an address for the token that answers %s', (status) => {
  test.each(TOLD)(
    'with the error-code %s is asked once, and the launch is %s',
    async (code, fault, known) => {
      const body = `{"error-code":${code},"error-text":"No."}`;
      const { failure, asked } = await launchWith(() => new Response(body, { status }));
      expect(failure).toMatchObject({ fault, detail: `fetch error-code ${known}` });
      expect(asked).toBe(1);
    },
  );
});

describe('an address for the token', () => {
  test.each([500, 502, 503])('that answers %s and says nothing is asked once', async (status) => {
    const { failure, asked } = await launchWith(() => new Response('Oops.', { status }));
    expect(failure).toMatchObject({ fault: 'unreachable', detail: `fetch ${status}` });
    expect(asked).toBe(1);
  });

  // RFC 9110, 5.5 and 11.4: what stands in a header after the scheme holds neither space nor line break.
  test.each(['c2Vj\nLTQ3', 'c2Vj LTQ3', 'Łódź', ''])(
    'that gives the token %j, which no request can bear, ends the launch without saying it',
    async (token) => {
      const body = JSON.stringify({ 'auth-token': token });
      const { failure } = await launchWith(() => new Response(body));
      expect(failure).toMatchObject({ name: 'LaunchError', fault: 'no-token', detail: 'fetch 200' });
    },
  );

  test('that does not answer is asked a few times, until it does', async () => {
    let left = 2;
    const { failure, asked } = await launchWith((real) => {
      left -= 1;
      return left < 0 ? real() : Promise.reject(new TypeError('No network.'));
    });
    expect([failure, asked]).toEqual([undefined, 3]);
    expect(stand.lms.violations()).toEqual([]);
  });

  test('that never answers is given up after a few', async () => {
    const { failure, asked } = await launchWith(() => Promise.reject(new TypeError('No network.')));
    expect(failure).toMatchObject({ fault: 'unreachable', detail: 'fetch', isTemporary: true });
    expect(asked).toBeGreaterThan(1);
    expect(asked).toBeLessThanOrEqual(5);
  });
});
