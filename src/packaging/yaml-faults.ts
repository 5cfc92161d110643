import { visit } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Problem } from './problem.ts';

/** Why a text is no YAML, at a character offset in it. */
export interface YamlFault extends Pick<Problem, 'what' | 'instead'> {
  readonly offset: number;
}

const quoteIt =
  'put "quotes" around a text that holds a colon and a space, or starts with a sign such as - # [ { & * ! | > % @';

/**
 * What keeps a document from being read. Of faults in its form only the first is given, because the
 * others mostly follow from it; keys that stand twice are given all.
 */
export function yamlFaults(document: Document.Parsed): YamlFault[] {
  const faults = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const form = faults.find(({ code }) => code !== 'DUPLICATE_KEY');
  const given = form === undefined ? faults : [form];
  if (given.length === 0) return strayAliases(document);
  return given.map((fault) => explained(fault, startOfFault(document, fault)));
}

/** The parser finds an unclosed quote at the end of the text; the author needs the line that opens it. */
function startOfFault(document: Document.Parsed, { message, pos }: YAMLError): number {
  let start = pos[0];
  if (!message.startsWith('Missing closing')) return start;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (range != null && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) start = range[0];
    },
  });
  return start;
}

/** More than an author repeats by hand; what the parser does with aliases takes the longer the more there are. */
const MOST_ALIASES = 500;

/** `*word` at the start of a text is a YAML alias: the parser takes it, and finds nothing behind it. */
function strayAliases(document: Document.Parsed): YamlFault[] {
  const faults: YamlFault[] = [];
  const named = new Set<string>();
  let aliases = 0;
  visit(document, {
    // An alias means an anchor that stands before it (YAML 1.2.2, 7.1).
    Value: (_key, { anchor }) => {
      if (anchor !== undefined) named.add(anchor);
    },
    Alias: (_key, { source, range }) => {
      const offset = range?.[0] ?? 0;
      aliases += 1;
      if (aliases > MOST_ALIASES) {
        const what = `more than ${MOST_ALIASES} *names stand in this file`;
        faults.push({ offset, what, instead: 'write the values out' });
        return visit.BREAK;
      }
      if (!named.has(source))
        faults.push({ offset, what: `*${source} is a YAML sign, not text`, instead: quoteIt });
      return undefined;
    },
  });
  return faults;
}

function explained({ code, message }: YAMLError, offset: number): YamlFault {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { offset, what: 'the same key stands twice in one block', instead: 'keep one of the two' };
    case 'TAB_AS_INDENT':
      return {
        offset,
        what: 'a tab stands where the line is indented',
        instead: 'indent with two spaces a level',
      };
    case 'BAD_INDENT':
      return {
        offset,
        what: 'the line is not indented like its neighbours',
        instead: 'line it up with the keys of the same block',
      };
    case 'MISSING_CHAR':
      return {
        offset,
        what: `a sign is missing (${message})`,
        instead: 'close every quote, [ and {, and put a colon and a space after a key',
      };
    default:
      return {
        offset,
        what: `this is not YAML as it stands (${message.split('\n')[0] ?? code})`,
        instead: quoteIt,
      };
  }
}
