import { type Item, item, itemIri, type Scheme } from './scheme.ts';
import { templateIri, type TemplateName } from './templates.ts';

/** Exactly one way of joining what it names (xAPI Profiles 1.0, part two, patterns). */
type Join =
  | { readonly sequence: readonly string[] }
  | { readonly alternates: readonly string[] }
  | { readonly optional: string }
  | { readonly zeroOrMore: string }
  | { readonly oneOrMore: string };

type Pattern = Item & Join & { readonly primary: boolean };

/** In any order and number between the beginning of a visit and its end. */
const happenings: readonly TemplateName[] = [
  'practised',
  'decided',
  'answered-in-assessment',
  'progressed',
  'passed',
  'failed',
  'completed',
];

/**
 * In which order statements come. A pattern is held against all statements of one registration, and the
 * visits of an attempt share theirs: the primary pattern is one visit after the other.
 */
export function patterns(scheme: Scheme): readonly Pattern[] {
  const template = (name: TemplateName) => templateIri(scheme, name);
  const pattern = (id: string) => itemIri(scheme, 'patterns', id);
  const joined = (id: string, [name, about]: readonly [string, string], join: Join): Pattern => ({
    ...item(scheme, 'Pattern', { id: pattern(id), name, about }),
    primary: id === 'attempt',
    ...join,
  });
  return [
    joined('attempt', ['Attempt', 'Everything of one registration: one visit after the other.'], {
      oneOrMore: pattern('visit'),
    }),
    joined(
      'visit',
      ['Visit', 'From the opening of the course to its leaving. A window that is killed leaves no farewell.'],
      {
        sequence: [
          template('initialized'),
          pattern('resumption'),
          pattern('events'),
          pattern('suspension'),
          pattern('farewell'),
        ],
      },
    ),
    joined('resumption', ['Resumption', 'Where the attempt was begun on an earlier visit.'], {
      optional: template('resumed'),
    }),
    joined('events', ['Events', 'All that happens in the visit.'], { zeroOrMore: pattern('event') }),
    joined('event', ['Event', 'An answer, progress or a judgement.'], {
      alternates: happenings.map(template),
    }),
    joined('suspension', ['Suspension', 'Where the learner leaves before the course is completed.'], {
      optional: template('suspended'),
    }),
    joined('farewell', ['Farewell', 'Where the window had time to say it.'], {
      optional: template('terminated'),
    }),
  ];
}
