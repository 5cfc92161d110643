import { sentencesIn } from '../words/sentences.ts';

/** An instruction in place of a question: Sort what goes through your head. */
const INSTRUCTION = /^["“(]*(?:Sort|Match|Put|Mark|Build|Choose|Name|Find|Order|Place|Pick)\b/;

/** Speaks of the question itself, and not of anything that happens. */
const OF_ITSELF = /\b(?:of these|each of these|left over|this course names)\b/i;

const PERSON =
  'man|men|woman|women|boys?|girls?|child|children|person|people|persons|officers?|trainees?|colleagues?|partners?|' +
  'sergeants?|lieutenants?|captains?|chiefs?|supervisors?|trainers?|deput(?:y|ies)|squads?|crews?|callers?|drivers?|passengers?|' +
  'neighbors?|residents?|guests?|guards?|staff|clerks?|cooks?|nurses?|medics?|managers?|owners?|customers?|students?|teachers?|' +
  'reporters?|members?|mothers?|fathers?|sons?|daughters?|brothers?|sisters?|couple|roommates?|friends?|strangers?|crowd';

/** Somebody who is spoken of, wherever in the text; a name shows by what it does: Dale works, asks Priya. */
const SOMEBODY = new RegExp(`\\b(?:you|your|he|she|they|who|him|her|his|hers|them|their|${PERSON})\\b`, 'i');
const NAMED = /^[A-Z][a-z]+ (?:is|was|has|[a-z]{3,}s)\b|\b(?:asks|says) [A-Z][a-z]+/;

/** Where a sentence or a part of it begins. */
const BEGINNING = '(?:^|[,;:.“”]\\s+|\\b(?:and|while|when|as|before|after)\\s+)["“]*';

/** Somebody at such a beginning: who does something, and is not only mentioned. */
const DOER = new RegExp(
  `${BEGINNING}(?:you|he|she|they|(?:(?:an?|the|one|two|three|four|five|six|your|his|her|another|some)\\s+)?(?:[\\w’-]+\\s+){0,2}(?:${PERSON})(?:’s)?)\\b`,
  'i',
);
const SPEAKS = /\b(?:asks|says|shouts|writes|tells)\b/;

/**
 * Whether a stem puts a situation before the learner and then asks: what stands before the question tells of
 * somebody, in two sentences or more, or in one in which somebody does something. What only speaks of the question
 * itself, or of a text without anybody, is no situation: “A slide for the council reads: …”, “One is left over.”
 *
 * The rule agrees with a count by hand of 40 items of the banks, which its test holds.
 */
export function isScenarioType(stem: string): boolean {
  const sentences = sentencesIn(stem).map(({ text }) => text);
  const asked = sentences.findLastIndex((one) => one.endsWith('?') || INSTRUCTION.test(one));
  const told = sentences.slice(0, asked === -1 ? -1 : asked).filter((one) => !OF_ITSELF.test(one));
  return told.length >= 2
    ? told.some((one) => SOMEBODY.test(one) || NAMED.test(one))
    : told.some((one) => DOER.test(one) || SPEAKS.test(one));
}
