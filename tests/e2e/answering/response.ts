import type { Question, Response } from '../../../src/core/question.ts';
import { placedInResponse } from '../../../src/core/questions/matching.ts';

/**
 * The numbers of a right answer, or of one in which nothing is right, as the authors wrote the question.
 * A sentence is the exception: of its one block, some rule is not kept.
 */
export function response(question: Question, right: boolean): Response {
  switch (question.type) {
    case 'choice':
    case 'choices':
    case 'cues': {
      if (question.use === 'predict') return numbersOf(question.options.slice(0, 1));
      const chosen = question.options.filter(({ correct }) => correct === right);
      return numbersOf(right ? chosen : chosen.slice(0, 1));
    }
    case 'ordering': {
      const [first = 0, ...others] = numbersOf(question.options);
      return right ? [first, ...others] : [...others, first];
    }
    case 'matching':
    case 'sorting': {
      const targets = numbersOf(question.targets);
      return placedInResponse(question).map(({ target }) =>
        right ? target : (targets[(targets.indexOf(target) + 1) % targets.length] ?? 0),
      );
    }
    case 'moment': {
      const told = question.options.map(({ at }) => at);
      if (right) return [secondsOf(question).find((second) => !told.includes(second)) ?? question.from];
      return [told.find((at) => at < question.from || at > question.to) ?? 0];
    }
    case 'sentence': {
      if (right) return question.model;
      const threat = question.options.find(({ part }) => part === 'threat') ?? question.options[0];
      return [threat?.number ?? 0];
    }
    case 'decision': {
      const branch = question.options.find(({ correct }) => correct === right);
      const then = branch?.options.find(({ correct }) => correct === right);
      return [branch?.number ?? 0, then?.number ?? 0];
    }
    default:
      return question satisfies never;
  }
}

/** What the author gave as right, in the terms of a response; for a moment the first and the last second. */
export function keyOf(question: Question): Response {
  // No pattern holds every sentence that keeps the rules.
  if (question.use === 'predict' || question.type === 'sentence') return [];
  return question.type === 'moment' ? [question.from, question.to] : response(question, true);
}

function numbersOf(things: readonly { readonly number: number }[]): readonly number[] {
  return things.map(({ number }) => number);
}

function secondsOf({ from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
