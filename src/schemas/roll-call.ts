import { z } from 'astro/zod';
import { factId, slug, text } from './field.ts';
import { policySlot } from './policy-slot.ts';

/** What can be read aloud in about a minute, in words. */
const STORY = { min: 90, max: 150 } as const;

const story = text.refine((value) => wordsIn(value) >= STORY.min && wordsIn(value) <= STORY.max, {
  error: ({ input }) =>
    `story has ${wordsIn(String(input))} words — write ${STORY.min} to ${STORY.max}, so that it can be read aloud in a minute`,
});

/** `content/roll-call.yaml`: five-minute cards that a sergeant reads out at roll call. */
export const rollCallSchema = z.array(
  z.strictObject({
    /** Stable id, unique among the cards. @example `id: who-talks-tonight` */
    id: slug,
    /** @example `title: Who talks tonight?` */
    title: text,
    /** One call, told in 90 to 150 words. @example `story: A highway rest area, 2:15 a.m. …` */
    story,
    /** The one question that the squad decides. @example `decision: Where does the car stop?` */
    decision: text,
    /** Two or three ways that an officer might take. */
    ways: z
      .array(
        z.strictObject({
          /** What is done or said. @example `text: Stop at the corner, behind the wall.` */
          text,
          /** What speaks for it, and what against. @example `weigh: Distance and cover. He may not hear you.` */
          weigh: text,
        }),
      )
      .min(2)
      .max(3),
    /** Three short questions for the squad. @example `- What on that lot is cover?` */
    discuss: z.array(text).length(3),
    /** What the sergeant closes with. @example `sergeant: More hands, one voice.` */
    sergeant: text,
    /** Name of the policy slot that decides. @example `policySlot: policy.contact_cover` */
    policySlot: policySlot.exactOptional(),
    /** One thing to do this week. @example `tryThis: Name the talker aloud before anyone gets out.` */
    tryThis: text,
    /** Ids of the facts in `content/facts.yaml` that it rests on, at least one. @example `facts: [A8.T4, J.2]` */
    facts: z.array(factId).min(1),
    /** Id of the lesson that it goes with. @example `lesson: checklist` */
    lesson: slug,
  }),
);

export type RollCallCard = z.infer<typeof rollCallSchema>[number];

function wordsIn(value: string): number {
  return value.trim().split(/\s+/).length;
}
