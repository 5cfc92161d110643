import { z } from 'astro/zod';
import { text } from '../field.ts';
import { listOf, optionSchema, oneCorrect, someCorrect, someOptionsCorrect, noneCorrect } from './pieces.ts';
import { credit, question } from './question.ts';

export const choiceSchema = z.strictObject({
  ...question,
  /** One option is right. @example `type: choice` */
  type: z.literal('choice'),
  /** Two to six options, exactly one of them correct. */
  options: oneCorrect,
});

export const choicesSchema = z.strictObject({
  ...question,
  /** One option or more is right. @example `type: choices` */
  type: z.literal('choices'),
  credit,
  /** Two to six options, at least one correct and one wrong. */
  options: someOptionsCorrect,
});

/** First thoughts: the same, without a correct option. */
export const choiceThought = choiceSchema.extend({ options: noneCorrect });
export const choicesThought = choicesSchema.extend({ options: noneCorrect });

const cueSchema = optionSchema.extend({
  /** Where its mark stands in the drawing, 0 to 400 from the left. @example `x: 128` */
  x: z.number().min(0).max(400),
  /** Where its mark stands in the drawing, 0 to 300 from the top. @example `y: 160` */
  y: z.number().min(0).max(300),
});

export const cuesSchema = z.strictObject({
  ...question,
  /** Facts to find in a drawing, and in the list beside it. @example `type: cues` */
  type: z.literal('cues'),
  credit,
  /** Name of a drawing in `content/scenes`, without `.svg`. @example `scene: loading-dock` */
  scene: text,
  /** Two to eight facts, at least one that matters and one that does not, each with its place. */
  options: someCorrect(listOf(cueSchema, { least: 2, most: 8 })),
});

const branchSchema = optionSchema.extend({
  /** What happens then. @example `then: He stops and looks at you.` */
  then: text,
  /** What is asked then. @example `stem: What now?` */
  stem: text,
  /** Two to four options. */
  options: listOf(optionSchema, { least: 2, most: 4 }),
});

export const decisionSchema = z.strictObject({
  ...question,
  /** A decision, what comes of it, and a second one. @example `type: decision` */
  type: z.literal('decision'),
  credit,
  /** Two to four ways, one of them correct; after that one, one correct option. */
  options: someCorrect(listOf(branchSchema, { least: 2, most: 4 })).superRefine((branches, ctx) => {
    for (const [index, { correct, options }] of branches.entries()) {
      const right = options.filter((option) => option.correct).length;
      if (!correct || right === 1) continue;
      const message = `${right === 0 ? 'no option is' : `${right} options are`} correct after a way that is — mark one with correct: true, so that a record can name the right way`;
      ctx.addIssue({ code: 'custom', message, path: [index, 'options'] });
    }
    const ways = branches.filter(({ correct }) => correct).length;
    if (ways > 1) {
      const message = `${ways} ways are correct — mark one with correct: true, so that a record can name the right way`;
      ctx.addIssue({ code: 'custom', message, path: [] });
    }
    const ids = branches.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]);
    for (const [index, { id, options }] of branches.entries()) {
      const twice = [id, ...options.map((option) => option.id)].find(
        (one) => ids.filter((other) => other === one).length > 1,
      );
      if (twice === undefined) continue;
      const message = `option id ${JSON.stringify(twice)} stands twice in one question — give each option an id of its own, over both steps`;
      ctx.addIssue({ code: 'custom', message, path: [index, 'id'] });
      return;
    }
  }),
});
