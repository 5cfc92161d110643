import { readQuizzes } from '../../src/packaging/author-files.ts';

/** Files of a package that a launch has no use for. */
export interface WithheldFiles {
  /** Files that hold questions of an assessment, the launch file included if it does. */
  readonly bank: readonly string[];
  /** Scripts that speak xAPI to a server. */
  readonly xapi: readonly string[];
}

/**
 * Finds the bank by the words of its questions as the authors wrote them, and the xAPI client by the
 * header that every xAPI request carries (xAPI 1.0.3 part 3, 1.3), so that names of files decide nothing.
 * @param root folder with the quizzes
 */
export function withheldFiles(root: string, files: ReadonlyMap<string, Uint8Array>): WithheldFiles {
  const stems = bankStems(root);
  const texts = [...files]
    .filter(([path]) => /\.(?:html|js|json)$/.test(path))
    .map(([path, bytes]) => ({ path, text: new TextDecoder().decode(bytes) }));
  return {
    bank: texts.filter(({ text }) => holdsAny(text, stems)).map(({ path }) => path),
    xapi: texts.filter(({ text }) => /x-experience-api-version/i.test(text)).map(({ path }) => path),
  };
}

/** Stems that only an assessment asks: a practice question may share its words and has to be on the page. */
function bankStems(root: string): readonly string[] {
  const quizzes = readQuizzes(root).map(({ file, data }) => {
    if (data !== undefined) return data;
    throw new Error(
      `${file} does not follow its schema, so its questions are unknown. npm run build says why.`,
    );
  });
  const practice = new Set<string>();
  const bank = new Set<string>();
  for (const { use, questions } of quizzes) {
    for (const { stem } of questions) (use === 'final' ? bank : practice).add(folded(stem));
  }
  return [...bank].filter((stem) => !practice.has(stem));
}

function holdsAny(text: string, stems: readonly string[]): boolean {
  const words = folded(text);
  return stems.some((stem) => words.includes(stem));
}

/** Letters and digits only: HTML, JSON and script each escape a quotation mark in their own way. */
function folded(text: string): string {
  return text
    .replaceAll(/&#?\w+;/g, ' ')
    .replaceAll(/[^a-z0-9]+/gi, ' ')
    .trim()
    .toLowerCase();
}
