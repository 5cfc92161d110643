import { z } from 'astro/zod';
import { factId, objectiveId, text } from './field.ts';
import { placeId } from './reference.ts';

/** The front matter of `content/lessons/NN-slug/index.mdx`. */
export const lessonSchema = z.strictObject({
  /** Stable id of the lesson, never changed once learners have met it. @example `id: what-it-is` */
  id: placeId,
  /** The lesson's heading and its line in the contents. @example `title: What de-escalation is, and is not` */
  title: text,
  /** Minutes that a learner needs, a whole number. @example `minutes: 10` */
  minutes: z.int().min(1).max(240),
  /** One sentence for the contents list. @example `summary: One sentence you can use tonight.` */
  summary: text,
  /** What hard matter the lesson holds, in one sentence; left away where there is none. @example `contentNote: This lesson speaks of suicide.` */
  contentNote: text.exactOptional(),
  /** What to remember, three to seven sentences; they make the printed study guide. @example `points: [One voice talks.]` */
  points: z.array(text).min(3).max(7).exactOptional(),
  /** What a learner can do afterwards, one entry an objective. */
  objectives: z
    .array(
      z.strictObject({
        /** Id that questions name, unique in the course. @example `id: O-1.1` */
        id: objectiveId,
        /** The objective, starting with a verb. @example `text: Name the four parts of the definition` */
        text,
      }),
    )
    .min(1),
  /** Ids of the facts in `content/facts.yaml` that the lesson rests on. @example `facts: [A1.6, A1.9]` */
  facts: z.array(factId).default([]),
});

export type LessonFrontMatter = z.infer<typeof lessonSchema>;
