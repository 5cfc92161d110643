import type { Cmi5Session } from './session.ts';
import { definedVerb, part, type Json } from './statement.ts';
import type { StatementRule } from './statement-rules.ts';
import { PROGRESS, type AuVerb } from './words.ts';

type Judge = (result: Json, verb: AuVerb, session: Cmi5Session) => string | undefined;

/** A rule about the result of cmi5 defined statements; others are free. */
function ofDefined(clause: string, judge: Judge): StatementRule {
  return {
    clause,
    breach(statement, session) {
      const verb = definedVerb(statement);
      return verb === undefined ? undefined : judge(part(statement, 'result'), verb, session);
    },
  };
}

/** What may stand in the result of a verb, and with which value where cmi5 names it (9.5). */
const SUCCESS: Readonly<Partial<Record<AuVerb, boolean>>> = { passed: true, failed: false };
const TIMED: ReadonlySet<AuVerb> = new Set(['completed', 'passed', 'failed', 'terminated']);

/** What cmi5 asks of results: the table of verbs, score, masteryScore and progress. */
export const resultRules: readonly StatementRule[] = [
  ofDefined('9.5.1.0-2', ({ score }, verb) =>
    score === undefined || SUCCESS[verb] !== undefined ? undefined : `${verb} carries a score`,
  ),
  ofDefined('9.5.1', ({ score }) => {
    const { scaled } = part({ score }, 'score');
    return typeof scaled === 'number' && scaled < 0 ? `score.scaled is ${scaled}, below 0` : undefined;
  }),
  ofDefined('9.5.1.0-3', ({ score }) => {
    const { raw, min, max } = part({ score }, 'score');
    if (raw === undefined) return undefined;
    if (min === undefined || max === undefined) return 'score.raw stands without min and max';
    return [raw, min, max].every((number) => Number.isInteger(number))
      ? undefined
      : 'raw, min and max of the score are not all integers';
  }),
  ofDefined('9.3.4.0-2', ({ score }, verb, { masteryScore }) =>
    verb === 'passed' && isBelow(score, masteryScore) === true
      ? `passed with less than the masteryScore ${masteryScore}`
      : undefined,
  ),
  ofDefined('9.3.5.0-2', ({ score }, verb, { masteryScore }) =>
    verb === 'failed' && isBelow(score, masteryScore) === false
      ? `failed with the masteryScore ${masteryScore} or more`
      : undefined,
  ),
  ofDefined('9.5.2', ({ success }, verb) =>
    success === SUCCESS[verb] ? undefined : `success is ${String(success)} in ${verb}`,
  ),
  ofDefined('9.5.3', ({ completion }, verb) =>
    completion === (verb === 'completed' ? true : undefined)
      ? undefined
      : `completion is ${String(completion)} in ${verb}`,
  ),
  ofDefined('9.5.4.1', ({ duration }, verb) =>
    duration === undefined && TIMED.has(verb) ? `${verb} has no duration` : undefined,
  ),
  ofDefined('9.3.8', (result, verb) => {
    const extra = Object.keys(result).filter((member) => member !== 'duration');
    return verb === 'terminated' && extra.length > 0
      ? `terminated tells ${extra.join(', ')} beside its duration`
      : undefined;
  }),
  {
    clause: '9.5.5.1',
    breach(statement) {
      const progress = part(part(statement, 'result'), 'extensions')[PROGRESS];
      if (progress === undefined) return undefined;
      if (definedVerb(statement) !== undefined) return 'progress stands in a cmi5 defined statement';
      return typeof progress === 'number' && Number.isInteger(progress) && progress >= 0 && progress < 100
        ? undefined
        : `progress is ${JSON.stringify(progress)}, no integer from 0 to 99`;
    },
  },
];

/** `undefined` where there is nothing to compare. */
function isBelow(score: unknown, masteryScore: number | undefined): boolean | undefined {
  const { scaled } = part({ score }, 'score');
  return typeof scaled === 'number' && masteryScore !== undefined ? scaled < masteryScore : undefined;
}
