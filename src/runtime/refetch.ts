import { bankModule } from './bank.ts';

/** Milliseconds before the next tries; the last one before each further one. */
const RESTS = [1_500, 4_000, 15_000, 60_000] as const;

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

/**
 * Asks for a module again after a rest, and again.
 *
 * @param load asks for it at an address; `undefined`: where it stands
 * @param failures what each try so far came to, oldest first
 * @param restOf milliseconds before the next try, by the number of those that failed; `undefined`: there is none
 * @throws what the last try came to
 */
export async function askAgain<T>(
  load: (address: string | undefined) => Promise<T>,
  failures: readonly unknown[],
  restOf: (failed: number) => number | undefined,
): Promise<T> {
  const rest = restOf(failures.length);
  if (rest === undefined) throw failures.at(-1);
  await new Promise((resolve) => setTimeout(resolve, rest));
  return load(nextAddress(failures)).catch((failure: unknown) =>
    askAgain(load, [...failures, failure], restOf),
  );
}

/**
 * Asks for a module until it arrives.
 *
 * @param load as it was asked for first
 * @param cause why it did not arrive then
 * @param name of something in it
 */
export function importAgain<T extends object>(
  load: () => Promise<T>,
  { cause, name }: { readonly cause: unknown; readonly name: keyof T & string },
): Promise<T> {
  console.warn('Part of the course did not arrive; it is asked for again.', cause);
  return askAgain(
    (address) =>
      address === undefined
        ? load()
        : import(/* @vite-ignore */ address).then((file: unknown) => moduleIn<T>(file, name)),
    [cause],
    (failed) => RESTS[Math.min(failed, RESTS.length) - 1],
  );
}

/**
 * Several modules may be built into one file, which holds each of them under a letter.
 *
 * @throws TypeError where none of them holds the name
 */
export function moduleIn<T extends object>(file: unknown, name: keyof T & string): T {
  const within = typeof file === 'object' && file !== null ? [file, ...Object.values(file)] : [];
  const found = within.find((one): one is T => typeof one === 'object' && one !== null && name in one);
  if (found === undefined) throw new TypeError(`No ${name} in that file.`);
  return found;
}
