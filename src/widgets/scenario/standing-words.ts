import { rapportLevel, tensionLevel, trendOf } from '../../core/scenario/levels.ts';
import type { TensionWords } from '../../core/scenario/levels.ts';
import type { Run } from '../../core/scenario/play.ts';
import { AT_RISK } from '../../core/scenario/situation.ts';
import type { Risk, SceneState } from '../../core/scenario/situation.ts';
import { phrase } from '../../runtime/phrase.ts';
import { distance, risk as risks, state as words, tension, trust } from '../../strings/en-scenario.json';

/** A term and what is to be said of it. */
export interface Line {
  readonly term: string;
  readonly texts: readonly string[];
}

/** Officers who talk, 0 to 6, in words. */
export function voicesText(voices: number): string {
  if (voices === 0) return words.noVoice;
  if (voices === 1) return words.oneVoice;
  return voices === 2 ? words.twoVoices : phrase(words.manyVoices, { n: voices });
}

/** `high, easing`; the level alone where nothing has been decided yet. */
export function tensionText({ level, trend }: TensionWords, isFirst = false): string {
  return isFirst ? tension[level] : phrase(words.joined, { is: tension[level], trend: tension[trend] });
}

/** For whom the moment is dangerous, most danger first; low danger is not told beside a higher one. */
export function riskTexts(risk: Risk): readonly string[] {
  if (AT_RISK.every((who) => risk[who] === 'low')) return [words.lowForAll];
  return (['high', 'some'] as const).flatMap((level) => {
    const whom = AT_RISK.filter((who) => risk[who] === level).map((who) => risks[who]);
    return whom.length === 0 ? [] : [phrase(words.riskOf, { level: risks[level], who: listed(whom) })];
  });
}

function listed(texts: readonly string[]): string {
  return texts.reduce((first, second) => phrase(words.both, { first, second }));
}

/** Words for ids, in the order they came. */
export function wordsOf(ids: readonly string[], known: Readonly<Record<string, string>>): readonly string[] {
  return ids.flatMap((id) => known[id] ?? []);
}

/**
 * What a decision changed, in words and nothing else: no line for what stayed as it was. Feelings have
 * no numbers.
 */
export function changesIn(
  { info, resources }: Pick<Run['scenario'], 'info' | 'resources'>,
  { before, after }: { readonly before: SceneState; readonly after: SceneState },
): readonly Line[] {
  const minutes = after.clock - before.clock;
  const touched = AT_RISK.filter((who) => before.risk[who] !== after.risk[who]);
  const lines: readonly Line[] = [
    { term: words.tension, texts: before.tension === after.tension ? [] : [tensionChange(before, after)] },
    { term: words.trust, texts: before.rapport === after.rapport ? [] : [trustChange(before, after)] },
    { term: words.distance, texts: moved(distance[before.distance], distance[after.distance]) },
    { term: words.voices, texts: moved(voicesText(before.voices), voicesText(after.voices)) },
    { term: words.risk, texts: touched.map((who) => riskChange(who, before.risk, after.risk)) },
    { term: words.newlyKnown, texts: wordsOf(added(before.info, after.info), info) },
    { term: words.newHelp, texts: wordsOf(added(before.resources, after.resources), resources) },
    { term: words.time, texts: minutes > 0 ? [minutesText(minutes)] : [] },
  ];
  return lines.filter(({ texts }) => texts.length > 0);
}

function added(before: readonly string[], after: readonly string[]): readonly string[] {
  return after.filter((id) => !before.includes(id));
}

/** Empty where it did not move. */
function moved(was: string, is: string): readonly string[] {
  return was === is ? [] : [phrase(words.moved, { was, is })];
}

function tensionChange(before: SceneState, after: SceneState): string {
  const [was, is] = [tensionLevel(before.tension), tensionLevel(after.tension)];
  if (was !== is) return phrase(words.moved, { was: tension[was], is: tension[is] });
  return phrase(words.drifted, { is: tension[is], trend: tension[trendOf(before.tension, after.tension)] });
}

function trustChange(before: SceneState, after: SceneState): string {
  const [was, is] = [rapportLevel(before.rapport), rapportLevel(after.rapport)];
  if (was !== is) return phrase(words.moved, { was: trust[was], is: trust[is] });
  const trend = after.rapport > before.rapport ? trust.rising : trust.easing;
  return phrase(words.drifted, { is: trust[is], trend });
}

function riskChange(who: (typeof AT_RISK)[number], before: Risk, after: Risk): string {
  const level = phrase(words.moved, { was: risks[before[who]], is: risks[after[who]] });
  return phrase(words.changedFor, { who: risks[who], level });
}

/** @param minutes more than 0; halves and quarters stand for less than one */
export function minutesText(minutes: number): string {
  if (minutes < 1) return words.moment;
  return Math.floor(minutes) === 1 ? words.minute : phrase(words.minutes, { n: Math.floor(minutes) });
}
