/** Puts values into a sentence of `strings/*.json`: `{name}` becomes the value of that name. */
export function phrase(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
