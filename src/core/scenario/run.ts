import { crc32 } from '../checksum.ts';
import { mix } from '../random.ts';
import { holding, holds } from './condition.ts';
import type { Situation } from './condition.ts';
import { exchangeOf } from './decision.ts';
import { changed } from './effects.ts';
import type { At, Run, Step } from './play.ts';
import { processScore } from './process.ts';
import type { Scenario, Told } from './scenario.ts';

/**
 * A run of which nothing is decided yet. Its cause and its surprise follow from the seed.
 *
 * @param seed unsigned 32-bit number
 */
export function beginRun(scenario: Scenario, seed: number): Run {
  const { state, begin } = scenario;
  const cause = drawn(scenario.causes, mix(seed, 1));
  const surprise = drawn(scenario.surprises, mix(seed, 2));
  const situation = { state, cause: cause.id, surprise: surprise.id, took: [] };
  const at = placeOf(scenario, begin, { situation, steps: [] });
  return { scenario, seed, cause, surprise, steps: [], state, at };
}

/**
 * The run after a decision. What the option changes is judged as it stood before; what is told then and
 * where it leads, as it stands after, with the option among those taken.
 *
 * @param optionNumber the ledger's number
 * @returns `undefined` where the option is not offered now, or the run is at its end
 */
export function decide(run: Run, optionNumber: number): Run | undefined {
  const { scenario, at } = run;
  if (at.kind === 'ending') return undefined;
  const option = at.options.find(({ number }) => number === optionNumber);
  if (option === undefined) return undefined;
  const situation = situationOf(run);
  const state = changed(run.state, option.effects, situation);
  const now: Situation = { ...situation, state, took: [...situation.took, option.id] };
  const way = option.next.find(({ when }) => holds(when, now));
  if (way === undefined) throw new Error(`Scenario ${scenario.id}: no way of option ${option.id} holds.`);
  const step: Step = {
    node: at.node,
    sees: at.sees,
    options: at.options,
    option,
    then: told(option.then, now),
    before: run.state,
    after: state,
    exchange: exchangeOf(at.node, option),
  };
  const steps = [...run.steps, step];
  return { ...run, steps, state, at: placeOf(scenario, way.to, { situation: now, steps }) };
}

/**
 * The run that a seed and a path lead to.
 *
 * @param path the ledger's numbers of the options taken, in order
 * @returns `undefined` where one of them is not offered, because the scenario is another one since
 */
export function replayRun(scenario: Scenario, seed: number, path: readonly number[]): Run | undefined {
  const start: Run | undefined = beginRun(scenario, seed);
  return path.reduce(
    (run: Run | undefined, number) => (run === undefined ? undefined : decide(run, number)),
    start,
  );
}

/** What conditions can ask about where a run stands. */
export function situationOf({ state, cause, surprise, steps }: Run): Situation {
  return { state, cause: cause.id, surprise: surprise.id, took: steps.map(({ option }) => option.id) };
}

function placeOf(
  scenario: Scenario,
  id: string,
  { situation, steps }: { readonly situation: Situation; readonly steps: readonly Step[] },
): At {
  const node = scenario.nodes.find((one) => one.id === id);
  if (node !== undefined) {
    return {
      kind: 'node',
      node,
      options: holding(node.options, situation),
      sees: told(node.sees, situation),
    };
  }
  const ending = scenario.endings.find((one) => one.id === id);
  if (ending === undefined) throw new Error(`Scenario ${scenario.id} has no node or ending ${id}.`);
  const end = { ending: ending.number, process: processScore(steps) };
  return { kind: 'ending', ending, text: told(ending.text, situation), end };
}

function told(texts: readonly Told[], situation: Situation): readonly string[] {
  return holding(texts, situation).map(({ text }) => text);
}

/**
 * Each has a rank of its own for a seed, and the highest is drawn: their order counts for nothing, and an
 * update that adds one gives it to the runs that draw it, and takes nothing from any other.
 */
function drawn<T extends { readonly id: string }>(list: readonly T[], seed: number): T {
  const rank = ({ id }: T) => mix(seed, crc32(new TextEncoder().encode(id)));
  const [first, ...others] = list;
  if (first === undefined)
    throw new Error('A scenario has at least one cause and one surprise to draw from.');
  return others.reduce((top, one) => (rank(one) > rank(top) ? one : top), first);
}
