import { z } from 'astro/zod';
import { quoted, text, webAddress } from './field.ts';

/** `dist-config/agency.yaml`: the department that gives the course. */
export const agencySchema = z.strictObject({
  /** Name of the department as learners know it. @example `name: Riverton Police Department` */
  name: text,
  /** The department's web address; with the LMS's learner id it names the learner in xAPI statements. @example `homePage: https://riverton-police.example` */
  homePage: webAddress,
  /** Whom a learner turns to when something does not work. */
  contact: z.strictObject({
    /** A person or an office. @example `name: Training Unit` */
    name: text,
    /** Mail address. @example `email: training@riverton-police.example` */
    email: z
      .email({
        error: ({ input }) =>
          `${quoted(input)} is not a mail address — write one such as training@riverton-police.example`,
      })
      .exactOptional(),
    /** Phone number in quotes, as it is dialled. @example `phone: "555-0100"` */
    phone: text.exactOptional(),
    /** What a learner does after the last try at the assessment. @example `reset: Ask the Training Unit to reset your attempt in the LMS.` */
    reset: text,
  }),
});

export type Agency = z.infer<typeof agencySchema>;
