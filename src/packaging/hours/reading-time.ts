import { wordsIn } from '../words/sentences.ts';

/**
 * Words that a learner reads in a minute, with care.
 *
 * Adults read English non-fiction silently at 238 words a minute on average, and most of them at 175 to 300
 * (Brysbaert 2019, Journal of Memory and Language 109, 104047, a review of 190 studies). A course is read to be
 * tested on, on a screen, by people of every pace, so it goes by the slow end of that range: 180, which is also
 * what the word-count formula of the standards for continuing education of US accountants credits self-study
 * by (AICPA and NASBA, Statement on Standards for CPE Programs, method 2).
 */
export const WORDS_A_MINUTE = 180;

/** Seconds to read texts once. */
export function secondsToRead(texts: readonly string[]): number {
  return (60 * texts.reduce((sum, text) => sum + wordsIn(text).length, 0)) / WORDS_A_MINUTE;
}
