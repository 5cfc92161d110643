import type { Quiz } from '../../schemas/quiz.ts';
import { askedIn } from '../core-question.ts';
import { keyPlaces, keyRanks, longestKeys, placesP } from './key-bias.ts';
import type { KeyPlaces, LongestKeys } from './key-bias.ts';
import { keyedQuestions } from './keyed-questions.ts';
import { countBy } from './lesson-figures.ts';
import { isScenarioType } from './scenario-type.ts';

/** What the questions of the whole course come to. */
export interface BankFigures {
  readonly items: number;
  readonly scenarioType: number;
  readonly types: Readonly<Record<string, number>>;
  readonly forms: Readonly<Record<string, number>>;
  /** Bank items that ask about each objective, with none too, and how many of each form. */
  readonly objectives: readonly {
    readonly id: string;
    readonly items: number;
    readonly forms: Readonly<Record<string, number>>;
  }[];
  readonly critical: number;
}

/** How far the `choice` questions of practice and bank give their answers away. */
export interface KeyFigures {
  readonly places: readonly KeyPlaces[];
  readonly placesP: number;
  readonly longest: LongestKeys;
  /** By length, from the longest: how many right options stand where. */
  readonly ranks: readonly number[];
  /** By file; those with few questions tell little. */
  readonly files: readonly (LongestKeys & { readonly file: string; readonly places: readonly number[] })[];
}

/** @param objectives every id, in the course's order */
export function bankFigures(quizzes: readonly Quiz[], objectives: readonly string[]): BankFigures {
  const items = quizzes.filter(({ use }) => use === 'final').flatMap(({ questions }) => askedIn(questions));
  return {
    items: items.length,
    scenarioType: items.filter(({ stem }) => isScenarioType(stem)).length,
    types: countBy(items.map(({ type }) => type)),
    forms: countBy(items.map(({ form }) => form ?? '-')),
    objectives: objectives.map((id) => {
      const own = items.filter(({ objective }) => objective === id);
      return { id, items: own.length, forms: countBy(own.map(({ form }) => form ?? '-')) };
    }),
    critical: items.filter(({ critical }) => critical).length,
  };
}

/** @param files the quizzes, each with its file */
export function keyFigures(files: readonly { readonly file: string; readonly data: Quiz }[]): KeyFigures {
  const keyed = files
    .map(({ file, data }) => ({ file, questions: keyedQuestions(data) }))
    .filter(({ questions }) => questions.length > 0);
  const all = keyed.flatMap(({ questions }) => questions);
  const places = keyPlaces(all);
  return {
    places,
    placesP: placesP(places),
    longest: longestKeys(all),
    ranks: keyRanks(all),
    files: keyed.map(({ file, questions }) => {
      const most = Math.max(...questions.map(({ lengths }) => lengths.length));
      const found = Array.from({ length: most }, (_, at) => questions.filter(({ key }) => key === at).length);
      return Object.assign(longestKeys(questions), { file, places: found });
    }),
  };
}
