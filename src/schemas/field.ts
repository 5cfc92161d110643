import { z } from 'astro/zod';

/*
 * Kinds of field that several author files share. A message of a schema always has two halves, parted by
 * " — ": what is wrong, and what to write instead.
 */

/** A value as it can be quoted in a message. */
export const quoted = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** A value as it can be told: quoted, or what kind of collection it is. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a block of keys';
  return quoted(value);
}

/** Plain text, never empty, without blanks around it. */
export const text = z.string().trim().min(1);

/** A stable id: `before-you-arrive`. */
export const slug = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, {
  error: ({ input }) =>
    `${quoted(input)} cannot be an id — write up to 64 lower-case letters, digits and hyphens, starting with a letter`,
});

/** A fact's id: `A1.6`. */
export const factId = z.string().regex(/^[A-Z][A-Za-z0-9.-]{0,23}$/, {
  error: ({ input }) =>
    `${quoted(input)} cannot be a fact id — write up to 24 letters, digits, dots and hyphens, starting with a capital, such as A1.6`,
});

/** A learning objective's id: `O-1.2`. */
export const objectiveId = z.string().regex(/^O-\d+\.\d+$/, {
  error: ({ input }) =>
    `${quoted(input)} cannot be an objective id — write O-, the lesson's number, a dot and a number, such as O-1.2`,
});

/** Forms of the assessment: each holds questions of its own about every objective. */
export const FORMS = ['A', 'B', 'C'] as const;
export type Form = (typeof FORMS)[number];

/** One form of the assessment. */
export const form = z.enum(FORMS, {
  // One letter is no slip for another.
  error: ({ input }) =>
    input === null || input === undefined
      ? undefined
      : `form is ${shown(input)} — write one of ${FORMS.join(', ')}`,
});

/** A calendar day: `2027-11-01`. */
export const calendarDay = z.string().refine(isCalendarDay, {
  error: ({ input }) =>
    `${quoted(input)} is not a day of the calendar — write year-month-day, such as 2027-11-01`,
});

/** An absolute web address without a fragment: `https://riverton-police.example`. */
export const webAddress = z.string().refine((value) => webUrl(value) !== undefined, {
  error: ({ input }) =>
    `${quoted(input)} is not a whole web address — write it with https:// and without blanks or a # part, such as https://riverton-police.example`,
});

/** An address that answers of learners are sent to: plain http only on this machine. */
export const endpointAddress = webAddress
  .refine(isPrivateTransport, {
    error: ({ input }) =>
      `${quoted(input)} sends learners' answers unencrypted over the network — write an https:// address (http:// is for localhost only)`,
  })
  .refine(hasNoPassword, {
    error:
      'the address holds a name or password, which browsers refuse to send — write it without what stands before the @',
  });

function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function webUrl(value: string): URL | undefined {
  if (!/^https?:\/\/[^\s#]+$/.test(value)) return undefined;
  return URL.canParse(value) ? new URL(value) : undefined;
}

function isPrivateTransport(value: string): boolean {
  const url = webUrl(value);
  // What is no address at all is the other check's problem.
  if (url === undefined || url.protocol === 'https:') return true;
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

function hasNoPassword(value: string): boolean {
  const url = webUrl(value);
  return url === undefined || (url.username === '' && url.password === '');
}
