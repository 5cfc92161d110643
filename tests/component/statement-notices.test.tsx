import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStatementNotices } from '../../src/runtime/statement-notices.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import words from '../../src/strings/en-statements.json' with { type: 'json' };

let tell: ReturnType<typeof createStatementNotices>;

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  document.body.innerHTML = `
    <p id="announcer" role="status"></p>
    <div id="above"></div>
    <template id="banner"><section><p></p><p></p><div class="btns"></div></section></template>`;
  tell = createStatementNotices();
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const above = () => document.getElementById('above')?.textContent ?? '';
const button = (label: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label);

test('an LRS that takes nothing is told with what is safe and a support code', () => {
  tell({ kind: 'stopped', code: 'POST statements 403' });
  expect(above()).toContain(words.stoppedTitle);
  expect(above()).toContain(words.stopped);
  expect(above()).toContain('Support code POST statements 403');
  expect(console.warn).toHaveBeenCalledWith('Statements stopped. Support code POST statements 403');
});

test('what was understood is not said again in this page', () => {
  tell({ kind: 'set-aside', code: 'POST statements 400 0000000a' });
  button(notices.ok)?.click();
  expect(above()).toBe('');
  tell({ kind: 'set-aside', code: 'POST statements 400 0000000b' });
  expect(above()).toBe('');
  expect(console.warn).toHaveBeenLastCalledWith(expect.stringContaining('0000000b'));
});

test('of refused entries and an LRS that then takes nothing the last alone is said', () => {
  tell({ kind: 'set-aside', code: 'POST statements 400 0000000a' });
  tell({ kind: 'stopped', code: 'POST statements 400' });
  expect(above()).not.toContain(words.refusedTitle);
  expect(above()).toContain(words.stopped);
  expect(document.querySelectorAll('#above section')).toHaveLength(1);
});

test('what is over is taken away, and told again when it comes back', () => {
  tell({ kind: 'unkept', code: 'POST statements ?' });
  button(notices.ok)?.click();
  tell({ kind: 'going', code: 'POST statements ?' });
  tell({ kind: 'unkept', code: 'POST statements ?' });
  expect(above()).toContain(words.unkept);
  tell({ kind: 'going', code: 'POST statements ?' });
  expect(above()).toBe('');
});

test('a refused entry stays refused, whatever else is over', () => {
  tell({ kind: 'set-aside', code: 'POST statements 400 0000000a' });
  tell({ kind: 'going', code: 'POST statements 404' });
  expect(above()).toContain(words.refused);
});

test('where what waits ends with the page, a receipt is one press away', () => {
  const asked = vi.fn();
  document.addEventListener('course:receipt', asked, { once: true });
  tell({ kind: 'unkept', code: 'POST statements 503' });
  button(notices.keepReceipt)?.click();
  expect(asked).toHaveBeenCalledOnce();
  expect(above()).toContain(words.unkept);
});
