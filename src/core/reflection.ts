/** Something to write down for oneself. It is no question: nothing of it is graded, recorded or sent. */
export interface ReflectionPrompt {
  /** Stable slug, unique among questions too. */
  readonly id: string;
  readonly stem: string;
  readonly hint: string;
}
