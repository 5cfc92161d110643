/*
 * What an LMS may refuse of a value, as the strictest known ones do: SCORM 1.2 RTE 3.4.4 and the
 * formats of Moodle's SCORM 1.2 data model, where they are narrower than scorm-again's.
 */

/** Error 405 with its reason; `undefined` where the value is legal. */
export function refusalOf(
  element: string,
  value: string,
  typeOf: (path: string) => string,
): string | undefined {
  const rule = RULES.find(([pattern]) => pattern.test(element))?.[1];
  if (rule !== undefined) return rule(value) ? undefined : `"${clip(value)}" is no legal ${element}.`;
  const answer = /^(cmi\.interactions\.\d+)\.(?:student_response|correct_responses\.\d+\.pattern)$/.exec(
    element,
  );
  if (answer?.[1] === undefined) return undefined;
  const type = typeOf(`${answer[1]}.type`);
  return isFeedback(type, value)
    ? undefined
    : `"${clip(value)}" is no answer of an interaction of type "${type}".`;
}

type Rule = (value: string) => boolean;

const SPAN: Rule = (value) => /^\d{2,4}:\d{2}:\d{2}(?:\.\d{1,2})?$/.test(value);
const TIME: Rule = (value) => /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,2})?$/.test(value);
const DECIMAL: Rule = (value) => /^-?\d{0,3}(?:\.\d*)?$/.test(value);
const IDENTIFIER: Rule = (value) => /^[\x21-\x7e]{1,255}$/.test(value);

const RULES: readonly (readonly [RegExp, Rule])[] = [
  [/^cmi\.suspend_data$/, ({ length }) => length <= 4096],
  [/^cmi\.core\.lesson_location$/, ({ length }) => length <= 255],
  [/^cmi\.core\.lesson_status$/, oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed')],
  [/^cmi\.core\.exit$/, oneOf('time-out', 'suspend', 'logout', '')],
  [/^cmi\.core\.session_time$/, SPAN],
  [/score\.(?:raw|min|max)$/, (value) => DECIMAL(value) && between(value, 0, 100)],
  [/^cmi\.(?:interactions|objectives)\.\d+\.(?:objectives\.\d+\.)?id$/, IDENTIFIER],
  [/^cmi\.interactions\.\d+\.time$/, TIME],
  [/^cmi\.interactions\.\d+\.latency$/, SPAN],
  [/^cmi\.interactions\.\d+\.weighting$/, (value) => DECIMAL(value) && between(value, -100, 100)],
  [
    /^cmi\.interactions\.\d+\.result$/,
    (value) => oneOf('correct', 'wrong', 'unanticipated', 'neutral')(value) || DECIMAL(value),
  ],
];

/** CMIFeedback of RTE 3.4.4, by type; plain CMIString255 where the type is not set. */
function isFeedback(type: string, value: string): boolean {
  if (value.length > 255) return false;
  const parts = value.split(',');
  switch (type) {
    case 'true-false':
      return /^[01tf]/.test(value);
    case 'choice':
      return parts.every((part) => /^[0-9a-z]$/.test(part)) && new Set(parts).size === parts.length;
    case 'sequencing':
      return parts.every((part) => /^[0-9a-z]$/.test(part));
    case 'matching':
      return parts.every((part) => /^[0-9a-z]\.[0-9a-z]$/.test(part));
    case 'likert':
      return /^[0-9a-z]?$/.test(value);
    case 'numeric':
      return DECIMAL(value);
    default:
      return true;
  }
}

function oneOf(...words: readonly string[]): Rule {
  return (value) => words.includes(value);
}

function between(value: string, least: number, most: number): boolean {
  return Number(value) >= least && Number(value) <= most;
}

function clip(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, 60)}… (${value.length} characters)`;
}
