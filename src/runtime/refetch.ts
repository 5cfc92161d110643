import { bankModule } from './bank.ts';

/**
 * Where a module is to be asked for that did not arrive: under another address with each try, because Chromium
 * remembers a failed import by its address. In the error it says which that is; other browsers ask again.
 *
 * @param failures what each try so far came to, oldest first
 * @returns `undefined` where the module's own address will do
 */
export function nextAddress(failures: readonly unknown[]): string | undefined {
  const [named] = /https?:\/\/\S+/.exec(String(failures[0])) ?? [];
  if (named === undefined || !URL.canParse(named)) return undefined;
  return bankModule(new URL(named).pathname, document.baseURI, failures.length);
}
