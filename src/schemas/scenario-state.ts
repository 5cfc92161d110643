import { z } from 'astro/zod';
import { AT_RISK, DISTANCES, RISK_LEVELS } from '../core/scenario/situation.ts';
import type { Effect, Told } from '../core/scenario/scenario.ts';
import type { Condition } from '../core/scenario/situation.ts';
import { quoted, slug, text } from './field.ts';

const percent = z.int().min(0).max(100);

const quarters = z.number().multipleOf(0.25, {
  error: ({ input }) =>
    `${quoted(input)} is no number of whole or quarter minutes — write one such as 0.5 or 2`,
});

const risk = z.enum(RISK_LEVELS);

/** How it stands at the start. */
export const stateSchema = z
  .strictObject({
    /** How tense the person is, 0 to 100; never shown as a number. @example `tension: 70` */
    tension: percent,
    /** How far the person trusts the officer, 0 to 100; never shown as a number. @example `rapport: 10` */
    rapport: percent,
    /** Nearest first: close, reach, safe, cover. @example `distance: safe` */
    distance: z.enum(DISTANCES),
    /** Officers who talk, 0 to 6. @example `voices: 2` */
    voices: z.int().min(0).max(6),
    /** What is known already, by its ids. @example `info: []` */
    info: z.array(slug).default([]),
    /** Help that is there already, by its ids. @example `resources: []` */
    resources: z.array(slug).default([]),
    /** For whom the moment is dangerous: low, some or high. @example `risk: { person: high, bystander: some, officer: some }` */
    risk: z.strictObject({ person: risk, bystander: risk, officer: risk }),
  })
  .transform((state) => ({ ...state, clock: 0 }));

const range = z
  .strictObject({ min: z.number().exactOptional(), max: z.number().exactOptional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined, {
    error: 'neither min nor max is given — write one of them, such as { min: 30 }',
  })
  .refine(({ min = -Infinity, max = Infinity }) => min <= max, {
    error: 'min is greater than max, so it never holds — write the smaller number as min',
  });

const named = z.array(slug).min(1);

/** What has to hold; everything named has to. Left away, or empty, it always holds. */
export const conditionSchema: z.ZodType<Condition> = z.strictObject({
  /** Both ends are part of it. @example `tension: { max: 55 }` */
  tension: range.exactOptional(),
  /** @example `rapport: { min: 30 }` */
  rapport: range.exactOptional(),
  /** @example `voices: { min: 2 }` */
  voices: range.exactOptional(),
  /** Minutes since the start. @example `clock: { min: 6 }` */
  clock: range.exactOptional(),
  /** One of these. @example `distance: [safe, cover]` */
  distance: z.array(z.enum(DISTANCES)).min(1).exactOptional(),
  /** All of these are known. @example `info: [caller-view]` */
  info: named.exactOptional(),
  /** All of these are there. @example `resources: [clinician]` */
  resources: named.exactOptional(),
  /** One of these was drawn. @example `cause: [lost-job]` */
  cause: named.exactOptional(),
  /** One of these was drawn. @example `surprise: [horn]` */
  surprise: named.exactOptional(),
  /** One of these options was taken before. @example `took: [name-and-open]` */
  took: named.exactOptional(),
  /** This does not hold. @example `not: { distance: [close] }` */
  get not() {
    return conditionSchema.exactOptional();
  },
});

const when = conditionSchema.default({});

const added = z.int().min(-40).max(40).exactOptional();

const effectSchema: z.ZodType<Effect> = z.strictObject({
  /** It is judged as it stood before the decision. @example `when: { voices: { min: 2 } }` */
  when,
  /** Added, −40 to 40. @example `tension: -10` */
  tension: added,
  /** Added, −40 to 40. @example `rapport: 15` */
  rapport: added,
  /** Minutes that pass, 0 to 15, in quarters. @example `clock: 0.5` */
  clock: quarters.min(0).max(15).exactOptional(),
  /** From now on. @example `distance: close` */
  distance: z.enum(DISTANCES).exactOptional(),
  /** Officers who talk from now on, 0 to 6. @example `voices: 1` */
  voices: z.int().min(0).max(6).exactOptional(),
  /** Becomes known. @example `info: [caller-view]` */
  info: named.exactOptional(),
  /** Comes to help. @example `resources: [clinician]` */
  resources: named.exactOptional(),
  /** From now on, for those named. @example `risk: { bystander: low }` */
  risk: z.partialRecord(z.enum(AT_RISK), risk).exactOptional(),
});

/** One block of effects, or a list of them. */
export const effectsSchema = z.preprocess((value) => listOf(value), z.array(effectSchema)).default([]);

/** A text, or a list of texts of which those that hold are shown one after another. */
export const toldSchema = z.preprocess(
  (value) => listOf(value, (entry) => ({ text: entry })),
  z.array<z.ZodType<Told>>(z.strictObject({ when, text })).min(1),
);

/** One id, or a list of ways of which the first that holds is taken. */
export const waysSchema = z.preprocess(
  (value) => listOf(value, (entry) => ({ to: entry })),
  z.array(z.strictObject({ when, to: slug })).min(1),
);

/**
 * The list that a short form stands for. What is missing or empty stays so, and is told as such.
 *
 * @param long the block that an entry without keys stands for
 */
export function listOf(value: unknown, long: (entry: unknown) => unknown = (entry) => entry): unknown {
  if (value === undefined || value === null) return value;
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.map((entry) => (typeof entry === 'object' ? entry : long(entry)));
}
