/*
 * Deterministic draws: the same seed gives the same result on every machine and in every build, so
 * that a resumed page and an auditor see the order the learner saw. Not for secrets.
 */

const RANGE = 2 ** 32;

/**
 * A copy of the list in random order, each order equally likely: Fisher and Yates, one of the rest
 * drawn after the other.
 *
 * @param seed unsigned 32-bit number
 */
export function shuffle<T>(list: readonly T[], seed: number): T[] {
  const next = generator(seed);
  const rest = [...list];
  const drawn: T[] = [];
  while (rest.length > 0) drawn.push(...rest.splice(below(rest.length, next), 1));
  return drawn;
}

/**
 * Derives a seed from a seed, for example one for each question of a try.
 *
 * @param seed unsigned 32-bit number
 * @param number any whole number from 0 to 2³² − 1; different numbers give different seeds
 * @returns unsigned 32-bit number
 */
export function mix(seed: number, number: number): number {
  return scramble((scramble(seed) ^ number) >>> 0);
}

/** Weyl sequence, scrambled: passes over every 32-bit number once before it repeats. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    return scramble(state);
  };
}

/** The 32-bit finaliser of MurmurHash3 (Austin Appleby, public domain): one to one, avalanching. */
function scramble(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Uniform in 0 … bound − 1. The top of the range is refused, or the modulus would favour low numbers. */
function below(bound: number, next: () => number): number {
  const limit = RANGE - (RANGE % bound);
  let value = next();
  while (value >= limit) value = next();
  return value % bound;
}
