import { z } from 'astro/zod';
import { factId, slug, text } from './field.ts';

/** `content/role-plays.yaml`: sheets for practice in person, one for each scenario that has one. */
export const rolePlaysSchema = z.array(
  z.strictObject({
    /** Stable id, unique among the sheets. @example `id: median-line-in-person` */
    id: slug,
    /** @example `title: Median line, in person` */
    title: text,
    /** Id of the scenario that it continues. @example `scenario: median-line` */
    scenario: slug,
    /** Minutes for all rounds with their debriefs, a whole number. @example `minutes: 40` */
    minutes: z.int().min(10).max(240),
    /** What is practiced; that it is this course’s own, and who logs it. @example `purpose: You practice one voice.` */
    purpose: text,
    /** What hard matter it holds, and where help is. @example `note: This sheet speaks of suicide.` */
    note: text,
    /** What to prepare, a line each. @example `- Mark four lanes with tape.` */
    setup: z.array(text).min(1),
    /** Who takes part: officers, the person, the observer, others. */
    roles: z
      .array(
        z.strictObject({
          /** @example `name: Contact officer` */
          name: text,
          /** What the player knows and does. @example `brief: You talk. You know of a man in the road.` */
          brief: text,
        }),
      )
      .min(3),
    /** Rules that come before the play, a line each. @example `- The stop word is “Time out.”` */
    safety: z.array(text).min(3),
    /** The moments of a round, in order, for whoever plays the person. */
    play: z
      .array(
        z.strictObject({
          /** A few words for the moment. @example `beat: Arrival` */
          beat: text,
          /** What the person does. @example `does: Walk up and down the median.` */
          does: text,
          /** What makes the person ease, and how it shows. @example `eases: One voice goes quiet. Stand still.` */
          eases: text,
          /** What makes it worse, and how it shows. @example `worsens: Two voices at once. Cover your ears.` */
          worsens: text,
        }),
      )
      .min(3)
      .max(6),
    /** What can be seen or heard, ticked yes, partly, no or not seen. @example `- A contact officer was named.` */
    observer: z.array(text).min(6).max(10),
    /** Questions in the order of a seven-minute after-action; local rules on statements come first. @example `- Is everyone all right?` */
    debrief: z.array(text).min(6).max(9),
    /** Ids of the facts in `content/facts.yaml` that it rests on, at least one. @example `facts: [J.2, J.4]` */
    facts: z.array(factId).min(1),
  }),
);

export type RolePlay = z.infer<typeof rolePlaysSchema>[number];
