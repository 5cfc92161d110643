/** What the rules have to know of an edition: plain data, made by the build, part of the page. */
export interface CoursePlan {
  /** Stable id of the course, the same over all editions and versions. */
  readonly course: string;
  readonly edition: string;
  readonly title: string;
  readonly version: string;
  /** Hex digest of everything the learner can see. */
  readonly contentHash: string;
  readonly navigation: 'sequential' | 'free';
  readonly lessons: readonly LessonPlan[];
  /** In the order they are taken, after the lessons. */
  readonly scenarios: readonly ScenarioPlan[];
  readonly assessment: AssessmentPlan | null;
  readonly completion: CompletionRule;
  /** What the LMS is told of an outcome. */
  readonly reporting: ReportingRule;
  /** `minimal` keeps single answers out of every record but the saved state. */
  readonly evidence: 'minimal' | 'standard' | 'full';
}

export interface LessonPlan {
  readonly id: string;
  /** The ledger's number. */
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  /** Ledger numbers of the recorded questions (`use: check`) that each learner is asked in the lesson. */
  readonly checks: readonly number[];
  /** Recorded questions of which each learner is asked some. */
  readonly draws: readonly CheckDraw[];
  readonly objectives: readonly ObjectivePlan[];
  /** Whether it need not be taken: who passes the assessment has shown that they know it. */
  readonly testOut: boolean;
}

export interface CheckDraw {
  /** Ledger numbers. */
  readonly pool: readonly number[];
  /** How many of them a learner is asked, at most as many as there are. */
  readonly count: number;
}

export interface ScenarioPlan {
  readonly id: string;
  /** The ledger's number. */
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
}

export interface ObjectivePlan {
  /** For example `O-1.2`. */
  readonly id: string;
  readonly text: string;
  /** Ledger numbers of the recorded questions (`use: check`) about it in its lesson. */
  readonly checks: readonly number[];
  /** Ledger numbers of the assessment's questions about it, of every form: a try may be older than the form. */
  readonly items: readonly number[];
}

/** Questions of which each try asks some: those of one lesson's bank. */
export interface QuestionGroup {
  /** Ledger numbers, of the edition's form where it names one. */
  readonly pool: readonly number[];
  /** How many of them a try asks, at least 1. */
  readonly count: number;
}

export interface AssessmentPlan {
  /** What a try asks: of each group its count. */
  readonly groups: readonly QuestionGroup[];
  /** Percent, 0 to 100. A pass mark sent by the LMS wins over it. */
  readonly passMark: number;
  /** Tries that a learner has. */
  readonly attempts: number;
  /** Whether the reasons are shown after each answer of the assessment. */
  readonly itemFeedback: boolean;
  /** Weights other than 1, by the question's ledger number, of every form. */
  readonly weights: Readonly<Record<number, number>>;
  /** Ledger numbers of questions that have to be right in a try that passes, of every form. */
  readonly critical: readonly number[];
}

/** What completes the course. An edition without assessment never asks for one. */
export interface CompletionRule {
  readonly lessons: 'all' | 'none';
  readonly assessment: 'passed' | 'none';
  /** Process score, whole percent, that each scenario has to reach in one run; 0: it has to be ended. */
  readonly scenarios: number | 'none';
}

/** What a department's LMS is told of an outcome: LMSs differ in what they make of "passed" and "failed". */
export interface ReportingRule {
  /** `completed` keeps the word "passed" from LMSs that take it for not completed. */
  readonly onPass: 'passed' | 'completed';
  /**
   * After the last try: `failed`; `incomplete`, for LMSs that lock a failed course; `completed`, where
   * taking part is what counts.
   */
  readonly onFail: 'failed' | 'incomplete' | 'completed';
  /** Whether a score is reported at all. */
  readonly score: boolean;
}
