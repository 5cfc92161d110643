/** A question as the learner meets it and the rules need it. Texts are plain text. */
export type Question =
  | ChoiceQuestion
  | ChoicesQuestion
  | CuesQuestion
  | OrderingQuestion
  | MatchingQuestion
  | SortingQuestion
  | MomentQuestion
  | SentenceQuestion
  | DecisionQuestion;

export type QuestionType = Question['type'];

/** What every question has, whatever its type. */
export interface Asked {
  /** Stable slug, unique in the course. */
  readonly id: string;
  /** The ledger's number: given once, never reused. */
  readonly number: number;
  readonly use: QuestionUse;
  /** Id of the lesson it belongs to. */
  readonly lesson: string;
  /** Id of the learning objective, for example `O-1.2`. */
  readonly objective: string;
  readonly stem: string;
  /** Name of the subject on which the department's own policy decides, for example `policy.warnings`. */
  readonly policySlot?: string;
}

/** `check`: recorded practice. `predict`: unscored first thought. `final`: the assessment. */
export type QuestionUse = 'check' | 'predict' | 'final';

/** `all`: right or not. `partial`: a part of the answer is worth a part. */
export type Credit = 'all' | 'partial';

/** Something the learner chooses, moves or marks. */
export interface Piece {
  /** Stable slug, unique in its question. */
  readonly id: string;
  /** The ledger's number within the question: 1 to 35, never reused. */
  readonly number: number;
  readonly text: string;
  /** Why it is right or not, or stands where it stands. */
  readonly feedback: string;
}

export interface Option extends Piece {
  readonly correct: boolean;
}

/** One option is right. */
export interface ChoiceQuestion extends Asked {
  readonly type: 'choice';
  readonly options: readonly Option[];
}

/** One option or more is right. */
export interface ChoicesQuestion extends Asked {
  readonly type: 'choices';
  readonly credit: Credit;
  readonly options: readonly Option[];
}

/** Facts to find in a drawn scene; the list beside it holds the same ones. */
export interface CuesQuestion extends Asked {
  readonly type: 'cues';
  readonly credit: Credit;
  /** Name of the drawing in `content/scenes`, without `.svg`. */
  readonly scene: string;
  /** The drawing as SVG text, where the page does not hold it already. */
  readonly picture?: string;
  readonly options: readonly Cue[];
}

/** `x` and `y` are where its mark stands, in units of the drawing's view box. */
export interface Cue extends Option {
  readonly x: number;
  readonly y: number;
}

/** Pieces to put in order; they stand in the right one. */
export interface OrderingQuestion extends Asked {
  readonly type: 'ordering';
  readonly credit: Credit;
  readonly options: readonly Piece[];
}

/** Pieces that each belong to one target; a target may stay without one. */
export interface MatchingQuestion extends Asked {
  readonly type: 'matching';
  readonly credit: Credit;
  readonly options: readonly Placed[];
  readonly targets: readonly Target[];
}

/** Pieces to sort into a few categories. */
export interface SortingQuestion extends Asked {
  readonly type: 'sorting';
  readonly credit: Credit;
  readonly options: readonly Placed[];
  readonly targets: readonly Target[];
}

export interface Placed extends Piece {
  /** Number of the target it belongs to. */
  readonly target: number;
}

export interface Target {
  readonly id: string;
  /** The ledger's number within the question, of the same row as those of its pieces. */
  readonly number: number;
  readonly text: string;
}

/** When something happens, in a told stretch of time. */
export interface MomentQuestion extends Asked {
  readonly type: 'moment';
  /** How long the stretch is, whole seconds. */
  readonly seconds: number;
  /** First and last second that are right. */
  readonly from: number;
  readonly to: number;
  /** What happens, in order: the list that stands beside the timeline. */
  readonly options: readonly Moment[];
}

export interface Moment extends Piece {
  /** Whole seconds from the beginning. */
  readonly at: number;
}

/** A sentence to build out of blocks; rules decide, not one right answer. */
export interface SentenceQuestion extends Asked {
  readonly type: 'sentence';
  readonly credit: Credit;
  readonly options: readonly Block[];
  /** Rules that the sentence has to keep, in the order they are explained. */
  readonly rules: readonly SentenceRule[];
  /** Numbers of the blocks of a sentence that keeps every rule, in order. */
  readonly model: readonly number[];
}

/**
 * What a block does. `information` names a consequence; `threat` names one to frighten; `request` asks
 * for one thing; `pause` is silence; `choice` leaves the person a real one.
 */
export type BlockPart =
  'name' | 'reason' | 'feeling' | 'question' | 'information' | 'threat' | 'request' | 'pause' | 'choice';

export interface Block extends Piece {
  readonly part: BlockPart;
}

/**
 * `information`: a consequence is told as information. `no-threat`: nothing threatens. `one-request`:
 * exactly one request. `pause`: silence after the last request. `choice`: a real choice.
 * `name`, `reason`, `question`: the sentence has such a block.
 */
export type RuleName =
  'information' | 'no-threat' | 'one-request' | 'pause' | 'choice' | 'name' | 'reason' | 'question';

export interface SentenceRule {
  readonly rule: RuleName;
  /** Shown where the sentence keeps it. */
  readonly kept: string;
  /** Shown where it does not. */
  readonly missed: string;
}

/** A decision, what comes of it, and a second one. */
export interface DecisionQuestion extends Asked {
  readonly type: 'decision';
  readonly credit: Credit;
  readonly options: readonly Branch[];
}

export interface Branch extends Option {
  /** What happens next. */
  readonly then: string;
  /** What is asked then. */
  readonly stem: string;
  /** Numbers in one row with those of the branches. */
  readonly options: readonly Option[];
}

/**
 * A response, in numbers whose meaning the type gives: option numbers, ascending (choice, choices,
 * cues); option numbers in the learner's order (ordering, sentence); for each option, in ascending order
 * of their numbers, that of its target (matching, sorting); a second (moment); the branch and the option
 * taken in it (decision).
 */
export type Response = readonly number[];
