import { z } from 'astro/zod';
import { quoted, slug } from './field.ts';
import { matchingSchema, orderingSchema, sortingSchema } from './question/arranging.ts';
import {
  choiceSchema,
  choiceThought,
  choicesSchema,
  choicesThought,
  cuesSchema,
  decisionSchema,
} from './question/choosing.ts';
import { momentSchema, reflectionSchema, sentenceSchema } from './question/telling.ts';

const scored = [
  choiceSchema,
  choicesSchema,
  cuesSchema,
  orderingSchema,
  matchingSchema,
  sortingSchema,
  momentSchema,
  sentenceSchema,
  decisionSchema,
] as const;

/** `quizzes/NAME.yaml`, and `quizzes/final/NAME.yaml` for the assessment bank. */
export const quizSchema = z.discriminatedUnion('use', [
  z
    .strictObject({
      /** Stable id that a lesson's `<Quiz id="…" />` names. @example `id: what-it-is-check` */
      id: slug,
      /** Recorded practice. @example `use: check` */
      use: z.literal('check'),
      /** How many of the questions each learner is asked; all of them where left away. @example `draw: 2` */
      draw: z.int().min(1).exactOptional(),
      /** The questions, in the order they are asked. */
      questions: z.array(z.discriminatedUnion('type', [...scored, reflectionSchema])).min(1),
    })
    .superRefine(({ draw, questions }, ctx) => {
      if (draw === undefined) return;
      if (draw >= questions.length) {
        const message = `draw is ${draw} of ${questions.length} questions — write a smaller number, or leave draw away to ask all`;
        ctx.addIssue({ code: 'custom', message, path: ['draw'] });
      }
      for (const [index, { type }] of questions.entries()) {
        if (type === 'choice' || type === 'choices') continue;
        const message = `type is ${quoted(type)} in a quiz that is drawn — write choice or choices, or leave draw away`;
        ctx.addIssue({ code: 'custom', message, path: ['questions', index, 'type'] });
      }
    }),
  z.strictObject({
    /** Stable id that a lesson's `<Quiz id="…" />` names. @example `id: what-it-is-predict` */
    id: slug,
    /** An unscored first thought, without a correct option. @example `use: predict` */
    use: z.literal('predict'),
    /** The questions, in the order they are asked. */
    questions: z
      .array(z.discriminatedUnion('type', [choiceThought, choicesThought, reflectionSchema]))
      .min(1),
  }),
  z.strictObject({
    /** Stable id that an edition's `banks` name. @example `id: final-what-it-is` */
    id: slug,
    /** Part of the assessment bank; the file stands in `quizzes/final/`. @example `use: final` */
    use: z.literal('final'),
    /** The questions that a try at the assessment may draw. */
    questions: z.array(z.discriminatedUnion('type', [...scored])).min(1),
  }),
]);

export type Quiz = z.infer<typeof quizSchema>;
/** Anything that stands in a quiz. */
export type QuizEntry = Quiz['questions'][number];
/** What is asked, and not only written down for oneself. */
export type QuizQuestion = Exclude<QuizEntry, { type: 'reflection' }>;
