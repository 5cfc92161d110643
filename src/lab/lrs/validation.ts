import validation from '@learninglocker/xapi-validation';
import { isRecord, LrsRefusal } from './exchange.ts';
import { fits, type XapiVersion } from './version.ts';

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
export function faultsOf(statement: unknown, version: XapiVersion = '1.0.3'): readonly string[] {
  const warnings = check(version === '1.0.3' ? statement : asOlder(statement)).map((warning) => {
    const path = 'path' in warning && Array.isArray(warning.path) ? warning.path.join('.') : 'statement';
    return `${path}: ${warning.constructor.name}`;
  });
  return [...warnings, ...missedByValidator(statement, version)];
}

/** @throws LrsRefusal 400 that names all faults */
export function validStatement(statement: unknown, version: XapiVersion): ValidStatement {
  const faults = faultsOf(statement, version);
  if (faults.length > 0 || !isRecord(statement)) throw new LrsRefusal(400, faults.join('; '));
  return statement;
}

/** The validator knows 1.0.3 only: without what 2.0 added, the rest follows the same rules. */
function asOlder(statement: unknown): unknown {
  if (!isRecord(statement)) return statement;
  const { version: _version, context, ...rest } = statement;
  if (!isRecord(context)) return context === undefined ? rest : { ...rest, context };
  const { contextAgents: _agents, contextGroups: _groups, ...older } = context;
  return { ...rest, context: older };
}

function missedByValidator(statement: unknown, version: XapiVersion): readonly string[] {
  if (!isRecord(statement)) return ['statement: not an object'];
  const { timestamp, result, context } = statement;
  const duration = isRecord(result) ? result.duration : undefined;
  const around = isRecord(context) && version === '2.0.0' ? context : {};
  return [
    ...(typeof duration === 'string' && !DURATION.test(duration) ? [`result.duration: ${duration}`] : []),
    ...(typeof timestamp === 'string' && !TIMESTAMP.test(timestamp) ? [`timestamp: ${timestamp}`] : []),
    ...(fits(statement.version, version) ? [] : [`version: does not fit the header's ${version}`]),
    ...peopleFaults('contextAgent', 'agent', around.contextAgents),
    ...peopleFaults('contextGroup', 'group', around.contextGroups),
  ];
}

/** IEEE 9274.1.1, 4.2.2: each names its object type and the people it is about. */
function peopleFaults(objectType: string, member: 'agent' | 'group', list: unknown): readonly string[] {
  if (list === undefined) return [];
  const isGood =
    Array.isArray(list) &&
    list.every((one: unknown) => isRecord(one) && one.objectType === objectType && isRecord(one[member]));
  return isGood ? [] : [`context.${objectType}s: each wants objectType ${objectType} and its ${member}`];
}
