import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../../src/lab/lrs/validation.ts';
import { interactionActivity, responseOf } from '../../../src/xapi/interaction-activity.ts';
import { statementsOf } from '../../../src/xapi/statements.ts';
import { exchanges, kinds, open } from '../../support/exchanges.ts';
import { answer, courseIri, report, stamped } from '../../support/xapi-course.ts';

const parent = { kind: 'lesson', id: 'what-it-is' } as const;
const item = { id: 'the-question', text: 'What now?', objective: 'O-1.1', parent };
const definitionOf = (kind: (typeof kinds)[number], exchange = open(exchanges[kind])) =>
  interactionActivity(report, item, exchange).definition;
const component = (id: string) => ({ id, description: { 'en-US': `Text of ${id}` } });
const PARTS = new Set(['choices', 'scale', 'source', 'target', 'steps']);

describe('an interaction of xAPI 1.0.3 Data 2.4.4.1', () => {
  test.each([
    ['choice', 'step-back[,]walk-up', 'step-back[,]call-in'],
    ['sequencing', 'walk-up[,]step-back[,]call-in', 'step-back[,]call-in[,]walk-up'],
    [
      'matching',
      'long-breath[.]more-time[,]the-car[.]more-time',
      'long-breath[.]more-time[,]the-car[.]distance',
    ],
    ['numeric', '12', '5[:]7'],
    ['performance', 'first[.]go-in[,]then[.]leave', 'first[.]wait[,]then[.]ask'],
  ] as const)('of type %s is answered "%s" where "%s" is right', (kind, response, pattern) => {
    expect(responseOf(exchanges[kind])).toBe(response);
    expect(definitionOf(kind, exchanges[kind])).toMatchObject({
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: kind,
      correctResponsesPattern: [pattern],
    });
  });

  // The table of components that a type may have; none has another.
  const choices = ['step-back', 'call-in', 'walk-up'].map(component);
  test.each([
    ['choice', { choices }],
    ['sequencing', { choices }],
    [
      'matching',
      {
        source: ['long-breath', 'the-car'].map(component),
        target: ['more-time', 'distance'].map(component),
      },
    ],
    ['performance', { steps: ['first', 'then'].map(component) }],
    ['numeric', {}],
  ] as const)('of type %s has these components', (kind, components) => {
    const parts = Object.entries(definitionOf(kind) ?? {}).filter(([name]) => PARTS.has(name));
    expect(Object.fromEntries(parts)).toEqual(components);
  });

  test.each(kinds)('of type %s has no pattern where nothing was to be got right', (kind) => {
    expect(definitionOf(kind)).not.toHaveProperty('correctResponsesPattern');
    expect(responseOf(open(exchanges[kind]))).toBe(responseOf(exchanges[kind]));
  });

  test('stands under the course, and is named by its text', () => {
    expect(interactionActivity(report, item, exchanges.numeric)).toMatchObject({
      objectType: 'Activity',
      id: `${courseIri}/interactions/the-question`,
      definition: { name: { 'en-US': 'What now?' }, description: { 'en-US': 'What now?' } },
    });
  });

  test.each(kinds.flatMap((kind) => [exchanges[kind], open(exchanges[kind])]))(
    'of type $kind passes @learninglocker/xapi-validation, with and without a right answer',
    (exchange) => {
      const result = exchange.correct === null ? 'neutral' : 'incorrect';
      const credit = exchange.correct === null ? null : 50;
      const [statement] = statementsOf(stamped(answer({ item, exchange, result, credit })), report);
      expect(faultsOf(statement)).toEqual([]);
    },
  );
});
