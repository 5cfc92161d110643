import { isRecord } from '../lrs/exchange.ts';
import type { Facts } from './launcher.ts';

/**
 * What the statements about a course say of a registration, where no standard says what counts: verbs
 * completed, passed and failed whose object is the course itself.
 * @param statements oldest first
 * @param course IRI of the course; `undefined` where it was never launched
 */
export function factsOf(
  statements: readonly unknown[],
  registration: string,
  course: string | undefined,
): Facts {
  const about = statements.filter(isRecord).filter(({ object, context }) => {
    const isIts = isRecord(context) && context.registration === registration;
    return isIts && isRecord(object) && object.id === course;
  });
  const said = (verb: string) => about.filter((statement) => verbOf(statement.verb) === verb);
  const passed = said('passed');
  const judged = (passed.length > 0 ? passed : said('failed')).at(-1);
  return {
    completed: said('completed').length > 0,
    passed: passed.length > 0,
    failed: passed.length === 0 && judged !== undefined,
    satisfied: null,
    score: scaledOf(judged?.result),
  };
}

function verbOf(verb: unknown): string {
  return isRecord(verb) ? String(verb.id).replace(/^.*\//, '') : '';
}

function scaledOf(result: unknown): number | null {
  const score: unknown = isRecord(result) ? result.score : undefined;
  return isRecord(score) && typeof score.scaled === 'number' ? score.scaled : null;
}
