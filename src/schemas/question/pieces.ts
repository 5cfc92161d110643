import { z } from 'astro/zod';
import { quoted, text } from '../field.ts';

/** Id of something in a question: unique there and never reused for another meaning. */
export const pieceId = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, {
  error: ({ input }) =>
    `${quoted(input)} cannot be an option id — write up to 24 lower-case letters, digits and hyphens, starting with a letter`,
});

export const piece = {
  /** Short id, unique in its question and never reused for another meaning. @example `id: goes-on` */
  id: pieceId,
  /** What the learner reads and chooses, moves or marks. @example `text: It goes on. Less force now.` */
  text,
  /** Why it is right or wrong, or stands where it stands, shown after the answer. @example `feedback: It is the brake once force is used.` */
  feedback: text,
};

export const optionSchema = z.strictObject({
  ...piece,
  /** Present and true where the option is right. @example `correct: true` */
  correct: z.boolean().default(false),
});

export const targetSchema = z.strictObject({
  /** Short id, unique in its question, also among the options. @example `id: more-time` */
  id: pieceId,
  /** What the learner reads. @example `text: More time` */
  text,
});

interface Told {
  readonly id: string;
  readonly text: string;
}

/** Between `least` and `most` of them, told apart by id and by text. */
export function listOf<T extends Told>(
  schema: z.ZodType<T>,
  { least, most }: { readonly least: number; readonly most: number },
) {
  return z.array(schema).min(least).max(most).superRefine(refuseAlike);
}

/** Refuses an id or a text that stands twice. */
function refuseAlike(pieces: readonly Told[], ctx: z.RefinementCtx): void {
  for (const [index, one] of pieces.entries()) {
    const earlier = pieces.slice(0, index);
    if (earlier.some(({ id }) => id === one.id)) {
      const message = `option id ${quoted(one.id)} stands twice in one question — give each option an id of its own`;
      ctx.addIssue({ code: 'custom', message, path: [index, 'id'] });
    }
    if (earlier.some((other) => other.text.toLowerCase() === one.text.toLowerCase())) {
      const message = `two options read ${quoted(one.text)} — write options that a learner can tell apart`;
      ctx.addIssue({ code: 'custom', message, path: [index, 'text'] });
    }
  }
}

const optionList = listOf(optionSchema, { least: 2, most: 6 });

export const oneCorrect = optionList.refine((options) => correctOnes(options) === 1, {
  error: ({ input }) =>
    `${howMany(correctOnes(input))} correct where type is choice — mark exactly one with correct: true, or write type: choices`,
});

/** At least one right and one wrong, in a list of any kind of option. */
export function someCorrect<T extends Told & { readonly correct: boolean }>(
  list: z.ZodType<T[]>,
): z.ZodType<T[]> {
  return list
    .refine((options) => correctOnes(options) > 0, {
      error: 'no option is correct — mark every right one with correct: true',
    })
    .refine((options) => correctOnes(options) < options.length, {
      error: 'every option is correct — write at least one wrong option, or there is nothing to choose',
    });
}

export const someOptionsCorrect = someCorrect(optionList);

export const noneCorrect = optionList.refine((options) => correctOnes(options) === 0, {
  error:
    'a predict question has a correct option — remove correct: true, because a first thought is not scored, or write use: check',
});

function correctOnes(options: unknown): number {
  return Array.isArray(options)
    ? options.filter((option: { readonly correct: boolean }) => option.correct).length
    : 0;
}

function howMany(count: number): string {
  return count === 0 ? 'no option is' : `${count} options are`;
}
