/** How it stands. Nobody is shown the numbers: they become words. */
export interface SceneState {
  /** 0 to 100. */
  readonly tension: number;
  /** 0 to 100. */
  readonly rapport: number;
  readonly distance: Distance;
  /** Officers who talk, 0 to 6. */
  readonly voices: number;
  /** Ids of what is known. */
  readonly info: readonly string[];
  /** Ids of the help that is there or on its way. */
  readonly resources: readonly string[];
  /** Minutes since the start; halves and quarters stand for less than one. */
  readonly clock: number;
  readonly risk: Risk;
}

/** Nearest first. */
export const DISTANCES = ['close', 'reach', 'safe', 'cover'] as const;
export type Distance = (typeof DISTANCES)[number];

/** Least first. */
export const RISK_LEVELS = ['low', 'some', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** For whom the moment is dangerous. */
export const AT_RISK = ['person', 'bystander', 'officer'] as const;
export type Risk = Readonly<Record<(typeof AT_RISK)[number], RiskLevel>>;

/** Holds where everything it names holds; an empty one always holds. */
export interface Condition {
  readonly tension?: Range;
  readonly rapport?: Range;
  readonly voices?: Range;
  readonly clock?: Range;
  /** One of these. */
  readonly distance?: readonly Distance[];
  /** All of these are known. */
  readonly info?: readonly string[];
  /** All of these are there. */
  readonly resources?: readonly string[];
  /** One of these causes was drawn. */
  readonly cause?: readonly string[];
  /** One of these surprises was drawn. */
  readonly surprise?: readonly string[];
  /** One of these options was taken in this run. */
  readonly took?: readonly string[];
  /** This does not hold. */
  readonly not?: Condition;
}

/** Both ends are part of it; an end left away is open. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}
