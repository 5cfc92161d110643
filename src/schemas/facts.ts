import { z } from 'astro/zod';
import { calendarDay, factId, slug, text } from './field.ts';

/** `content/facts.yaml`: every statement that lessons and questions rest on. */
export const factsSchema = z.array(
  z.strictObject({
    /** Id that lessons and questions name. @example `id: A1.6` */
    id: factId,
    /** The fact in one sentence. @example `statement: Federal law has defined de-escalation since 2022.` */
    statement: text,
    /** What it rests on, at least one, by the ids of `content/sources.yaml`. */
    sources: z
      .array(
        z.strictObject({
          /** @example `id: model-policy` */
          id: slug,
          /** Where in it. @example `at: section 1.1.B` */
          at: text.optional(),
        }),
      )
      .min(1),
    /** confirmed: checked in a public source; single-source: said by one document; judgement: this course's own. @example `sure: confirmed` */
    sure: z.enum(['confirmed', 'single-source', 'judgement']),
    /** Day on which it has to be checked again; the build stops after it. @example `review: 2027-11-01` */
    review: calendarDay,
  }),
);

export type Fact = z.infer<typeof factsSchema>[number];
