import { atLeast, chiSquareTail } from './chance.ts';

/** A question with one right option, as far as its form may give it away. */
export interface KeyedQuestion {
  /** Characters of each option, in the author's order. */
  readonly lengths: readonly number[];
  /** Which one is right, from 0. */
  readonly key: number;
}

/** How often no option is longer than the right one. */
export interface LongestKeys {
  readonly questions: number;
  readonly found: number;
  /** How often it would be so by chance. */
  readonly expected: number;
  /** How likely chance alone makes it so often or oftener. */
  readonly p: number;
  /** How likely chance alone makes it so seldom or more seldom: a right option that is never the longest tells too. */
  readonly pFewer: number;
}

/** Where right options stand, over questions with equally many options. */
export interface KeyPlaces {
  readonly options: number;
  /** Questions whose right option stands first, second and so on. */
  readonly found: readonly number[];
  /** By chance, in each place. */
  readonly expected: number;
  readonly chiSquare: number;
  readonly p: number;
}

/** Expected counts below this make a chi-square unreliable (Cochran 1954). */
const LEAST_EXPECTED = 5;

/**
 * Whoever always takes the longest option is right so often. Where several are longest, the right one counts if it
 * is among them, and chance is as much greater: as many of the options as are longest.
 */
export function longestKeys(questions: readonly KeyedQuestion[]): LongestKeys {
  const isLongest = ({ lengths, key }: KeyedQuestion): boolean => lengths[key] === Math.max(...lengths);
  const chances = questions.map(({ lengths }) => {
    const most = Math.max(...lengths);
    return lengths.filter((length) => length === most).length / lengths.length;
  });
  const found = questions.filter(isLongest).length;
  return {
    questions: questions.length,
    found,
    expected: chances.reduce((sum, one) => sum + one, 0),
    p: atLeast(found, chances),
    pFewer: atLeast(
      questions.length - found,
      chances.map((chance) => 1 - chance),
    ),
  };
}

/** How many right options are the longest of theirs, the second longest and so on; of equals, each is the longer. */
export function keyRanks(questions: readonly KeyedQuestion[]): readonly number[] {
  const ranks = questions.map(
    ({ lengths, key }) => lengths.filter((length) => length > (lengths[key] ?? 0)).length,
  );
  const most = Math.max(0, ...questions.map(({ lengths }) => lengths.length));
  return Array.from({ length: most }, (_, rank) => ranks.filter((one) => one === rank).length);
}

/** By number of options, because a key has no fourth place among three. */
export function keyPlaces(questions: readonly KeyedQuestion[]): readonly KeyPlaces[] {
  const sizes = [...new Set(questions.map(({ lengths }) => lengths.length))].sort((a, b) => a - b);
  return sizes.map((options) => {
    const keys = questions.filter(({ lengths }) => lengths.length === options).map(({ key }) => key);
    const found = Array.from({ length: options }, (_, place) => keys.filter((key) => key === place).length);
    const expected = keys.length / options;
    const chiSquare = found.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
    return { options, found, expected, chiSquare, p: chiSquareTail(chiSquare, options - 1) };
  });
}

/**
 * How likely chance alone makes the places of keys so uneven, over all numbers of options: their chi-squares are
 * independent and add up. Where a place would have fewer than five by chance, they are left out.
 */
export function placesP(places: readonly KeyPlaces[]): number {
  const sure = places.filter(({ expected }) => expected >= LEAST_EXPECTED);
  return chiSquareTail(
    sure.reduce((sum, { chiSquare }) => sum + chiSquare, 0),
    sure.reduce((sum, { options }) => sum + options - 1, 0),
  );
}
