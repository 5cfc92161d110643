import { extensionIris, type ExtensionIris, profileVersionIri, progressIri } from '../../xapi/vocabulary.ts';
import { type LanguageMap, type Scheme, words } from './scheme.ts';

/** A Statement Template Rule (xAPI Profiles 1.0, part two). */
export interface Rule {
  /** JSONPath, read on the statement. */
  readonly location: string;
  readonly presence?: 'included' | 'recommended' | 'excluded';
  readonly any?: readonly unknown[];
  readonly all?: readonly unknown[];
  readonly none?: readonly unknown[];
  readonly scopeNote?: LanguageMap;
}

export function included(location: string): Rule {
  return { location, presence: 'included' };
}

/** May be left out; where it stands it is one of `all`, if that is given. */
export function recommended(location: string, all?: readonly unknown[]): Rule {
  return { location, presence: 'recommended', ...(all === undefined ? {} : { all }) };
}

export function excluded(location: string): Rule {
  return { location, presence: 'excluded' };
}

/** Has to stand there, and nothing but this. */
export function exactly(location: string, value: unknown): Rule {
  return { location, presence: 'included', all: [value] };
}

function noted(scheme: Scheme, rule: Rule, note: string): Rule {
  return { ...rule, scopeNote: words(scheme, note) };
}

/** What holds for every statement, whatever it says and whichever standard launched the course. */
export function commonRules(scheme: Scheme): readonly Rule[] {
  return [
    noted(scheme, included('$.id'), 'Fixed when it happened, so that a statement sent again is stored once.'),
    noted(scheme, included('$.timestamp'), 'When it happened, in UTC; never when it was sent.'),
    noted(
      scheme,
      included('$.context.registration'),
      'UUID of the attempt; all visits of one attempt share it.',
    ),
    {
      location: '$.context.contextActivities.category[*].id',
      presence: 'included',
      any: [profileVersionIri(scheme.courseIri)],
      scopeNote: words(scheme, 'Categories of the standard that launched the course stand beside it.'),
    },
    ...(['version', 'contentHash', 'edition'] as const).map((name) =>
      included(extensionLocation(scheme, name)),
    ),
  ];
}

/** What every answer tells. */
export function answerRules(scheme: Scheme): readonly Rule[] {
  return [
    included('$.object.definition.interactionType'),
    noted(
      scheme,
      included('$.result.response'),
      'What was answered, in the response format of the interactionType (xAPI 1.0.3 Data 2.4.4.1).',
    ),
    noted(scheme, included('$.result.duration'), 'From the question shown to the answer given.'),
  ];
}

/** What the answer to a question tells beside that. */
export function questionRules(scheme: Scheme): readonly Rule[] {
  return [
    ...answerRules(scheme),
    noted(
      scheme,
      recommended('$.result.success', [true, false]),
      'Left out where nothing was to be got right.',
    ),
  ];
}

/** What a pass and a failed try tell. */
export function judgementRules(scheme: Scheme, success: boolean): readonly Rule[] {
  return [
    exactly('$.result.success', success),
    judgementTime(scheme),
    noted(scheme, recommended('$.result.score.scaled'), 'Left out where no score is held.'),
    recommended('$.result.score.min', [0]),
    recommended('$.result.score.max', [100]),
    ...(['attempt', 'seed', 'passMark'] as const).map((name) =>
      noted(scheme, recommended(extensionLocation(scheme, name)), 'Stands beside every score.'),
    ),
  ];
}

export function completionRules(scheme: Scheme): readonly Rule[] {
  return [
    exactly('$.result.completion', true),
    judgementTime(scheme),
    excluded('$.result.score'),
    excluded('$.result.success'),
  ];
}

/** Percent as cmi5 (Quartz) 9.5.5.1 counts it: at 100 the course says that it is completed. */
export function progressRules(scheme: Scheme): readonly Rule[] {
  return [
    {
      location: `$.result.extensions['${progressIri}']`,
      presence: 'included',
      none: [100],
      scopeNote: words(scheme, 'Whole percent below 100; at 100 the course is completed.'),
    },
  ];
}

export function goodbyeRules(scheme: Scheme): readonly Rule[] {
  return [
    visitTime(scheme),
    ...['$.result.completion', '$.result.success', '$.result.score.scaled'].map((location) =>
      noted(
        scheme,
        recommended(location),
        'How the attempt stands; left out in cmi5, which allows only the duration.',
      ),
    ),
  ];
}

/** The location of one of the course's own context extensions. */
export function extensionLocation({ courseIri }: Scheme, name: keyof ExtensionIris): string {
  return `$.context.extensions['${extensionIris(courseIri)[name]}']`;
}

function judgementTime(scheme: Scheme): Rule {
  return noted(
    scheme,
    recommended('$.result.duration'),
    'Time since the visit began; left out where a later visit says again what an earlier one came to.',
  );
}

function visitTime(scheme: Scheme): Rule {
  return noted(scheme, included('$.result.duration'), 'Time since the visit began.');
}
