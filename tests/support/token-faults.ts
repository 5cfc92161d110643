/**
 * What the address for the token answers, how the launch fails, and what its support code says; of the error
 * codes only 1 is about an address used before (cmi5, Quartz, 8.2.3).
 */
export const TOKEN_FAULTS = [
  ['error-1', 'used', 'fetch error-code 1'],
  ['error-2', 'no-token', 'fetch error-code 2'],
  ['error-3', 'no-token', 'fetch error-code 3'],
  ['html', 'no-token', 'fetch 200'],
  ['empty', 'no-token', 'fetch 200'],
  ['not-json', 'no-token', 'fetch 200'],
] as const;
