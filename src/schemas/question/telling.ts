import { z } from 'astro/zod';
import type { BlockPart, RuleName } from '../../core/question.ts';
import { quoted, slug, text } from '../field.ts';
import { listOf, piece, pieceId } from './pieces.ts';
import { credit, question } from './question.ts';

const momentPiece = z.strictObject({
  ...piece,
  /** Whole seconds from the beginning. @example `at: 6` */
  at: z.int().min(0),
});

export const momentSchema = z
  .strictObject({
    ...question,
    /** When something happens, in a told stretch of time. @example `type: moment` */
    type: z.literal('moment'),
    /** How long the stretch is, 5 to 120 seconds. @example `seconds: 20` */
    seconds: z.int().min(5).max(120),
    /** First second that is right. @example `from: 5` */
    from: z.int().min(0),
    /** Last second that is right. @example `to: 7` */
    to: z.int().min(0),
    /** Two to eight things that happen, in order of time. */
    options: listOf(momentPiece, { least: 2, most: 8 }),
  })
  .superRefine(({ seconds, from, to, options }, ctx) => {
    if (from > to || to > seconds) {
      const message = `from ${from} to ${to} is no stretch within ${seconds} seconds — write from, then to, both within seconds`;
      ctx.addIssue({ code: 'custom', message, path: ['from'] });
    }
    for (const [index, { at }] of options.entries()) {
      const before = options[index - 1]?.at ?? -1;
      if (at > before && at <= seconds) continue;
      const message =
        at > seconds
          ? `at ${at} is after the ${seconds} seconds of the question — write an earlier second, or more seconds`
          : `at ${at} comes after second ${before} — tell what happens in order of time, one thing a second`;
      ctx.addIssue({ code: 'custom', message, path: ['options', index, 'at'] });
    }
  });

const PARTS = [
  'name',
  'reason',
  'feeling',
  'question',
  'information',
  'threat',
  'request',
  'pause',
  'choice',
] as const satisfies readonly BlockPart[];

const RULES = [
  'information',
  'no-threat',
  'one-request',
  'pause',
  'choice',
  'name',
  'reason',
  'question',
] as const satisfies readonly RuleName[];

const blockSchema = z.strictObject({
  ...piece,
  /** What the block does in a sentence. @example `part: request` */
  part: z.enum(PARTS),
});

export const sentenceSchema = z
  .strictObject({
    ...question,
    /** A sentence to build out of blocks; rules decide. @example `type: sentence` */
    type: z.literal('sentence'),
    credit,
    /** Three to ten blocks. */
    options: listOf(blockSchema, { least: 3, most: 10 }),
    /** What the sentence has to keep, in the order it is explained. */
    rules: z
      .array(
        z.strictObject({
          /** @example `rule: one-request` */
          rule: z.enum(RULES),
          /** Said where the sentence keeps it. @example `kept: One thing is asked.` */
          kept: text,
          /** Said where it does not. @example `missed: Two things at once leave none to begin with.` */
          missed: text,
        }),
      )
      .min(1),
    /** Ids of the blocks of a sentence that keeps every rule, in order. @example `model: [name, ask, wait]` */
    model: z.array(pieceId).min(1),
  })
  .superRefine(({ options, rules, model }, ctx) => {
    for (const [index, id] of model.entries()) {
      if (options.some((block) => block.id === id) && model.indexOf(id) === index) continue;
      const message = `block ${quoted(id)} of the model is none of this question, or stands twice — name blocks of the question, each once`;
      ctx.addIssue({ code: 'custom', message, path: ['model', index] });
    }
    for (const [index, { rule }] of rules.entries()) {
      if (rules.findIndex((other) => other.rule === rule) === index) continue;
      const message = `rule ${rule} stands twice — keep one`;
      ctx.addIssue({ code: 'custom', message, path: ['rules', index, 'rule'] });
    }
  });

export const reflectionSchema = z.strictObject({
  /** Stable id, unique over the whole course. @example `id: own-reset` */
  id: slug,
  /** Something to write down for oneself: never graded, recorded or sent. @example `type: reflection` */
  type: z.literal('reflection'),
  /** What to write about. @example `stem: What do you do in the ten seconds before you knock?` */
  stem: text,
  /** How to begin, in one line. @example `hint: One habit, in your own words.` */
  hint: text,
});
