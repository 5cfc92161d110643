/** Values by element name, for example `cmi.suspend_data`. */
export type StoredElements = Readonly<Record<string, string>>;

/** What a flattened commit of scorm-again holds, without what the library cannot flatten: empty lists. */
export function storedElements(commit: object): StoredElements {
  return Object.fromEntries(
    Object.entries(commit).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
