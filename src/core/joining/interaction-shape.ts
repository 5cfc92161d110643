import type { Exchange, Named, Pair, Step } from '../exchange.ts';
import type { Interaction, Item } from '../session.ts';

/** Whether data from outside has the shape of an interaction: what an adapter takes without looking again. */
export function isInteraction(value: unknown): value is Interaction {
  if (!isObject(value)) return false;
  const { key, item, exchange, result, credit, weighting, isRetry, form, at, latencyMs } = value;
  return (
    typeof key === 'string' &&
    /^\w{1,200}$/.test(key) &&
    isItem(item) &&
    isExchange(exchange) &&
    (result === 'correct' || result === 'incorrect' || result === 'neutral') &&
    (credit === null || isNumber(credit)) &&
    isNumber(weighting) &&
    typeof isRetry === 'boolean' &&
    (form === null || (isObject(form) && isNumber(form['attempt']) && isNumber(form['seed']))) &&
    isNumber(at) &&
    isNumber(latencyMs)
  );
}

function isItem(value: unknown): value is Item {
  if (!isObject(value) || !isObject(value['parent'])) return false;
  const { kind, id } = value['parent'];
  return (
    [value['id'], value['text'], value['objective'], id].every((text) => typeof text === 'string') &&
    (kind === 'lesson' || kind === 'scenario')
  );
}

function isExchange(value: unknown): value is Exchange {
  if (!isObject(value)) return false;
  const { kind, correct, response } = value;
  switch (kind) {
    case 'choice':
    case 'sequencing':
      return isList(value['choices'], isNamed) && isAnswer(correct, response, isNumber);
    case 'matching':
      return (
        isList(value['sources'], isNamed) &&
        isList(value['targets'], isNamed) &&
        isAnswer(correct, response, isPair)
      );
    case 'numeric':
      return (correct === null || isPair(correct)) && isNumber(response);
    case 'performance':
      return isList(value['steps'], isStep) && isAnswer(correct, response, isPair);
    default:
      return false;
  }
}

function isAnswer(correct: unknown, response: unknown, isPart: (part: unknown) => boolean): boolean {
  return (correct === null || isList(correct, isPart)) && isList(response, isPart);
}

function isStep(value: unknown): value is Step {
  return isNamed(value) && isObject(value) && isList(value['answers'], isNamed);
}

function isNamed(value: unknown): value is Named {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    isNumber(value['number']) &&
    typeof value['text'] === 'string'
  );
}

function isPair(value: unknown): value is Pair {
  return isList(value, isNumber) && value.length === 2;
}

function isList(value: unknown, isPart: (part: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every((part: unknown) => isPart(part));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
