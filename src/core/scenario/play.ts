import type { Exchange } from '../exchange.ts';
import type { RunEnd } from '../attempt.ts';
import type { Cause, Ending, Node, Scenario, ScenarioOption, Surprise } from './scenario.ts';
import type { SceneState } from './situation.ts';

/** A run of a scenario up to now: follows from the scenario, the seed and the path alone. */
export interface Run {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly cause: Cause;
  readonly surprise: Surprise;
  readonly steps: readonly Step[];
  readonly state: SceneState;
  /** Where it stands: a decision to take, or an ending. */
  readonly at: At;
}

export type At =
  | {
      readonly kind: 'node';
      readonly node: Node;
      readonly options: readonly ScenarioOption[];
      readonly sees: readonly string[];
    }
  | {
      readonly kind: 'ending';
      readonly ending: Ending;
      readonly text: readonly string[];
      readonly end: RunEnd;
    };

/** One decision that was taken. */
export interface Step {
  readonly node: Node;
  readonly sees: readonly string[];
  /** What was offered. */
  readonly options: readonly ScenarioOption[];
  readonly option: ScenarioOption;
  readonly then: readonly string[];
  readonly before: SceneState;
  readonly after: SceneState;
  readonly exchange: Exchange;
}
