import type { Question } from '../core/question.ts';
import { readSettings } from './settings.ts';

/** The assessment's questions by ledger number. */
export type Bank = ReadonlyMap<number, Question>;

/**
 * Fetches the assessment bank, a module of the package, when the assessment is opened.
 * @param tries how often it was asked for already
 * @throws the browser's TypeError where it did not arrive
 */
export async function fetchBank(tries: number): Promise<Bank> {
  const { bank } = readSettings(document);
  if (bank === null) return new Map();
  const name = bankModule(bank, document.baseURI, tries);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the build wrote it from this type
  const module = (await import(/* @vite-ignore */ name)) as { default: readonly Question[] };
  return new Map(module.default.map((question) => [question.number, question]));
}

/**
 * What to import. An address gets another query with each new try, because a browser may remember a
 * failed import by its address; a name of the page's import map is nothing but itself.
 */
export function bankModule(bank: string, page: string, tries: number): string {
  if (!/^\.{0,2}\//.test(bank)) return bank;
  const address = new URL(bank, page);
  if (tries > 0) address.searchParams.set('try', String(tries));
  return address.href;
}
