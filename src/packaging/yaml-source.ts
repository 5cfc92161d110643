import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
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
  const value: unknown = document.toJS();
  if (value === null || value === undefined) {
    const problem = {
      file,
      line: firstLine,
      what: 'there is nothing in it',
      instead: 'write the keys that docs/authoring.md names',
    };
    return { file, value: undefined, problems: [problem], lineAt };
  }
  return { file, value, problems: [], lineAt };
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
