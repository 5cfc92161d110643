import type { Exchange, Named } from '../../src/core/exchange.ts';

const named = (number: number, id: string): Named => ({ id, number, text: `Text of ${id}` });

const choices = [named(1, 'step-back'), named(2, 'call-in'), named(3, 'walk-up')];

/** One wrong answer of every kind, as the rules tell it. */
export const exchanges = {
  choice: { kind: 'choice', choices, correct: [1, 2], response: [1, 3] },
  sequencing: { kind: 'sequencing', choices, correct: [1, 2, 3], response: [3, 1, 2] },
  matching: {
    kind: 'matching',
    sources: [named(1, 'long-breath'), named(2, 'the-car')],
    targets: [named(5, 'more-time'), named(6, 'distance')],
    correct: [
      [1, 5],
      [2, 6],
    ],
    response: [
      [1, 5],
      [2, 5],
    ],
  },
  numeric: { kind: 'numeric', correct: [5, 7], response: 12 },
  performance: {
    kind: 'performance',
    steps: [
      { ...named(1, 'first'), answers: [named(1, 'wait'), named(2, 'go-in')] },
      { ...named(2, 'then'), answers: [named(3, 'ask'), named(4, 'order'), named(5, 'leave')] },
    ],
    correct: [
      [1, 1],
      [2, 3],
    ],
    response: [
      [1, 2],
      [2, 5],
    ],
  },
} as const satisfies { readonly [Kind in Exchange['kind']]: Exchange & { readonly kind: Kind } };

export const kinds = Object.keys(exchanges) as (keyof typeof exchanges)[];

/** The same, where nothing was to be got right. */
export function open(exchange: Exchange): Exchange {
  return { ...exchange, correct: null };
}
