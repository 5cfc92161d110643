import { z } from 'astro/zod';
import { text } from './field.ts';

/** `src/strings/LANGUAGE.json`: words of the interface, in groups. */
export const stringsSchema = z.record(
  z.string(),
  /** One group of texts by key. @example `"page": { "next": "Next" }` */
  z.record(z.string(), text),
);

export type Strings = z.infer<typeof stringsSchema>;

/** `src/strings/LANGUAGE-launch.json`: what a failed launch says, by key. @example `"reload": "Try again"` */
export const launchStringsSchema = z.record(z.string(), text);

export type LaunchStrings = z.infer<typeof launchStringsSchema>;
