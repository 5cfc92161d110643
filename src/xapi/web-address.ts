/** Whether a text is an absolute http or https address without a name or password in it. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** The same of an address that paths are put below: what has a query or a fragment has no such place. */
export function isEndpoint(text: string): boolean {
  return isWebAddress(text) && !/[?#]/.test(text);
}

/**
 * Whether an address is encrypted where the one that leads to it is.
 * @param protocol of whoever asks, for example `https:`
 */
export function isAsSafe(address: string, protocol: string): boolean {
  return protocol !== 'https:' || new URL(address).protocol === 'https:';
}
