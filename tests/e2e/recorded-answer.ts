import type { Question, Response } from '../../src/core/question.ts';
import type { Node } from '../../src/core/scenario/scenario.ts';
import { authored } from './learner.ts';

/* Answers as a standard writes them, back in the terms of a response. */

const { bank, quizzes, scenarios } = authored();
const questions = [...quizzes, ...bank];

/** What an answer in a record is an answer to. */
export type Written =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'node'; readonly scenario: number; readonly node: Node };

/** The key of a decision: how many-th of the run it was, and at which node. */
export function decisionKey(scenario: number, count: number, node: string): string {
  return `s${scenario}_d${count}_${node.replaceAll('-', '_')}`;
}

/** @param key of the interaction: `q12`, `t1_q207` or `s3_d2_first_words` */
export function askedBy(key: string): Written {
  const [, scenarioNumber, name] = /^s(\d+)_d\d+_(\w+)$/.exec(key) ?? [];
  if (scenarioNumber === undefined || name === undefined) {
    const number = Number(key.replace(/^.*q/, ''));
    return { kind: 'question', question: found(questions, (one) => one.number === number, key) };
  }
  const scenario = found(scenarios, ({ number }) => String(number) === scenarioNumber, key);
  const node = found(scenario.nodes, ({ id }) => id.replaceAll('-', '_') === name, key);
  return { kind: 'node', scenario: scenario.number, node };
}

/** @param id of the activity below `interactions/`: a question's, or `scenario/node` */
export function askedIn(id: string): Written {
  const [scenarioId, nodeId] = id.split('/');
  const scenario = scenarios.find((one) => one.id === scenarioId);
  if (scenario !== undefined && nodeId !== undefined) {
    const node = found(scenario.nodes, (one) => one.id === nodeId, id);
    return { kind: 'node', scenario: scenario.number, node };
  }
  return { kind: 'question', question: found(questions, (one) => one.id === id, id) };
}

/** SCORM 2004 RTE 4.1.1 and xAPI 1.0.3 Data 2.4.4.1: `a[,]b`, `a[.]x[,]b[.]y`, a number. */
export function inNames(asked: Written, text: string): Response {
  const pairs = text.split('[,]').map((one) => one.split('[.]'));
  if (asked.kind === 'node') {
    // One pair: the node, and the option taken there.
    const { node } = asked;
    return pairs.map(([step = '', answer = '']) => {
      found([node], ({ id }) => namesOf({ id, number: 1 }).includes(step), step);
      return named(node.options, answer);
    });
  }
  const { question } = asked;
  const [first = []] = pairs;
  switch (question.type) {
    case 'choice':
    case 'choices':
    case 'cues':
      return ascending(pairs.map(([name = '']) => named(question.options, name)));
    case 'ordering':
    case 'sentence':
      return pairs.map(([name = '']) => named(question.options, name));
    case 'matching':
    case 'sorting':
      return byPiece(
        pairs.map(([from = '', to = '']) => [named(question.options, from), named(question.targets, to)]),
      );
    case 'moment':
      return [Number(first[0])];
    case 'decision': {
      const steps = pairs.map(([step = '']) => step);
      if (!['first,then', '1,2'].includes(steps.join())) throw new Error(`${text} is not two steps.`);
      const answers = [question.options, question.options.flatMap(({ options }) => options)];
      return pairs.map(([, answer = ''], index) => named(answers[index] ?? [], answer));
    }
    default:
      return question satisfies never;
  }
}

/** The pattern of what is right; that of a number is its least and its greatest, `5[:]7`. */
export function patternOf(asked: Written, text: string): Response {
  const [from, to] = text.split('[:]');
  return to === undefined ? inNames(asked, text) : [Number(from), Number(to)];
}

/** SCORM 1.2 RTE 3.4.4, CMIFeedback: a letter for each thing, `a,c`, `a.e,b.f`, a number. */
export function inLetters(asked: Written, text: string): Response {
  const pairs = text.split(',').map((one) => one.split('.').map(numberOfLetter));
  const numbers = pairs.map(([number = 0]) => number);
  if (asked.kind === 'node') return numbers.map((place) => byNumber(asked.node.options)[place - 1] ?? 0);
  const { question } = asked;
  switch (question.type) {
    case 'choice':
    case 'choices':
    case 'cues':
      return ascending(numbers);
    case 'ordering':
    case 'sentence':
      return numbers;
    case 'matching':
    case 'sorting':
      return byPiece(pairs.map(([from = 0, to = 0]) => [from, to]));
    case 'moment':
      return [Number(text)];
    case 'decision': {
      const answers = [...question.options, ...question.options.flatMap(({ options }) => options)];
      return numbers.map((place) => byNumber(answers)[place - 1] ?? 0);
    }
    default:
      return question satisfies never;
  }
}

function byNumber(things: readonly Named[]): readonly number[] {
  return ascending(things.map(({ number }) => number));
}

function numberOfLetter(letter: string): number {
  return 'abcdefghijklmnopqrstuvwxyz012345678'.indexOf(letter) + 1;
}

function byPiece(pairs: readonly (readonly [number, number])[]): Response {
  return pairs.toSorted(([a], [b]) => a - b).map(([, target]) => target);
}

interface Named {
  readonly id: string;
  readonly number: number;
}

/**
 * A standard names things by slug, in SCORM 2004 with every hyphen made an underscore, or by number alone
 * where slugs are too long for one answer.
 */
function named(things: readonly Named[], name: string): number {
  return found(things, (thing) => namesOf(thing).includes(name), name).number;
}

function namesOf({ id, number }: Named): readonly string[] {
  return [id, id.replaceAll('-', '_'), String(number)];
}

function found<T>(things: readonly T[], isIt: (thing: T) => boolean, name: string): T {
  const thing = things.find(isIt);
  if (thing === undefined) throw new Error(`A record names ${name}, which is in no file.`);
  return thing;
}

function ascending(numbers: readonly number[]): Response {
  return [...numbers].sort((a, b) => a - b);
}
