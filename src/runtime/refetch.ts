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
 * Asks for a module again until it arrives.
 *
 * @param load as it was asked for first
 * @param cause why it did not arrive then
 * @param name of something in it
 */
export async function importAgain<T extends object>(
  load: () => Promise<T>,
  { cause, name }: { readonly cause: unknown; readonly name: keyof T & string },
): Promise<T> {
  console.warn('Part of the course did not arrive; it is asked for again.', cause);
  return afterRest([cause]);

  async function afterRest(failures: readonly unknown[]): Promise<T> {
    const rest = RESTS[Math.min(failures.length, RESTS.length) - 1];
    await new Promise((resolve) => setTimeout(resolve, rest));
    const address = nextAddress(failures);
    try {
      if (address === undefined) return await load();
      const file: unknown = await import(/* @vite-ignore */ address);
      return moduleIn<T>(file, name);
    } catch (failure) {
      return afterRest([...failures, failure]);
    }
  }
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
