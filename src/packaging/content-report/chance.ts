/**
 * How likely it is that of independent events at least so many happen: the exact upper tail. Where all
 * have the same probability it is the one-sided binomial test; else the Poisson binomial.
 * @param probabilities of each event, 0 to 1
 */
export function atLeast(count: number, probabilities: readonly number[]): number {
  // exactly[k]: probability that k of the events so far happen
  let exactly = [1];
  for (const p of probabilities) {
    exactly = Array.from(
      { length: exactly.length + 1 },
      (_, k) => (exactly[k] ?? 0) * (1 - p) + (exactly[k - 1] ?? 0) * p,
    );
  }
  return Math.min(
    1,
    exactly.slice(count).reduce((sum, one) => sum + one, 0),
  );
}

/**
 * How likely a chi-square so large or larger is by chance.
 * @param degrees of freedom, 1 or more; with 0 there is nothing to differ, and it is 1
 */
export function chiSquareTail(chiSquare: number, degrees: number): number {
  if (degrees === 0) return 1;
  const y = chiSquare / 2;
  // The upper incomplete gamma function, stepwise from its value at 1 or at one half.
  const isEven = degrees % 2 === 0;
  let a = isEven ? 1 : 0.5;
  let tail = isEven ? Math.exp(-y) : 1 - erf(Math.sqrt(y));
  let term = isEven ? y * Math.exp(-y) : 2 * Math.sqrt(y / Math.PI) * Math.exp(-y);
  for (; a < degrees / 2; a += 1) {
    tail += term;
    term *= y / (a + 1);
  }
  return Math.max(0, Math.min(1, tail));
}

/** The error function, by the series of Abramowitz and Stegun 7.1.6. */
function erf(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; term > sum * Number.EPSILON; n += 1) {
    term *= (2 * z * z) / (2 * n + 1);
    sum += term;
  }
  return ((2 * Math.exp(-z * z)) / Math.sqrt(Math.PI)) * sum;
}
