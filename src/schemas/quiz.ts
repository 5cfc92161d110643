import { z } from 'astro/zod';
import { factId, objectiveId, quoted, slug, text } from './field.ts';

const optionSchema = z.strictObject({
  /** Short id, unique in its question and never reused for another meaning. @example `id: goes-on` */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, {
    error: ({ input }) =>
      `${quoted(input)} cannot be an option id — write up to 24 lower-case letters, digits and hyphens, starting with a letter`,
  }),
  /** What the learner reads and chooses. @example `text: It goes on. Less force now.` */
  text,
  /** Present and true where the option is right. @example `correct: true` */
  correct: z.boolean().default(false),
  /** Why it is right or wrong, shown after the answer. @example `feedback: It is the brake once force is used.` */
  feedback: text,
});

type QuizOption = z.infer<typeof optionSchema>;

const optionsSchema = z
  .array(optionSchema)
  .min(2)
  .max(6)
  .superRefine((options, ctx) => {
    for (const [index, option] of options.entries()) {
      const earlier = options.slice(0, index);
      if (earlier.some(({ id }) => id === option.id)) {
        const message = `option id ${quoted(option.id)} stands twice in one question — give each option an id of its own`;
        ctx.addIssue({ code: 'custom', message, path: [index, 'id'] });
      }
      if (earlier.some((other) => sameText(other.text, option.text))) {
        const message = `two options read ${quoted(option.text)} — write options that a learner can tell apart`;
        ctx.addIssue({ code: 'custom', message, path: [index, 'text'] });
      }
    }
  });

const oneCorrect = optionsSchema.refine((options) => correctOnes(options) === 1, {
  error: ({ input }) =>
    `${howMany(correctOnes(input))} correct where type is choice — mark exactly one with correct: true, or write type: choices`,
});

const someCorrect = optionsSchema
  .refine((options) => correctOnes(options) > 0, {
    error: 'no option is correct — mark every right one with correct: true',
  })
  .refine((options) => correctOnes(options) < options.length, {
    error: 'every option is correct — write at least one wrong option, or there is nothing to choose',
  });

const noneCorrect = optionsSchema.refine((options) => correctOnes(options) === 0, {
  error:
    'a predict question has a correct option — remove correct: true, because a first thought is not scored, or write use: check',
});

const question = {
  /** Stable id, unique over the whole course. @example `id: force-has-started` */
  id: slug,
  /** Id of the learning objective that the question asks about. @example `objective: O-1.2` */
  objective: objectiveId,
  /** Ids of the facts in `content/facts.yaml` that decide the answer. @example `facts: [A1.9]` */
  facts: z.array(factId).default([]),
  /** The question. @example `stem: Where does de-escalation stand?` */
  stem: text,
};

const choiceSchema = z.strictObject({
  ...question,
  /** One option is right. @example `type: choice` */
  type: z.literal('choice'),
  /** Two to six options, exactly one of them correct. */
  options: oneCorrect,
});

const choicesSchema = z.strictObject({
  ...question,
  /** One option or more is right, all or nothing. @example `type: choices` */
  type: z.literal('choices'),
  /** Two to six options, at least one correct and one wrong. */
  options: someCorrect,
});

const scored = z.array(z.discriminatedUnion('type', [choiceSchema, choicesSchema])).min(1);

const predicted = z
  .array(
    z.discriminatedUnion('type', [
      choiceSchema.extend({ options: noneCorrect }),
      choicesSchema.extend({ options: noneCorrect }),
    ]),
  )
  .min(1);

/** `quizzes/NAME.yaml`, and `quizzes/final/NAME.yaml` for the assessment bank. */
export const quizSchema = z.discriminatedUnion('use', [
  z.strictObject({
    /** Stable id that a lesson's `<Quiz id="…" />` names. @example `id: what-it-is-check` */
    id: slug,
    /** Recorded practice. @example `use: check` */
    use: z.literal('check'),
    /** The questions, in the order they are asked. */
    questions: scored,
  }),
  z.strictObject({
    /** Stable id that a lesson's `<Quiz id="…" />` names. @example `id: what-it-is-predict` */
    id: slug,
    /** An unscored first thought, without a correct option. @example `use: predict` */
    use: z.literal('predict'),
    /** The questions, in the order they are asked. */
    questions: predicted,
  }),
  z.strictObject({
    /** Stable id that an edition's `banks` name. @example `id: final-what-it-is` */
    id: slug,
    /** Part of the assessment bank; the file stands in `quizzes/final/`. @example `use: final` */
    use: z.literal('final'),
    /** The questions that a try at the assessment may draw. */
    questions: scored,
  }),
]);

export type Quiz = z.infer<typeof quizSchema>;
export type QuizQuestion = Quiz['questions'][number];

function correctOnes(options: unknown): number {
  return Array.isArray(options) ? options.filter((option: QuizOption) => option.correct).length : 0;
}

function howMany(count: number): string {
  return count === 0 ? 'no option is' : `${count} options are`;
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
