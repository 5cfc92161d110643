import type { Question } from '../../core/question.ts';
import { bankModule } from '../../runtime/bank.ts';
import { readSettings } from '../../runtime/settings.ts';

/**
 * Fetches the questions to practise, a module of the package, when their page is opened.
 * @param tries how often it was asked for already
 * @throws the browser's TypeError where it did not arrive; Error where the edition has none
 */
export async function fetchPractice(tries: number): Promise<readonly Question[]> {
  const { practice } = readSettings(document);
  if (practice === null)
    throw new Error('This edition has no questions to practise. Build the package again.');
  const name = bankModule(practice, document.baseURI, tries);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the build wrote it from this type
  const module = (await import(/* @vite-ignore */ name)) as { default: readonly Question[] };
  return module.default;
}
