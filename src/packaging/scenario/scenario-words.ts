import type { Run } from '../../core/scenario/play.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Space } from './explore.ts';

/** Words that read well at once. */
const LIMITS = { sees: 90, then: 60, why: 50, text: 35, debrief: 80 } as const;

/** Words of everything a learner can read in a scenario. */
export function wordCount({ note, info, resources, causes, surprises, nodes, endings }: Scenario): number {
  const texts = [
    note,
    ...Object.values(info),
    ...Object.values(resources),
    ...causes.map(({ truth }) => truth),
    ...surprises.map(({ name }) => name),
    ...nodes.flatMap(({ sees, stem, scene, options }) => [
      ...sees.map(({ text }) => text),
      stem,
      scene.alt,
      ...options.flatMap(({ text, then, why, replay }) => [
        text,
        ...then.map((told) => told.text),
        why,
        replay.you,
        ...replay.person,
        replay.review,
      ]),
    ]),
    ...endings.flatMap(({ title, text, debrief }) => [title, ...text.map((told) => told.text), ...debrief]),
  ];
  return sumOfWords(texts);
}

/** Words that one learner reads in a run: scenes, options, consequences, the replay and the debrief. */
export function wordsOfRun({ scenario, steps, at, cause }: Run): number {
  const ofSteps = steps.flatMap(({ node, sees, options, option, then }) => [
    ...sees,
    node.stem,
    ...options.map(({ text }) => text),
    ...then,
    option.why,
    option.replay.you,
    ...option.replay.person,
    option.replay.review,
  ]);
  const ofEnd = at.kind === 'ending' ? [at.ending.title, ...at.text, ...at.ending.debrief, cause.truth] : [];
  return sumOfWords([scenario.note, ...ofSteps, ...ofEnd]);
}

/** Texts that are longer than reads well, as they are shown: several at once count together. */
export function longTexts({ nodes, endings }: Scenario, { spots }: Space): readonly string[] {
  // Many situations show the same: each is counted once.
  const shown = new Map<string, readonly [what: string, limit: number]>();
  for (const { run, moves } of spots) {
    if (run.at.kind === 'node') shown.set(run.at.sees.join(' '), [`sees of ${run.at.node.id}`, LIMITS.sees]);
    for (const { option, told } of moves) shown.set(told.join(' '), [`then of ${option.id}`, LIMITS.then]);
  }
  for (const { id, text, why } of nodes.flatMap(({ options }) => options)) {
    shown.set(why, [`why of ${id}`, LIMITS.why]);
    shown.set(text, [`text of ${id}`, LIMITS.text]);
  }
  for (const { id, debrief } of endings) {
    for (const paragraph of debrief) shown.set(paragraph, [`debrief of ${id}`, LIMITS.debrief]);
  }
  return [...shown].flatMap(([text, [what, limit]]) => {
    const words = sumOfWords([text]);
    return words > limit ? `${what} has ${words} words, ${limit} read well` : [];
  });
}

export function sumOfWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}
