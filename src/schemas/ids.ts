import { z } from 'astro/zod';
import { quoted, slug } from './field.ts';

const advice = 'restore the line as it was, because saved attempts hold the number, and run npm run ids';

const numbersBySlug = z.record(slug, z.int().min(1)).superRefine((numbers, ctx) => {
  for (const [id, first] of repeats(numbers, () => '')) {
    const message = `${quoted(id)} has number ${numbers[id]}, which ${quoted(first)} holds already — ${advice}`;
    ctx.addIssue({ code: 'custom', message, path: [id] });
  }
});

const keyOf = (kind: string, ofWhat: string): z.ZodType<string, string> =>
  z.string().regex(/^[a-z][a-z0-9-]{0,63}\/[a-z][a-z0-9-]{0,63}$/, {
    error: ({ input }) =>
      `${quoted(input)} does not name an ${kind} — write ${ofWhat}/${kind}, or run npm run ids`,
  });

/** Numbers of `parent/child` keys, each unique within its parent. */
const numbersByKey = (kind: string, ofWhat: string, last: number) =>
  z.record(keyOf(kind, ofWhat), z.int().min(1).max(last)).superRefine((numbers, ctx) => {
    for (const [key, first] of repeats(numbers, (child) => child.slice(0, child.indexOf('/')))) {
      const message = `${quoted(key)} has number ${numbers[key]}, which ${quoted(first)} holds already — ${advice}`;
      ctx.addIssue({ code: 'custom', message, path: [key] });
    }
  });

/** `content/ids.yaml`: the number of each id, given once and never reused; `npm run ids` writes it. */
export const ledgerSchema = z.strictObject({
  /** Number of each lesson id. @example `what-it-is: 1` */
  lessons: numbersBySlug,
  /** Number of each question id. @example `force-has-started: 12` */
  questions: numbersBySlug,
  /** Number of each option within its question, 1 to 35. @example `force-has-started/goes-on: 2` */
  options: numbersByKey('option', 'question', 35),
  /** Number of each scenario id. @example `median-line: 1` */
  scenarios: numbersBySlug.default({}),
  /** Number of each option within its scenario, 1 to 127. @example `median-line/name-and-open: 7` */
  scenarioOptions: numbersByKey('option', 'scenario', 127).default({}),
  /** Number of each ending within its scenario, 1 to 127. @example `median-line/off-the-road: 1` */
  endings: numbersByKey('ending', 'scenario', 127).default({}),
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
