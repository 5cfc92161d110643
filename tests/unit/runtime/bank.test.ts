import { expect, test } from 'vitest';
import { bankModule } from '../../../src/runtime/bank.ts';

const page = 'https://lms.example/course/index.html';

test('an address of the bank is relative to the page, not to the script that asks for it', () => {
  expect(bankModule('./assets/bank.js', page, 0)).toBe('https://lms.example/course/assets/bank.js');
  expect(bankModule('../bank.js', page, 0)).toBe('https://lms.example/bank.js');
});

test('a new try asks for another address, or the browser would answer with the failed import', () => {
  const asked = [0, 1, 2].map((tries) => bankModule('./assets/bank.js', page, tries));
  expect(new Set(asked).size).toBe(3);
  for (const address of asked) {
    expect(new URL(address).pathname).toBe('/course/assets/bank.js');
  }
});

test('a name of an import map stays the name, on every try', () => {
  const single = 'file:///home/officer/course.html';
  expect(bankModule('course/assets/bank.js', single, 0)).toBe('course/assets/bank.js');
  expect(bankModule('course/assets/bank.js', single, 2)).toBe('course/assets/bank.js');
});
