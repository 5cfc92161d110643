import type { Exchange } from '../exchange.ts';
import type { Decision } from '../session.ts';
import type { Run } from './play.ts';
import type { Node, ScenarioOption } from './scenario.ts';

/**
 * One decision in the terms of a record: a performance of one step, which nothing makes right or wrong.
 * All options of the node are told, not only those offered: what is asked is the same for every learner
 * (SCORM 2004 RTE 4.2.9 and xAPI define the activity once), while what is offered depends on the run.
 */
export function exchangeOf({ id, stem, options }: Node, option: ScenarioOption): Exchange {
  const answers = options.map(({ id: name, number, text }) => ({ id: name, number, text }));
  return {
    kind: 'performance',
    steps: [{ id, number: 1, text: stem, answers }],
    correct: null,
    response: [[1, option.number]],
  };
}

/**
 * What the session is told of a decision.
 *
 * @param before the run that stood at the decision
 * @param option what was taken there
 * @param after the run that `decide` gave
 * @throws Error where the run before is at its end, so that there was nothing to decide
 */
export function decisionOf({ scenario, at }: Run, option: ScenarioOption, after: Run): Decision {
  if (at.kind === 'ending') throw new Error(`Scenario ${scenario.id}: a run at its end has no decision.`);
  return {
    item: {
      id: `${scenario.id}/${at.node.id}`,
      text: at.node.stem,
      objective: scenario.objective,
      parent: { kind: 'scenario', id: scenario.id },
    },
    option: option.number,
    exchange: exchangeOf(at.node, option),
    end: after.at.kind === 'ending' ? after.at.end : null,
  };
}
