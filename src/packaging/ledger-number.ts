import type { Ledger } from '../schemas/ids.ts';

/** The number that the ledger gave an id. @throws Error where it gave none; the reader of author files names the line first */
export function numberOf(ledger: Ledger, map: keyof Ledger, id: string): number {
  const number = ledger[map][id];
  if (number === undefined)
    throw new Error(`content/ids.yaml has no number for ${id} under ${map}. Run npm run ids.`);
  return number;
}
