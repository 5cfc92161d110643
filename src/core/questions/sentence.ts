import type { Exchange } from '../exchange.ts';
import { gradeOf, type Judged } from '../judged.ts';
import type { Block, BlockPart, RuleName, SentenceQuestion, SentenceRule } from '../question.ts';

/**
 * Judges a sentence built out of blocks: each rule it keeps is a part found. Every block may be used,
 * and no order is wrong by itself.
 *
 * @param chosen numbers of the blocks used, in the learner's order
 * @returns `undefined` where it cannot be a response: no block at all, a block used twice, or a number
 * the question does not have
 */
export function judgeSentence(question: SentenceQuestion, chosen: readonly number[]): Judged | undefined {
  const isOnce = new Set(chosen).size === chosen.length;
  const isKnown = chosen.every((number) => question.options.some((block) => block.number === number));
  if (chosen.length === 0 || !isOnce || !isKnown) return undefined;
  const response = [...chosen];
  const exchange: Exchange = {
    kind: 'sequencing',
    choices: question.options,
    // Many sentences keep the rules, and a pattern that cannot list them all says nothing (xAPI 1.0.3 Data 2.4.4.1).
    correct: null,
    response,
  };
  const found = keptRules(question, response).length;
  return {
    chosen: response,
    grade: gradeOf(question, { found, of: question.rules.length, extra: 0 }),
    exchange,
  };
}

/**
 * The rules that a sentence keeps, in the author's order.
 *
 * @param chosen numbers of the blocks used, in their order; a number the question does not have is no block
 */
export function keptRules(question: SentenceQuestion, chosen: readonly number[]): readonly SentenceRule[] {
  const parts = blocksOf(question, chosen).map(({ part }) => part);
  return question.rules.filter(({ rule }) => keepsRule(rule, parts));
}

/** The blocks of these numbers, in the order of the numbers. */
export function blocksOf(question: SentenceQuestion, chosen: readonly number[]): readonly Block[] {
  return chosen.flatMap((number) => question.options.find((block) => block.number === number) ?? []);
}

/**
 * Whether a sentence keeps one rule; what a block does is what its `part` says.
 *
 * - `information`: it has an `information` block. A `threat` block is none, whatever it names.
 * - `no-threat`: it has no `threat` block.
 * - `one-request`: it has exactly one `request` block.
 * - `pause`: a `pause` block stands somewhere after the last `request` block; anywhere where there is
 *   no request.
 * - `choice`, `name`, `reason`, `question`: it has a block of that part.
 *
 * @param parts what its blocks do, in their order
 */
export function keepsRule(rule: RuleName, parts: readonly BlockPart[]): boolean {
  switch (rule) {
    case 'no-threat':
      return !parts.includes('threat');
    case 'one-request':
      return parts.filter((part) => part === 'request').length === 1;
    case 'pause':
      return parts.lastIndexOf('pause') > parts.lastIndexOf('request');
    case 'information':
    case 'choice':
    case 'name':
    case 'reason':
    case 'question':
      return parts.includes(rule);
    default:
      return rule satisfies never;
  }
}
