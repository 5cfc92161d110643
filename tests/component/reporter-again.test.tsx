import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchAgain } from '../../src/runtime/reporter-again.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import words from '../../src/strings/en-statements.json' with { type: 'json' };

/** As Chromium says it. */
const cause = new TypeError(
  'Failed to fetch dynamically imported module: https://lms.example/course/assets/0a1b2c.js',
);
const maker = { createReporter: vi.fn() };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  document.body.innerHTML = `
    <p id="announcer" role="status"></p>
    <div id="above"></div>
    <template id="banner"><section><p></p><p></p><div class="btns"></div></section></template>`;
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** @param arrives the try that succeeds, counted from 1 */
function asking(arrives: number) {
  const asked: (string | undefined)[] = [];
  const load = async (address: string | undefined) => {
    asked.push(address);
    if (asked.length < arrives) throw new TypeError('Failed once more');
    return maker;
  };
  return { asked, fetched: fetchAgain(cause, load) };
}

test('a file that did not arrive is asked for under another address with each try', async () => {
  const { asked, fetched } = asking(2);
  await vi.runAllTimersAsync();
  expect(await fetched).toBe(maker);
  const names = asked.map((address) => new URL(address ?? '').pathname + new URL(address ?? '').search);
  expect(names).toEqual(['/course/assets/0a1b2c.js?try=1', '/course/assets/0a1b2c.js?try=2']);
  expect(document.getElementById('banner-statements')).toBeNull();
});

test('it is asked for where it stands in a browser that does not say which file failed', async () => {
  const asked: (string | undefined)[] = [];
  const fetched = fetchAgain(new TypeError('Importing a module script failed.'), async (address) => {
    asked.push(address);
    return maker;
  });
  await vi.runAllTimersAsync();
  expect(await fetched).toBe(maker);
  expect(asked).toEqual([undefined]);
});

test('where it stays away, the learner is told, and can reload or go on', async () => {
  const { asked, fetched } = asking(Infinity);
  const failed = expect(fetched).rejects.toThrow('Failed once more');
  await vi.runAllTimersAsync();
  await failed;
  expect(asked).toHaveLength(3);
  const banner = document.getElementById('banner-statements');
  expect(banner?.textContent).toContain(words.missing);
  const buttons = [...(banner?.querySelectorAll('button') ?? [])];
  expect(buttons.map(({ textContent }) => textContent)).toEqual([words.reload, notices.ok]);
  buttons[1]?.click();
  expect(document.getElementById('banner-statements')).toBeNull();
});
