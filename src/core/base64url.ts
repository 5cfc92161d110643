/** RFC 4648, section 5, without padding. @param bytes some thousands at most */
export function toBase64Url(bytes: readonly number[]): string {
  return written(String.fromCharCode(...bytes));
}

/** @returns `undefined` for anything `toBase64Url` does not write, stray bits at the end included */
export function fromBase64Url(text: string): number[] | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return written(binary) === text ? Array.from(binary, (character) => character.charCodeAt(0)) : undefined;
}

function written(binary: string): string {
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
