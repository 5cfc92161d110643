import { z } from 'astro/zod';
import { quoted } from '../field.ts';
import { listOf, piece, pieceId, targetSchema } from './pieces.ts';
import { credit, question } from './question.ts';

export const orderingSchema = z.strictObject({
  ...question,
  /** Pieces to put in order. @example `type: ordering` */
  type: z.literal('ordering'),
  credit,
  /** Three to eight pieces, in the right order; learners meet them in another. */
  options: listOf(z.strictObject(piece), { least: 3, most: 8 }),
});

const placedSchema = z.strictObject({
  ...piece,
  /** Id of the target it belongs to. @example `target: more-time` */
  target: pieceId,
});

const arranged = {
  ...question,
  credit,
  /** Two to eight pieces. */
  options: listOf(placedSchema, { least: 2, most: 8 }),
};

export const matchingSchema = z
  .strictObject({
    ...arranged,
    /** Pieces that each belong to one target. @example `type: matching` */
    type: z.literal('matching'),
    /** Two to eight targets; one may stay without a piece. */
    targets: listOf(targetSchema, { least: 2, most: 8 }),
  })
  .superRefine(checkTargets);

export const sortingSchema = z
  .strictObject({
    ...arranged,
    /** Pieces to sort into categories. @example `type: sorting` */
    type: z.literal('sorting'),
    /** Two to four categories. */
    targets: listOf(targetSchema, { least: 2, most: 4 }),
  })
  .superRefine(checkTargets);

interface Arranged {
  readonly options: readonly { readonly id: string; readonly target: string }[];
  readonly targets: readonly { readonly id: string }[];
}

/** Pieces name targets that are there, and share no id with them: both are numbered in one row. */
function checkTargets({ options, targets }: Arranged, ctx: z.RefinementCtx): void {
  const known = targets.map(({ id }) => id);
  for (const [index, { id, target }] of options.entries()) {
    if (!known.includes(target)) {
      const message = `target ${quoted(target)} is none of this question — write one of ${known.join(', ')}`;
      ctx.addIssue({ code: 'custom', message, path: ['options', index, 'target'] });
    }
    if (known.includes(id)) {
      const message = `option id ${quoted(id)} is a target's too — give each an id of its own`;
      ctx.addIssue({ code: 'custom', message, path: ['options', index, 'id'] });
    }
  }
}
