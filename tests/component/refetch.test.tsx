import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importAgain, moduleIn } from '../../src/runtime/refetch.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('what does not arrive is asked for after 1.5, 4 and 15 seconds, and then each minute, until it does', async () => {
  const module = { goOn: () => {} };
  let asked = 0;
  const load = async () => {
    asked += 1;
    if (asked < 6) throw new TypeError('Importing a module script failed.');
    return module;
  };
  const fetched = importAgain(load, { cause: new TypeError('Importing failed.'), name: 'goOn' });
  const after: number[] = [];
  for (const ms of [1_500, 4_000, 15_000, 60_000, 60_000, 60_000]) {
    await vi.advanceTimersByTimeAsync(ms);
    after.push(asked);
  }
  expect(after).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await fetched).toBe(module);
});

test('a module is found in the file that it was built into, alone or with others', () => {
  const goOn = () => {};
  expect(moduleIn({ goOn }, 'goOn')).toEqual({ goOn });
  expect(moduleIn({ a: { leave() {} }, i: { goOn }, t: 'text' }, 'goOn')).toEqual({ goOn });
  expect(() => moduleIn<{ goOn(): void }>({ a: { leave() {} } }, 'goOn')).toThrow('No goOn');
});
