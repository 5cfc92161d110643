import { z } from 'astro/zod';
import { factId, form, objectiveId, slug, text } from '../field.ts';
import { policySlot } from '../policy-slot.ts';

/** What every question has. */
export const question = {
  /** Stable id, unique over the whole course. @example `id: force-has-started` */
  id: slug,
  /** Id of the learning objective that the question asks about. @example `objective: O-1.2` */
  objective: objectiveId,
  /** Ids of the facts in `content/facts.yaml` that decide the answer. @example `facts: [A1.9]` */
  facts: z.array(factId).default([]),
  /** The question. @example `stem: Where does de-escalation stand?` */
  stem: text,
  /** The department's rule that decides where it differs; said after the answer. @example `policySlot: policy.warnings` */
  policySlot: policySlot.exactOptional(),
  /** Whether an edition may ask that it be right in every try that passes. @example `critical: true` */
  critical: z.boolean().default(false),
  /** In the bank alone, and there in every question: the form of the assessment that may ask it. @example `form: A` */
  form: form.exactOptional(),
  /** How much it counts in the assessment, 1 to 10. @example `weight: 2` */
  weight: z.int().min(1).max(10).default(1),
};

/** `all`: right or not. `partial`: a part of the answer is worth a part. @example `credit: partial` */
export const credit = z.enum(['all', 'partial']).default('all');
