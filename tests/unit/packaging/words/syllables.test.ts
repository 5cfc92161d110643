import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { syllablesIn } from '../../../../src/packaging/words/syllables.ts';

/** Words with the counts of the CMU Pronouncing Dictionary. */
function published(name: string): readonly (readonly [word: string, syllables: number])[] {
  const url = new URL(`../../../fixtures/syllables/${name}.txt`, import.meta.url);
  return readFileSync(url, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word = '', count = ''] = line.split(' ');
      return [word, Number(count)] as const;
    });
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

describe.each([
  // The words that a grade is made of, and words that no rule was written for.
  { name: 'course', words: 1000, exact: 0.99, total: 0.005 },
  { name: 'other', words: 267, exact: 0.95, total: 0.02 },
])('against the published counts of $words words ($name)', ({ name, words, exact, total }) => {
  const all = published(name);

  test('is read whole', () => {
    expect(all).toHaveLength(words);
    expect(all.filter(([, count]) => !(count >= 1))).toEqual([]);
  });

  test('nearly every word has its count', () => {
    const wrong = all.filter(([word, count]) => syllablesIn(word) !== count);
    expect(wrong.length / all.length, wrong.join(' ')).toBeLessThanOrEqual(1 - exact);
  });

  test('what is wrong one way and the other hardly moves the sum', () => {
    const ours = sum(all.map(([word]) => syllablesIn(word)));
    expect(Math.abs(ours / sum(all.map(([, count]) => count)) - 1)).toBeLessThanOrEqual(total);
  });
});

describe('what Flesch counts as one syllable', () => {
  test.each(['17', '$15', '7%', '1829', 'TV', 'U.S.C.', 'NYU'])('%s', (sign) => {
    expect(syllablesIn(sign)).toBe(1);
  });
});

test.each([
  ['twenty-five', 3],
  ['de-escalation', 5],
  ['wouldn’t', 2],
  ['don’t', 1],
  ['it’ll', 2],
  ['you’ll', 1],
  ['Ross’s', 2],
  ['partner’s', 2],
  ['constructor', 3],
])('%s has %i', (word, count) => {
  expect(syllablesIn(word)).toBe(count);
});
