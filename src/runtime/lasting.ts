/**
 * Imports what a visit relies on and a launch can do without: what does not arrive is asked for again, until it does.
 *
 * @param name of something in the module, by which it is known in the file that it is built into
 */
export async function lasting<T extends object>(load: () => Promise<T>, name: keyof T & string): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const { importAgain } = await import('./refetch.ts');
    return importAgain(load, { cause, name });
  }
}
