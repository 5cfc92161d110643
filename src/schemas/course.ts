import { z } from 'astro/zod';
import { quoted, slug, text, webAddress } from './field.ts';

/** `content/course.yaml`: what is the same in every edition. */
export const courseSchema = z.strictObject({
  /** Short name of the course, used in file names and manifests. @example `id: de-escalation` */
  id: slug,
  /** Web address that names the course in xAPI statements; never changed, and it need not lead anywhere. @example `iri: https://example.org/courses/de-escalation` */
  iri: webAddress.refine((iri) => !iri.endsWith('/'), {
    error: ({ input }) =>
      `${quoted(input)} ends in a slash — leave the last / away, because names are added to it`,
  }),
  /** Three numbers, raised with every release. @example `version: 1.0.0` */
  version: z.string().regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9a-z.-]+)?$/, {
    error: ({ input }) =>
      `${quoted(input)} is not a version — write three numbers parted by dots, such as 1.0.0`,
  }),
  /** Name of the course. @example `title: De-escalation` */
  title: text,
  /** Language tag of the texts; its buttons and labels come from `src/strings/LANGUAGE.json`. @example `language: en` */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, {
    error: ({ input }) => `${quoted(input)} is not a language tag — write one such as en or en-US`,
  }),
});

export type CourseMeta = z.infer<typeof courseSchema>;
