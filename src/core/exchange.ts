/** Something that has a name in a record. */
export interface Named {
  /** Stable slug. */
  readonly id: string;
  /** The ledger's number. */
  readonly number: number;
  readonly text: string;
}

export type Pair = readonly [from: number, to: number];

/**
 * One answer in the terms that SCORM 1.2 (RTE 3.4.4), SCORM 2004 (RTE 4.2.9) and xAPI 1.0.3 (Data,
 * Appendix C) have in common: how it was asked, what is right and what was answered, by numbers. Each
 * standard writes it in its own notation. `correct` is `null` where nothing is right or wrong.
 */
export type Exchange =
  | {
      readonly kind: 'choice' | 'sequencing';
      readonly choices: readonly Named[];
      readonly correct: readonly number[] | null;
      readonly response: readonly number[];
    }
  | {
      readonly kind: 'matching';
      readonly sources: readonly Named[];
      readonly targets: readonly Named[];
      readonly correct: readonly Pair[] | null;
      readonly response: readonly Pair[];
    }
  | {
      /** `correct`: least and greatest right number. */
      readonly kind: 'numeric';
      readonly correct: Pair | null;
      readonly response: number;
    }
  | {
      /** Pairs of a step and the answer taken in it. SCORM 1.2 hears them as a choice. */
      readonly kind: 'performance';
      readonly steps: readonly Step[];
      readonly correct: readonly Pair[] | null;
      readonly response: readonly Pair[];
    };

export interface Step extends Named {
  readonly answers: readonly Named[];
}
