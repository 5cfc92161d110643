import { isoDuration } from '../../core/duration.ts';
import type { Interaction } from '../../core/session.ts';
import type { Preferences } from '../port.ts';
import type { ScormApi } from '../scorm/api.ts';
import type { Entry } from '../scorm/interactions.ts';
import { answerOf, identifierOf } from './identifiers.ts';
import { timestamp2004 } from './time.ts';

/* The course's facts in the notation of SCORM 2004 RTE 4.1 and 4.2, and back. */

const LONGEST_DESCRIPTION = 250;

/** Percent. `null` where `cmi.scaled_passing_score` is blank, or no number from 0 to 1: a mark below zero is none. */
export function passMarkOf(value: string): number | null {
  const mark = value === '' ? Number.NaN : Number(value);
  return mark >= 0 && mark <= 1 ? Number((mark * 100).toFixed(5)) : null;
}

/** Sound counts as asked for by nobody unless it is turned off: 1 is what every LMS says by itself. */
export function preferencesOf(api: ScormApi): Preferences {
  const level = api.get('cmi.learner_preference.audio_level');
  const language = api.get('cmi.learner_preference.language');
  return {
    languages: language === '' ? [] : [language],
    audio: level !== '' && Number(level) === 0 ? 'off' : null,
  };
}

/**
 * After any other exit an LMS hands back neither state nor bookmark (SCORM 2004 RTE 4.2.8): a learner who
 * comes back to look would stand before an untouched course, and one without tries would have them again.
 * So it is written in review too, where nothing else is.
 */
export const EXIT = 'suspend';

/**
 * Scaled first: it is the one that LMSs judge by.
 *
 * @param owner `cmi.` or `cmi.objectives.n.` @param scaled 0 to 1
 */
export function scoreEntries(owner: string, scaled: number): readonly Entry[] {
  return [
    [`${owner}score.scaled`, decimal(scaled)],
    [`${owner}score.raw`, decimal(scaled * 100)],
    [`${owner}score.min`, '0'],
    [`${owner}score.max`, '100'],
  ];
}

/** A progress of 1 waits until the LMS holds `completed`: LMSs with a threshold take it for that. */
export function commitEntries(ms: number, percent: number | null, api: ScormApi): readonly Entry[] {
  // The LMS adds it to total_time when the session ends, and replaces it until then.
  const time: Entry = ['cmi.session_time', isoDuration(ms)];
  if (percent === null || (percent >= 100 && api.get('cmi.completion_status') !== 'completed')) return [time];
  return [time, ['cmi.progress_measure', decimal(percent / 100)]];
}

/** The parts of an interaction in the order of RTE 4.2.9: what comes before id and type is refused with 408. */
export function interactionEntries(interaction: Interaction): readonly [Entry, ...Entry[]] {
  const { item, exchange, result } = interaction;
  const { given, pattern } = answerOf(exchange);
  return [
    ['id', interaction.key],
    ['type', exchange.kind],
    ['objectives.0.id', identifierOf(item.objective)],
    ['timestamp', timestamp2004(interaction.at)],
    ...(pattern === null ? [] : [['correct_responses.0.pattern', pattern] as const]),
    ['weighting', String(interaction.weighting)],
    ['learner_response', given],
    ['result', result],
    ['latency', isoDuration(interaction.latencyMs)],
    ['description', descriptionOf(item.text)],
  ];
}

/** One line, at most as long as every LMS has to take, no character cut in two. */
export function descriptionOf(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_DESCRIPTION)
    .replace(/[\uD800-\uDBFF]$/, '');
}

/** The data type real(10,7): at most seven decimals, no exponent. */
export function decimal(value: number): string {
  return value.toFixed(7).replace(/\.?0+$/, '');
}
