import { z } from 'astro/zod';

/** Subjects on which a department's own policy decides, by the names that questions and scenarios use. */
export const POLICY_SLOTS = [
  'policy.definition',
  'policy.duty_verb',
  'policy.exception',
  'policy.warnings',
  'policy.less_lethal',
  'policy.display_is_force',
  'policy.contact_cover',
  'policy.vulnerable',
  'policy.language_disability',
  'policy.crisis_resources',
  'policy.continuing_duty',
  'policy.medical_aid',
  'policy.reporting',
  'policy.intervene',
  'policy.civil_calls',
  'policy.crowd',
  'policy.after_action',
  'legal.note_state_created_danger',
  'legal.note_prior_conduct',
  'wellness.contacts',
] as const;

/** @example `policySlot: policy.warnings` */
export const policySlot = z.enum(POLICY_SLOTS);
