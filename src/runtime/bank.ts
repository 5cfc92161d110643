import type { Question } from '../core/question.ts';
import { readSettings } from './settings.ts';

/** The assessment's questions by ledger number. */
export type Bank = ReadonlyMap<number, Question>;

/**
 * Fetches the assessment bank, a module of the package, when the assessment is opened.
 * @param tries how often it was asked for already: a browser may remember a failed import by its address
 * @throws the browser's TypeError where it did not arrive
 */
export async function fetchBank(tries: number): Promise<Bank> {
  const { bank } = readSettings(document);
  if (bank === null) return new Map();
  const address = new URL(bank, document.baseURI);
  if (tries > 0) address.searchParams.set('try', String(tries));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the build wrote it from this type
  const module = (await import(/* @vite-ignore */ address.href)) as { default: readonly Question[] };
  return new Map(module.default.map((question) => [question.number, question]));
}
