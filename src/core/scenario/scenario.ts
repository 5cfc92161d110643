import type { Condition, Distance, Risk, SceneState } from './situation.ts';

/** A branching scenario as its rules and its player need it: plain data, made by the build. Texts are plain text. */
export interface Scenario {
  /** Stable slug, unique among lessons and scenarios. */
  readonly id: string;
  /** The ledger's number. */
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  readonly mode: 'officer' | 'supervisor';
  /** Shown before it begins: what hard matter it holds, and where help is. */
  readonly note: string;
  /** Id of the learning objective that its decisions are recorded under. */
  readonly objective: string;
  /** Heading of the lens of the other person, for example `Him`. */
  readonly person: string;
  /** Time of day at the start, for example `18:42`. */
  readonly time: string;
  /** Id of the node it begins with. */
  readonly begin: string;
  readonly state: SceneState;
  /** Why the person behaves so: one is drawn, and told only in the debrief. */
  readonly causes: readonly Cause[];
  /** What happens unasked: one is drawn. */
  readonly surprises: readonly Surprise[];
  /** Words for what can be known and what help can be there, by their ids. */
  readonly info: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, string>>;
  readonly nodes: readonly Node[];
  readonly endings: readonly Ending[];
}

export interface Cause {
  readonly id: string;
  /** Told in the debrief. */
  readonly truth: string;
}

export interface Surprise {
  readonly id: string;
  /** Told in the debrief, for whoever met another one. */
  readonly name: string;
}

/** A text that may depend on how it stands: those that hold are shown one after another. */
export interface Told {
  readonly when: Condition;
  readonly text: string;
}

/** A moment of the scene, with a decision. */
export interface Node {
  readonly id: string;
  /** A few words for maps and timelines, for example `First words`. */
  readonly name: string;
  readonly scene: Scene;
  /** What the learner sees and hears. */
  readonly sees: readonly Told[];
  /** What is asked. */
  readonly stem: string;
  readonly options: readonly ScenarioOption[];
}

/** A picture of `content/scenes` with some of its layers shown. */
export interface Scene {
  /** Name of the file, without `.svg`. */
  readonly picture: string;
  /** Names of the layers to show (`data-layer` in the drawing). */
  readonly layers: readonly string[];
  /** The same information in words. */
  readonly alt: string;
}

export interface ScenarioOption {
  /** Stable slug, unique in the scenario. */
  readonly id: string;
  /** The ledger's number, unique in the scenario: 1 to 127. */
  readonly number: number;
  /** What the learner says or does. */
  readonly text: string;
  /** It is offered where this holds. */
  readonly when: Condition;
  /** Their conditions are judged as it stood before the decision. */
  readonly effects: readonly Effect[];
  /** What comes of it, judged as it stands after the decision, with this option among those taken. */
  readonly then: readonly Told[];
  /** Why it moved, for the learner. */
  readonly why: string;
  /** How it stands against what was known then, whatever came of it. */
  readonly sound: 'yes' | 'partly' | 'no';
  readonly replay: Replay;
  /** Where it leads: the first that holds after the decision. Its last one always holds. */
  readonly next: readonly Way[];
}

export interface Way {
  readonly when: Condition;
  /** Id of a node or an ending. */
  readonly to: string;
}

/** Changes to how it stands, made where `when` holds. */
export interface Effect {
  readonly when: Condition;
  /** Added; the sum is kept within 0 to 100. */
  readonly tension?: number;
  /** Added; the sum is kept within 0 to 100. */
  readonly rapport?: number;
  /** Minutes that pass, 0 or more. */
  readonly clock?: number;
  /** From now on. */
  readonly distance?: Distance;
  /** From now on. */
  readonly voices?: number;
  /** Becomes known. */
  readonly info?: readonly string[];
  /** Comes to help. */
  readonly resources?: readonly string[];
  /** From now on, for those named. */
  readonly risk?: Partial<Risk>;
}

/** The same moment, three ways. */
export interface Replay {
  /** What was said and done. */
  readonly you: string;
  /** What reached the person; two where two voices overlapped. */
  readonly person: readonly [string] | readonly [string, string];
  /** What a review will ask or note. */
  readonly review: string;
}

export interface Ending {
  readonly id: string;
  /** The ledger's number, unique in the scenario: 1 to 127. */
  readonly number: number;
  readonly title: string;
  /** `beyond`: force would be used, which is beyond this course; a neutral page, without a score. */
  readonly kind: 'settled' | 'held' | 'open' | 'beyond';
  /** What happened. */
  readonly text: readonly Told[];
  /** What to take away, one paragraph each. */
  readonly debrief: readonly string[];
  /** Names of the policy slots that decide, for example `policy.warnings`. */
  readonly policySlots: readonly string[];
}
