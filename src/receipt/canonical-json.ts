/**
 * A value as the one text that RFC 8785 gives it: no blanks, keys in the order of their UTF-16 code units
 * (3.2.3), numbers and strings as ECMAScript writes them (3.2.2). Members without a value are left out.
 *
 * @param value what `JSON.parse` gives, or plain data of the same kinds
 * @throws TypeError for what JSON has no form for: a function, a symbol, a number that is not finite
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  const isJson = value === null || ['boolean', 'string'].includes(typeof value) || Number.isFinite(value);
  if (!isJson) throw new TypeError(`A value of type ${typeof value} has no form in JSON here.`);
  return JSON.stringify(value);
}
