/** How tense the person is, in a word; calmest first. */
export type TensionLevel = 'low' | 'raised' | 'high' | 'very-high';

/** How far the person trusts the officer, in a word; least first. */
export type RapportLevel = 'none' | 'little' | 'some' | 'good';

export type Trend = 'rising' | 'easing' | 'steady';

export interface TensionWords {
  readonly level: TensionLevel;
  readonly trend: Trend;
}

/** @param tension 0 to 100; raised from 30, high from 55, very high from 80 */
export function tensionLevel(tension: number): TensionLevel {
  if (tension >= 80) return 'very-high';
  if (tension >= 55) return 'high';
  return tension >= 30 ? 'raised' : 'low';
}

/** @param rapport 0 to 100; little from 15, some from 35, good from 60 */
export function rapportLevel(rapport: number): RapportLevel {
  if (rapport >= 60) return 'good';
  if (rapport >= 35) return 'some';
  return rapport >= 15 ? 'little' : 'none';
}

/** Whether a value rose, fell or stayed: any difference counts, also one that changes no word. */
export function trendOf(before: number, after: number): Trend {
  if (after > before) return 'rising';
  return after < before ? 'easing' : 'steady';
}

/** @param before tension before a decision, 0 to 100 @param after tension after it */
export function tensionWords(before: number, after: number): TensionWords {
  return { level: tensionLevel(after), trend: trendOf(before, after) };
}
