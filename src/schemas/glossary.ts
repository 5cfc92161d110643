import { z } from 'astro/zod';
import { factId, slug, text } from './field.ts';

/** `content/glossary.yaml`: words of the field, in the course's own words. */
export const glossarySchema = z.array(
  z.strictObject({
    /** Id that a lesson's `<Define id="…" />` names. @example `id: reactionary-gap` */
    id: slug,
    /** The word as it is written in a sentence. @example `term: reactionary gap` */
    term: text,
    /** What it means, in one or two short sentences. @example `text: Space that gives you time to react.` */
    text,
    /** Other ways it is written in a lesson, such as its plural or its verb. @example `forms: [advisements, advise]` */
    forms: z.array(text).default([]),
    /** Ids of the facts in `content/facts.yaml` that it rests on. @example `facts: [A4.1.3.G2]` */
    facts: z.array(factId).default([]),
  }),
);

export type GlossaryEntry = z.infer<typeof glossarySchema>[number];
