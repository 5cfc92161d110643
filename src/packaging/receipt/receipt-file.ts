import { z } from 'astro/zod';
import { TARGETS } from '../../core/settings.ts';
import { type Receipt, RECEIPT_SCHEMA, RECEIPT_VERSION } from '../../receipt/receipt.ts';

const moment = z.iso.datetime();
const whole = z.int().min(0);
const percent = whole.max(100);
const status = z.enum(['incomplete', 'failed', 'completed', 'passed']);
const result = z.enum(['correct', 'incorrect', 'neutral']);

/** A receipt as the course writes it. What a later course adds beside it is let through, and counts in the checksum. */
const receiptSchema: z.ZodType<Receipt> = z.object({
  schema: z.literal(RECEIPT_SCHEMA),
  version: z.literal(RECEIPT_VERSION),
  made: moment,
  agency: z.string(),
  course: z.object({
    id: z.string(),
    iri: z.string(),
    title: z.string(),
    edition: z.string(),
    version: z.string(),
    contentHash: z.string(),
    target: z.enum(TARGETS),
  }),
  learner: z.string(),
  attempt: z.object({
    registration: z.string(),
    status,
    statusAt: moment.nullable(),
    tries: z.array(
      z.object({
        reached: z.object({ raw: percent, passed: z.boolean(), at: moment.nullable() }).nullable(),
        answers: z.array(z.object({ question: whole, right: z.boolean(), credit: percent })),
      }),
    ),
    answers: z.array(z.object({ question: whole, result })),
    runs: z.array(z.object({ scenario: whole, ending: whole, process: percent })),
  }),
  score: z.object({ raw: percent, passMark: z.number(), passed: z.boolean() }).nullable(),
  visit: z.object({
    began: moment,
    answers: z.array(z.object({ key: z.string(), id: z.string(), result, at: moment })),
  }),
  record: z.object({
    keeper: z.enum(['lms', 'device']),
    confirmed: z.object({ at: moment, status }).nullable(),
    unconfirmedSince: moment.nullable(),
    problem: z.string().nullable(),
  }),
  state: z.string(),
  checksum: z.string(),
});

/** @returns the receipt and, for its checksum, all that the file holds; or why it is none, and what to do */
export function readReceipt(
  text: string,
):
  | { readonly ok: true; readonly receipt: Receipt; readonly raw: object }
  | { readonly ok: false; readonly problem: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return refused(
      `is no JSON (${reason}): it is cut short or was changed. Ask the learner for the file itself`,
    );
  }
  if (typeof raw !== 'object' || raw === null || !('schema' in raw) || raw.schema !== RECEIPT_SCHEMA)
    return refused(
      `is no receipt: its "schema" is not "${RECEIPT_SCHEMA}". Take the file that "Keep a receipt" saved`,
    );
  if ('version' in raw && typeof raw.version === 'number' && raw.version > RECEIPT_VERSION)
    return refused(
      `has version ${raw.version}; this command reads version ${RECEIPT_VERSION}. Run that of the newer course`,
    );
  const read = receiptSchema.safeParse(raw);
  if (read.success) return { ok: true, receipt: read.data, raw };
  const [issue] = read.error.issues;
  return refused(
    `is damaged: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}. Ask the learner for the file itself`,
  );
}

function refused(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `The file ${problem}.` };
}
