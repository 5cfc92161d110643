import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { Problem } from './problem.ts';
import { yamlFaults } from './yaml-faults.ts';

/** A parsed YAML or JSON text that knows on which line each value stands. */
export interface YamlSource {
  readonly file: string;
  /** Plain data; `undefined` where the text could not be read at all. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Line of the key, or of the list entry, that a path leads to; of its nearest parent where it is missing. */
  readonly lineAt: (path: readonly PropertyKey[]) => number;
}

/** @param firstLine line of the file on which the text starts; front matter starts on the second */
export function readYaml(file: string, text: string, firstLine = 1): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineOfOffset = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  const lineAt = (path: readonly PropertyKey[]): number => {
    const offset = offsetOf(document.contents, path);
    return offset === undefined ? firstLine : lineOfOffset(offset);
  };

  const faults = yamlFaults(document);
  if (faults.length > 0) {
    const problems = faults.map(({ offset, what, instead }) => ({
      file,
      line: lineOfOffset(offset),
      what,
      instead,
    }));
    return { file, value: undefined, problems, lineAt };
  }
  const unread = (what: string, instead: string): YamlSource => {
    return { file, value: undefined, problems: [{ file, line: firstLine, what, instead }], lineAt };
  };
  const plain = plainData(document);
  if (plain === undefined) {
    return unread('its &names and *names multiply to more than anybody wrote', 'write the values out');
  }
  if (plain.value === null || plain.value === undefined) {
    return unread('there is nothing in it', 'write the keys that docs/authoring.md names');
  }
  return { file, value: plain.value, problems: [], lineAt };
}

/** @returns `undefined` where aliases multiply without end: the parser throws a ReferenceError at them */
function plainData(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS() };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function offsetOf(root: unknown, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = root;
  let offset = startOf(root);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step];
      if (item === undefined) return offset;
      offset = startOf(item) ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
