import type { Exchange, Named, Pair } from '../../core/exchange.ts';

/** Characters in one answer: what LMSs keep of a text at least. */
const LONGEST = 250;
/** `[,]` and `[.]`. */
const SEPARATOR = 3;

/** In the letters that no LMS refuses in a long_identifier_type (RTE 4.1.1.3): `O-1.2` becomes `O_1_2`. */
export function identifierOf(id: string): string {
  return id.replace(/[^A-Za-z0-9_]/g, '_');
}

/** An answer in the notation of RTE 4.2.9.1, and the pattern that is right; `null` where none is. */
export interface Answer {
  readonly given: string;
  readonly pattern: string | null;
}

/**
 * Each thing has a short_identifier_type (RTE 4.1.1.5): its slug, whose hyphens some LMSs refuse; its
 * number, where slugs would be too long for one answer or two of them became the same.
 */
export function answerOf(exchange: Exchange): Answer {
  if (exchange.kind === 'numeric') {
    return { given: String(exchange.response), pattern: exchange.correct?.join('[:]') ?? null };
  }
  // Every learner's answer to a question is written in the same way, so it is not the one given that decides.
  return written(
    exchange,
    isTellable(exchange) ? ({ id }) => identifierOf(id) : ({ number }) => String(number),
  );
}

type NamedExchange = Exclude<Exchange, { kind: 'numeric' }>;

function written(exchange: NamedExchange, name: (named: Named) => string): Answer {
  const all = (parts: readonly (number | Pair)[]) =>
    parts.map((part) => (typeof part === 'number' ? single(part) : paired(part))).join('[,]');
  const named = (things: readonly Named[], number: number) => {
    const thing = things.find((one) => one.number === number);
    // The number itself, where nothing has it.
    return thing === undefined ? String(number) : name(thing);
  };
  const single = (number: number) => named(groupsOf(exchange)[0] ?? [], number);
  const paired = ([from, to]: Pair) => `${single(from)}[.]${named(answersOf(exchange, from), to)}`;
  return { given: all(exchange.response), pattern: exchange.correct === null ? null : all(exchange.correct) };
}

/** What a pair that begins with this number can end with. */
function answersOf(exchange: NamedExchange, from: number): readonly Named[] {
  if (exchange.kind === 'matching') return exchange.targets;
  const step =
    exchange.kind === 'performance' ? exchange.steps.find(({ number }) => number === from) : undefined;
  return step?.answers ?? [];
}

/**
 * Whether every answer can be written by slugs: none would be too long, and without their hyphens they
 * still tell apart what stands in one place.
 */
function isTellable(exchange: NamedExchange): boolean {
  const groups = groupsOf(exchange);
  const parts = (groups[0]?.length ?? 0) * (groups.length > 1 ? 2 : 1);
  const longest = Math.max(...groups.flat().map(({ id }) => id.length));
  return parts * (longest + SEPARATOR) - SEPARATOR <= LONGEST && groups.every(differ);
}

/** What can stand in each place of an answer; of pairs, what comes first stands first. */
function groupsOf(exchange: NamedExchange): readonly (readonly Named[])[] {
  switch (exchange.kind) {
    case 'choice':
    case 'sequencing':
      return [exchange.choices];
    case 'matching':
      return [exchange.sources, exchange.targets];
    case 'performance':
      return [exchange.steps, ...exchange.steps.map(({ answers }) => answers)];
    default:
      return exchange satisfies never;
  }
}

function differ(things: readonly Named[]): boolean {
  return new Set(things.map(({ id }) => identifierOf(id))).size === things.length;
}
