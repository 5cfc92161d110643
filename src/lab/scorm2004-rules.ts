import type { Refusal } from './strict-scorm.ts';

/*
 * What an LMS may refuse of a value, as the strictest known ones do: SCORM 2004 RTE 4.1.1 and 4.2 and the
 * formats of Moodle's SCORM 2004 data model, where they are narrower than scorm-again's.
 */

/**
 * `undefined` where the library decides.
 * @param read what the data model holds, `''` for nothing
 */
export function refusalOf(
  element: string,
  value: string,
  read: (path: string) => string,
): Refusal | undefined {
  if (element.startsWith('adl.nav.request')) {
    return {
      error: '101',
      why: 'adl.nav.request in a package of one SCO: some LMSs throw at the next commit.',
    };
  }
  const [, interaction, part = ''] = /^(cmi\.interactions\.\d+)\.(?!id$|type$)(.+)$/.exec(element) ?? [];
  const type = interaction === undefined ? undefined : read(`${interaction}.type`);
  if (type === '') return { error: '408', why: `${element} before the id and type of its interaction.` };
  if (type === 'choice' && /^(?:learner_response|correct_responses\.\d+\.pattern)$/.test(part)) {
    return isChoice(value)
      ? undefined
      : { error: '406', why: `"${clip(value)}" is no answer of an interaction of type "choice".` };
  }
  const rule = RULES.find(([pattern]) => pattern.test(element))?.[1];
  return rule === undefined || rule(value)
    ? undefined
    : { error: '406', why: `"${clip(value)}" is no legal ${element}.` };
}

type Rule = (value: string) => boolean;

/** Two decimals at most, and "Z" only behind a fraction. */
const TIMESTAMP =
  /^(?:19[7-9]\d|20[0-2]\d|203[0-8])(?:-\d{2}(?:-\d{2}(?:T\d{2}(?::\d{2}(?::\d{2}(?:\.\d{1,2}(?:Z|[+-]\d{2}(?::\d{2})?)?)?)?)?)?)?)?$/;
const DURATION = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?)?$/;

const timestamp: Rule = (value) => TIMESTAMP.test(value);
const duration: Rule = (value) => DURATION.test(value);
/** The data type real(10,7). */
const real: Rule = (value) => /^-?\d+(?:\.\d{1,7})?$/.test(value);
/** Characters that a URI can hold (RFC 3986). */
const identifier: Rule = (value) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]{1,4000}$/.test(value);

const RULES: readonly (readonly [RegExp, Rule])[] = [
  [/^cmi\.suspend_data$/, atMost(64_000)],
  [/^cmi\.location$/, atMost(1000)],
  [/^cmi\.session_time$/, duration],
  [/^cmi\.progress_measure$/, real],
  [/\.score\.(?:scaled|raw|min|max)$/, real],
  [/^cmi\.(?:interactions|objectives)\.\d+\.(?:objectives\.\d+\.)?id$/, identifier],
  [/^cmi\.(?:interactions|objectives)\.\d+\.description$/, atMost(250)],
  [/^cmi\.interactions\.\d+\.timestamp$/, timestamp],
  [/^cmi\.interactions\.\d+\.latency$/, duration],
  [/^cmi\.interactions\.\d+\.weighting$/, real],
];

/** Short identifiers of letters, digits, "_" and ".", at most 36, none twice (RTE 4.2.9.1). */
function isChoice(value: string): boolean {
  const parts = value.split('[,]');
  return (
    parts.length <= 36 &&
    new Set(parts).size === parts.length &&
    parts.every((part) => /^[\w.]{1,250}$/.test(part))
  );
}

function atMost(characters: number): Rule {
  return ({ length }) => length <= characters;
}

function clip(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, 60)}… (${value.length} characters)`;
}
