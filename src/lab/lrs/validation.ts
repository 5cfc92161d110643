import validation from '@learninglocker/xapi-validation';
import { isRecord, LrsRefusal } from './exchange.ts';

/** A statement that was found valid; only what the double itself reads is named. */
export type ValidStatement = Readonly<Record<string, unknown>>;

/** The validator is CommonJS: its `default` hangs one level lower where Node imports it. */
const check: (statement: unknown) => readonly object[] =
  typeof validation === 'function' ? validation : (validation as { default: typeof validation }).default;

/** ISO 8601 as xAPI 1.0.3 Data 4.6 takes it: at least one component, weeks alone, no empty time part. */
const DURATION =
  /^P(?:\d+W|(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/;
/** RFC 3339 with a zone (xAPI 1.0.3 Data 4.5). */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/;

/** What is wrong with a statement; empty where nothing is. */
export function faultsOf(statement: unknown): readonly string[] {
  const warnings = check(statement).map((warning) => {
    const path = 'path' in warning && Array.isArray(warning.path) ? warning.path.join('.') : 'statement';
    return `${path}: ${warning.constructor.name}`;
  });
  return [...warnings, ...missedByValidator(statement)];
}

/** @throws LrsRefusal 400 that names all faults */
export function validStatement(statement: unknown): ValidStatement {
  const faults = faultsOf(statement);
  if (faults.length > 0 || !isRecord(statement)) throw new LrsRefusal(400, faults.join('; '));
  return statement;
}

function missedByValidator(statement: unknown): readonly string[] {
  if (!isRecord(statement)) return ['statement: not an object'];
  const { timestamp, result } = statement;
  const duration = isRecord(result) ? result.duration : undefined;
  return [
    ...(typeof duration === 'string' && !DURATION.test(duration) ? [`result.duration: ${duration}`] : []),
    ...(typeof timestamp === 'string' && !TIMESTAMP.test(timestamp) ? [`timestamp: ${timestamp}`] : []),
  ];
}
