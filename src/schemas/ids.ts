import { z } from 'astro/zod';
import { quoted, slug } from './field.ts';

const advice = 'restore the line as it was, because saved attempts hold the number, and run npm run ids';

const numbersBySlug = z.record(slug, z.int().min(1)).superRefine((numbers, ctx) => {
  for (const [id, first] of repeats(numbers, () => '')) {
    const message = `${quoted(id)} has number ${numbers[id]}, which ${quoted(first)} holds already — ${advice}`;
    ctx.addIssue({ code: 'custom', message, path: [id] });
  }
});

const optionKey = z.string().regex(/^[a-z][a-z0-9-]{0,63}\/[a-z][a-z0-9-]{0,23}$/, {
  error: ({ input }) =>
    `${quoted(input)} does not name an option — write question/option, or run npm run ids`,
});

/** `content/ids.yaml`: the number of each id, given once and never reused; `npm run ids` writes it. */
export const ledgerSchema = z.strictObject({
  /** Number of each lesson id. @example `what-it-is: 1` */
  lessons: numbersBySlug,
  /** Number of each question id. @example `force-has-started: 12` */
  questions: numbersBySlug,
  /** Number of each option within its question, 1 to 35. @example `force-has-started/goes-on: 2` */
  options: z.record(optionKey, z.int().min(1).max(35)).superRefine((numbers, ctx) => {
    for (const [key, first] of repeats(numbers, (option) => option.slice(0, option.indexOf('/')))) {
      const message = `${quoted(key)} has number ${numbers[key]}, which ${quoted(first)} holds already — ${advice}`;
      ctx.addIssue({ code: 'custom', message, path: [key] });
    }
  }),
});

export type Ledger = z.infer<typeof ledgerSchema>;

/** Keys whose number another key of the same group holds already, each with that earlier key. */
function repeats(
  numbers: Readonly<Record<string, number>>,
  groupOf: (key: string) => string,
): [string, string][] {
  const holders = new Map<string, string>();
  const found: [string, string][] = [];
  for (const [key, number] of Object.entries(numbers)) {
    const place = `${groupOf(key)}/${number}`;
    const first = holders.get(place);
    if (first === undefined) holders.set(place, key);
    else found.push([key, first]);
  }
  return found;
}
