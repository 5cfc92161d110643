/** A question as the learner meets it and the rules need it. Texts are plain text. */
export interface Question {
  /** Stable slug, unique in the course. */
  readonly id: string;
  /** The ledger's number: given once, never reused. */
  readonly number: number;
  readonly type: QuestionType;
  readonly use: QuestionUse;
  /** Id of the lesson it belongs to. */
  readonly lesson: string;
  /** Id of the learning objective, for example `O-1.2`. */
  readonly objective: string;
  readonly stem: string;
  readonly options: readonly Option[];
}

/** `choice`: one key. `choices`: one key or more, all or nothing. */
export type QuestionType = 'choice' | 'choices';

/** `check`: recorded practice. `predict`: unscored first thought. `final`: the assessment. */
export type QuestionUse = 'check' | 'predict' | 'final';

export interface Option {
  /** Stable slug, unique in its question. */
  readonly id: string;
  /** The ledger's number within the question: 1 to 35, never reused. */
  readonly number: number;
  readonly text: string;
  readonly correct: boolean;
  readonly feedback: string;
}

/** Numbers of the options that the learner chose, ascending, without repeats. */
export type Response = readonly number[];
