import type { InteractionActivity, InteractionComponent } from '@xapi/xapi';
import type { Exchange, Named, Pair } from '../core/exchange.ts';
import type { Item } from '../core/session.ts';
import type { ActivityNaming } from './activities.ts';
import { activityTypes, under } from './vocabulary.ts';

/**
 * What was answered, with its full definition (xAPI 1.0.3 Data 2.4.4.1, Appendix C). Where nothing is
 * right or wrong there is no `correctResponsesPattern`.
 */
export function interactionActivity(
  { courseIri, language }: ActivityNaming,
  item: Item,
  exchange: Exchange,
): InteractionActivity {
  const { id, text } = item;
  const pattern = patternOf(exchange);
  const definition = {
    type: activityTypes.interaction,
    name: { [language]: text },
    description: { [language]: text },
    ...(pattern === null ? {} : { correctResponsesPattern: [pattern] as [string] }),
  };
  return {
    objectType: 'Activity',
    id: `${under(courseIri)}/interactions/${id}`,
    definition: { ...definition, ...componentsOf(exchange, language) },
  };
}

/**
 * The learner's answer (xAPI 1.0.3 Data 2.4.4.1, response formats): ids joined by `[,]`, pairs by `[.]`.
 * A choice stands in the order of its options, so that a right one equals its pattern letter for letter.
 */
export function responseOf(exchange: Exchange): string {
  return exchange.kind === 'numeric' ? String(exchange.response) : written(exchange, 'response');
}

function patternOf(exchange: Exchange): string | null {
  if (exchange.correct === null) return null;
  return exchange.kind === 'numeric' ? exchange.correct.join('[:]') : written(exchange, 'correct');
}

function written(exchange: Exclude<Exchange, { kind: 'numeric' }>, part: 'correct' | 'response'): string {
  switch (exchange.kind) {
    case 'choice': {
      const numbers = exchange[part] ?? [];
      const chosen = exchange.choices.filter(({ number }) => numbers.includes(number));
      return chosen.map(({ id }) => id).join('[,]');
    }
    case 'sequencing':
      return (exchange[part] ?? []).map((number) => idOf(exchange.choices, number)).join('[,]');
    case 'matching':
      return paired(exchange[part], ([from, to]) => [
        idOf(exchange.sources, from),
        idOf(exchange.targets, to),
      ]);
    case 'performance':
      return paired(exchange[part], ([from, to]) => [
        idOf(exchange.steps, from),
        idOf(exchange.steps.find(({ number }) => number === from)?.answers ?? [], to),
      ]);
    default:
      return exchange satisfies never;
  }
}

function paired(pairs: readonly Pair[] | null, named: (pair: Pair) => readonly string[]): string {
  return (pairs ?? []).map((pair) => named(pair).join('[.]')).join('[,]');
}

/** The number itself, where nothing has it. */
function idOf(things: readonly Named[], number: number): string {
  return things.find((thing) => thing.number === number)?.id ?? String(number);
}

/** The type of the interaction, with what it is made of. */
function componentsOf(exchange: Exchange, language: string) {
  const described = (things: readonly Named[]): InteractionComponent[] =>
    things.map(({ id, text }) => ({ id, description: { [language]: text } }));
  switch (exchange.kind) {
    case 'choice':
      return { interactionType: 'choice', choices: described(exchange.choices) } as const;
    case 'sequencing':
      return { interactionType: 'sequencing', choices: described(exchange.choices) } as const;
    case 'matching':
      return {
        interactionType: 'matching',
        source: described(exchange.sources),
        target: described(exchange.targets),
      } as const;
    case 'performance':
      return { interactionType: 'performance', steps: described(exchange.steps) } as const;
    case 'numeric':
      return { interactionType: 'numeric' } as const;
    default:
      return exchange satisfies never;
  }
}
