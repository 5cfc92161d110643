import { z } from 'astro/zod';

/** A document that is no xAPI Profile, or not one that statements can be held to. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
}

const languageMap = z.record(z.string(), z.string().min(1));
const iris = z.array(z.string().min(1)).min(1).optional();
const values = z.array(z.unknown()).min(1).optional();

/** What templates and patterns share. */
const item = {
  id: z.string().min(1),
  inScheme: z.string().min(1),
  prefLabel: languageMap.optional(),
  definition: languageMap.optional(),
  deprecated: z.boolean().optional(),
};

const ruleSchema = z
  .strictObject({
    location: z.string().startsWith('$'),
    selector: z.string().startsWith('$').optional(),
    presence: z.enum(['included', 'excluded', 'recommended']).optional(),
    any: values,
    all: values,
    none: values,
    scopeNote: languageMap.optional(),
  })
  .refine(
    ({ presence, any, all, none }) => [presence, any, all, none].some((one) => one !== undefined),
    'A rule has one of presence, any, all and none at least.',
  );

/** Without the two references to other statements: one statement alone cannot be held to them. */
const templateSchema = z.strictObject({
  ...item,
  type: z.literal('StatementTemplate'),
  verb: z.string().optional(),
  objectActivityType: z.string().optional(),
  contextGroupingActivityType: iris,
  contextParentActivityType: iris,
  contextOtherActivityType: iris,
  contextCategoryActivityType: iris,
  attachmentUsageType: iris,
  rules: z.array(ruleSchema).optional(),
});

const patternBase = { ...item, type: z.literal('Pattern'), primary: z.boolean().optional() };
const several = z.array(z.string()).min(2);
const patternSchema = z.union([
  z.strictObject({ ...patternBase, sequence: several }),
  z.strictObject({ ...patternBase, alternates: several }),
  z.strictObject({ ...patternBase, optional: z.string() }),
  z.strictObject({ ...patternBase, oneOrMore: z.string() }),
  z.strictObject({ ...patternBase, zeroOrMore: z.string() }),
]);

const profileSchema = z.looseObject({
  type: z.literal('Profile'),
  templates: z.array(templateSchema).default([]),
  patterns: z.array(patternSchema).default([]),
});

export type Rule = z.infer<typeof ruleSchema>;
export type Template = z.infer<typeof templateSchema>;
export type Pattern = z.infer<typeof patternSchema>;
export type Profile = z.infer<typeof profileSchema>;

/**
 * Reads what statements are held to: templates and patterns (xAPI Profiles 1.0, part two). Strict, so that a
 * rule with a misspelt member is refused and not passed over.
 *
 * @throws ProfileError that names each fault and where it stands
 */
export function readProfile(document: unknown): Profile {
  const read = profileSchema.safeParse(document);
  if (!read.success) throw new ProfileError(`Not an xAPI Profile: ${z.prettifyError(read.error)}`);
  return read.data;
}
