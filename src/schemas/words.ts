import { z } from 'astro/zod';
import { text } from './field.ts';

const rule = z.strictObject({
  /** Words as they stand in a text, each form by itself; a blank finds a hyphen too. @example `find: [thug, thugs]` */
  find: z.array(text).min(1),
  /** Longer phrases in which they mean something else. @example `except: [change the subject]` */
  except: z.array(text).default([]),
  /** What to write. @example `instead: person` */
  instead: text,
  /** Why, in one sentence. @example `why: It says what someone is before anybody knows.` */
  why: text,
});

/** `content/words.yaml`: words that texts of the course do without, for `npm run words`. */
export const wordsSchema = z.strictObject({
  /** Words that put a person down or judge before anything is known: nowhere. */
  terms: z.array(rule),
  /** Words that frighten: not in what the course holds to be right. */
  threats: z.array(rule),
  /** Names of makers and their wares: nowhere but where a source is named. */
  marks: z.array(rule),
  /** British spelling and the US one. @example `behaviour: behavior` */
  spellings: z.record(z.string(), text),
  /** Places where a word may stand all the same. */
  allowed: z
    .array(
      z.strictObject({
        /** The word, as `find` has it. @example `word: crazy` */
        word: text,
        /** @example `file: quizzes/steady-check.yaml` */
        file: text,
        /** Id of what it stands in: an option, a question, a fact, a lesson. @example `id: caller-says` */
        id: text,
        /** @example `reason: A caller says it, and the feedback takes it up.` */
        reason: text,
      }),
    )
    .default([]),
});

export type WordsFile = z.infer<typeof wordsSchema>;
export type WordRule = z.infer<typeof rule>;
