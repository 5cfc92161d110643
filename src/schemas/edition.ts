import { z } from 'astro/zod';
import { COMPLETION_ONLY, PLAIN_RULE } from '../core/reported.ts';
import { TARGETS } from '../core/settings.ts';
import type { XapiVersion } from '../core/settings.ts';
import { REFERENCES } from './reference.ts';
import { form, quoted, shown, slug, text } from './field.ts';
import { xapiSchema } from './xapi.ts';

/** A list of ids in which none stands twice. */
const idList = z.array(slug).min(1).superRefine(refuseRepeats);

const banksSchema = z
  .record(slug, z.int().min(1), {
    error: ({ code, input }) => {
      if (code !== 'invalid_type') return undefined;
      const is = input === undefined ? 'missing' : input === null ? 'empty' : shown(input);
      return `banks is ${is}, and does not say how many questions a try asks of each — write one line a bank below banks:, such as final-peel: 3`;
    },
  })
  .refine((banks) => Object.keys(banks).length > 0, {
    error: 'banks has no entry — write one line a bank below banks:, such as final-peel: 3',
  });

const assessmentSchema = z.strictObject({
  /** Once the number of questions in a try. */
  questions: z
    .never({
      error:
        'questions is no key any more: a try asks as many questions as its banks say together — take the line away, and write behind each bank how many a try asks of it',
    })
    .exactOptional(),
  /** The form that the questions are drawn from; any form where left away. @example `form: A` */
  form: form.exactOptional(),
  /** Percent that passes, 0 to 100; a pass mark set in the LMS wins. @example `passMark: 80` */
  passMark: z.int().min(0).max(100),
  /** Tries that a learner has. @example `attempts: 3` */
  attempts: z.int().min(1),
  /** Whether the reasons are shown after each answer. @example `itemFeedback: false` */
  itemFeedback: z.boolean(),
  /** counts: as any question; must-be-right: a try with a critical question wrong does not pass. @example `critical: must-be-right` */
  critical: z.enum(['counts', 'must-be-right']).default('counts'),
  /** The blueprint: of each of these quizzes in `quizzes/final/`, by id, how many questions a try asks. @example `final-peel: 3` */
  banks: banksSchema,
});

/** Quarters of an hour are what training records are kept in. */
const hours = z.number().refine((value) => value > 0 && Number.isInteger(4 * value), {
  error: ({ input }) => `hours is ${quoted(input)} — write quarters of an hour, such as 1.25`,
});

const PRESET = 'completion-only';

/**
 * `reporting` of an edition: what the LMS is told, where LMSs differ in what they make of it. A preset is
 * put in the block's place first, so that each key of a block is judged by itself.
 */
const reportingSchema = z.preprocess(
  (value) => (value === PRESET ? COMPLETION_ONLY : value),
  z.strictObject(
    {
      /** What a pass is called; completed for LMSs that take "passed" for unfinished. @example `onPass: passed` */
      onPass: z.enum(['passed', 'completed']).default(PLAIN_RULE.onPass),
      /** What is said after the last try: failed; incomplete, where the LMS locks a failed course; completed. @example `onFail: failed` */
      onFail: z.enum(['failed', 'incomplete', 'completed']).default(PLAIN_RULE.onFail),
      /** Whether the LMS gets the score. @example `score: true` */
      score: z.boolean().default(PLAIN_RULE.score),
    },
    {
      error: ({ code, input }) =>
        code === 'invalid_type'
          ? `reporting is ${input === null ? 'empty' : shown(input)} — write ${PRESET}, or a block with onPass, onFail and score`
          : undefined,
    },
  ),
);

const XAPI_VERSIONS = ['1.0.3', '2.0.0'] as const satisfies readonly XapiVersion[];

/** A version of two numbers is a number to YAML, and no standard calls itself by it. */
const xapiVersionSchema = z.enum(XAPI_VERSIONS, {
  error: ({ input }) => {
    const meant = XAPI_VERSIONS.find((version) => version.startsWith(`${String(input)}.`));
    return meant === undefined
      ? undefined
      : `xapiVersion is ${quoted(input)} — write ${meant} with all three numbers`;
  },
});

/** `dist-config/NAME.yaml`: one edition of the course, the lessons it holds and what it asks. */
export const editionSchema = z
  .strictObject({
    /** Id of the edition, the same as the file's name. @example `id: annual` */
    id: slug,
    /** Title that the LMS and the learner see. @example `title: "De-escalation: annual in-service training"` */
    title: text,
    /** One sentence for the LMS's catalog. @example `description: Three lessons and a final assessment.` */
    description: text.exactOptional(),
    /** Ids of the lessons, in the order they are taken. @example `lessons: [what-it-is, peel]` */
    lessons: idList,
    /** Those of them that need not be taken, because the assessment asks about them. @example `testOut: [what-it-is, peel]` */
    testOut: idList.default([]),
    /** Ids of the scenarios in `quizzes/scenarios/`, in the order they are taken, after the lessons. @example `scenarios: [median-line]` */
    scenarios: idList.default([]),
    /** Pages to look things up in and to print, open at any time: study-guide, glossary, sources, roll-call, role-plays. @example `references: [glossary, sources]` */
    references: z
      .array(z.enum(REFERENCES))
      .superRefine(refuseRepeats)
      .default(['study-guide', 'glossary', 'sources']),
    /** true: one more page, open at any time, practises every question of the banks about these lessons; nothing of it is recorded. @example `practice: true` */
    practice: z.boolean().default(false),
    /** sequential: a lesson opens when the one before is done; free: any order. @example `navigation: sequential` */
    navigation: z.enum(['sequential', 'free']),
    /** The final assessment; leave the whole block away for an edition without one. */
    assessment: assessmentSchema.optional().transform((assessment) => assessment ?? null),
    /** Hours of training that the department credits; the build refuses more than it works out. @example `hours: 1.5` */
    hours: hours.exactOptional(),
    /** What completes the course in the LMS. */
    completion: z.strictObject({
      /** all: every lesson has to be done; none: lessons do not count. @example `lessons: all` */
      lessons: z.enum(['all', 'none']),
      /** passed: the assessment has to be passed; none: it does not count. @example `assessment: passed` */
      assessment: z.enum(['passed', 'none']),
      /** none: scenarios do not count; ended: each has to be brought to an end; a percent: one run of each with at least that process score. @example `scenarios: ended` */
      scenarios: z.union([z.enum(['none', 'ended']), z.int().min(1).max(100)]).default('none'),
    }),
    /** What the LMS is told: a block, or completion-only for incomplete and completed alone, without a score; left away, passed or failed with the score. @example `reporting: completion-only` */
    reporting: reportingSchema.default(PLAIN_RULE),
    /** minimal keeps single answers out of every record but the learner's saved state. @example `evidence: standard` */
    evidence: z.enum(['minimal', 'standard', 'full']).default('standard'),
    /** A fact past its review day: stop ends the build, warn tells it and goes on, where every edition says so. @example `overdueFacts: warn` */
    overdueFacts: z.enum(['stop', 'warn']).default('stop'),
    /** Packages to build; scorm12 suits nearly every LMS. @example `targets: [scorm12, cmi5]` */
    targets: z.array(z.enum(TARGETS)).min(1).superRefine(refuseRepeats).default(['scorm12']),
    /** Statements to the department's LRS; off where left away. @example `xapi: { mode: off }` */
    xapi: xapiSchema.default({ mode: 'off' }),
    /** Version of xAPI that statements are sent in; cmi5 always takes 1.0.3. @example `xapiVersion: 1.0.3` */
    xapiVersion: xapiVersionSchema.default('1.0.3'),
  })
  .superRefine(({ assessment, completion, scenarios }, ctx) => {
    if (completion.scenarios !== 'none' && scenarios.length === 0) {
      const message =
        'completion asks for scenarios and the edition has none — add scenarios, or write scenarios: none';
      ctx.addIssue({ code: 'custom', message, path: ['completion', 'scenarios'] });
    }
    if (completion.assessment === 'passed' && assessment === null) {
      const message =
        'completion asks for a passed assessment and the edition has none — add an assessment block, or write assessment: none';
      ctx.addIssue({ code: 'custom', message, path: ['completion', 'assessment'] });
    }
    const asksNothing = completion.assessment === 'none' && completion.scenarios === 'none';
    if (completion.lessons === 'none' && asksNothing) {
      const message =
        'nothing completes the course — write lessons: all, or assessment: passed, or scenarios: ended';
      ctx.addIssue({ code: 'custom', message, path: ['completion'] });
    }
  });

export type Edition = z.infer<typeof editionSchema>;

function refuseRepeats(names: readonly string[], ctx: z.RefinementCtx): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue;
    ctx.addIssue({
      code: 'custom',
      message: `${quoted(name)} stands twice in the list — keep one`,
      path: [index],
    });
  }
}
