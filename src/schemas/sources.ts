import { z } from 'astro/zod';
import { factId, quoted, slug, text } from './field.ts';
import { policySlot } from './policy-slot.ts';

/** Id and kind of the source of every design judgement. */
export const OWN_SOURCE = 'this-course';

/** Kinds that speak for someone. */
const INTERESTED = ['model-policy', 'vendor-article', 'advocacy-page', 'practitioner-article'] as const;

const sourceSchema = z
  .strictObject({
    /** Id that facts name. @example `id: model-policy` */
    id: slug,
    /** @example `title: Model Use of Force Policy, De-Escalation module` */
    title: text,
    /** Who wrote or published it. @example `by: Policing Project, NYU School of Law` */
    by: text,
    /** What it is. @example `kind: model-policy` */
    kind: z.enum([
      ...INTERESTED,
      'statute',
      'court-decision',
      'federal-guidance',
      'peer-reviewed-study',
      'report',
      'press',
      'history',
      OWN_SOURCE,
    ]),
    /** What it has at stake, in a sentence. @example `interest: The company sells training.` */
    interest: text.optional(),
    /** When it appeared, or undated. @example `date: May 15, 2025` */
    date: text,
    /** Web address or citation. @example `where: Pub. L. 117-325` */
    where: text.optional(),
  })
  .superRefine(({ id, kind, interest }, ctx) => {
    if ((id === OWN_SOURCE) !== (kind === OWN_SOURCE)) {
      const message = `source ${quoted(id)} has kind ${kind} — write ${OWN_SOURCE} as id and kind of the course itself, and of nothing else`;
      ctx.addIssue({ code: 'custom', path: ['kind'], message, input: kind });
    }
    if (interest === undefined && INTERESTED.some((speaking) => speaking === kind)) {
      const message = `interest is missing — add interest: with what ${quoted(id)} has at stake, because a ${kind} speaks for someone`;
      ctx.addIssue({ code: 'custom', path: ['interest'], message, input: interest });
    }
  });

const disagreementSchema = z.strictObject({
  /** T and a number. @example `id: T1` */
  id: z.string().regex(/^T\d{1,3}$/, {
    error: ({ input }) =>
      `${quoted(input)} cannot be the id of a disagreement — write T and a number, such as T1`,
  }),
  /** @example `title: Warnings` */
  title: text,
  /** Two or more. */
  readings: z
    .array(
      z.strictObject({
        /** Id of the source. @example `source: ross-checklist` */
        source: slug,
        /** What it says, in the course's own words. @example `says: A threat of force is no de-escalation.` */
        says: text,
      }),
    )
    .min(2),
  /** What the course goes by where agency policy says nothing. @example `default: Drop the technique, keep the goal.` */
  default: text,
  /** Name of the policy slot that decides. @example `policySlot: policy.warnings` */
  policySlot: policySlot.optional(),
  /** Ids of the facts it rests on. @example `facts: [A8.T1]` */
  facts: z.array(factId).min(1),
});

/** `content/sources.yaml`: what facts rest on, and where it disagrees. */
export const sourcesSchema = z.strictObject({
  /** How much is known of what such training does, for learners. @example `evidence: One trial found …` */
  evidence: text,
  sources: z.array(sourceSchema).min(1),
  disagreements: z.array(disagreementSchema).default([]),
});

export type Sources = z.infer<typeof sourcesSchema>;
