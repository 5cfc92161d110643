import { describe, expect, test } from 'vitest';
import { statementsOf } from '../../../src/xapi/statements.ts';
import { exchanges, open } from '../../support/exchanges.ts';
import { answerTo } from '../../support/interactions.ts';
import { answer, courseIri, prototypes, report, stamped } from '../../support/xapi-course.ts';

const ADL = 'http://adlnet.gov/expapi';
const answered = (interaction: Parameters<typeof answer>[0] = {}) =>
  statementsOf(stamped(answer(interaction)), report)[0];

describe('an answer', () => {
  test('is defined as xAPI 1.0.3 Data, Appendix C defines a choice', () => {
    expect(answered()?.object).toEqual({
      objectType: 'Activity',
      id: `${courseIri}/interactions/prototypes`,
      definition: {
        name: { 'en-US': 'Which of these prototypes are available at the beta site?' },
        description: { 'en-US': 'Which of these prototypes are available at the beta site?' },
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        interactionType: 'choice',
        correctResponsesPattern: ['golf[,]tetris'],
        choices: [
          { id: 'golf', description: { 'en-US': 'Golf Example' } },
          { id: 'facebook', description: { 'en-US': 'Facebook App' } },
          { id: 'tetris', description: { 'en-US': 'Tetris Example' } },
          { id: 'scrabble', description: { 'en-US': 'Scrabble Example' } },
        ],
      },
    });
  });

  test('a right response equals its pattern letter for letter, in whatever order it was chosen', () => {
    expect(answered(answerTo(prototypes, [3, 4]))?.result).toEqual({
      response: 'golf[,]tetris',
      success: true,
      duration: 'PT12.34S',
    });
  });

  test('a single choice stands without the delimiter (Data 2.4.4.1)', () => {
    expect(answered({ ...answerTo(prototypes, [2]), result: 'incorrect', credit: 0 })?.result).toMatchObject({
      response: 'facebook',
      success: false,
    });
  });

  test('choosing nothing is an empty response, not an absent one', () => {
    expect(answered({ ...answerTo(prototypes, []), result: 'incorrect', credit: 0 })?.result?.response).toBe(
      '',
    );
  });

  test('where nothing was to be got right there is neither success nor a pattern', () => {
    const options = prototypes.options.map((option) => ({ ...option, correct: false }));
    const statement = answered({
      ...answerTo({ ...prototypes, options }),
      result: 'neutral',
      credit: null,
    });
    expect(statement?.result).not.toHaveProperty('success');
    expect(statement?.object).not.toHaveProperty('definition.correctResponsesPattern');
  });

  test('that is worth a part says how much, and is no success', () => {
    expect(answered({ ...answerTo(prototypes, [3]), result: 'incorrect', credit: 50 })?.result).toEqual({
      response: 'tetris',
      success: false,
      score: { scaled: 0.5 },
      duration: 'PT12.34S',
    });
  });

  test.each([
    ['all of it', 100, 'correct'],
    ['nothing', 0, 'incorrect'],
    ['nothing, for nothing was to be got right', null, 'neutral'],
  ] as const)('that is worth %s has no score', (_, credit, result) => {
    expect(answered({ credit, result })?.result).not.toHaveProperty('score');
  });

  test('to what was answered before says so, and a first one says nothing of it', () => {
    const retry = `${courseIri}/extensions/retry`;
    expect(answered({ isRetry: true })?.context?.extensions).toMatchObject({ [retry]: true });
    expect(answered()?.context?.extensions).not.toHaveProperty([retry]);
  });

  test('in a scenario belongs to the scenario', () => {
    const parent = { kind: 'scenario', id: 'the-porch' } as const;
    const item = { id: 'the-porch/door', text: 'What do you do at the door?', objective: 'O-1.1', parent };
    const statement = answered({
      item,
      exchange: open(exchanges.performance),
      result: 'neutral',
      credit: null,
    });
    expect(statement?.object).toMatchObject({ id: `${courseIri}/interactions/the-porch/door` });
    expect(statement?.context?.contextActivities?.parent).toEqual([
      {
        objectType: 'Activity',
        id: `${courseIri}/scenarios/the-porch`,
        definition: { type: `${ADL}/activities/simulation`, name: { 'en-US': 'The porch' } },
      },
    ]);
  });

  test('practice belongs to its lesson, and says its objective', () => {
    expect(answered()?.context?.contextActivities).toMatchObject({
      parent: [
        {
          id: `${courseIri}/lessons/what-it-is`,
          definition: {
            type: `${ADL}/activities/lesson`,
            name: { 'en-US': 'What de-escalation is, and is not' },
          },
        },
      ],
      other: [
        {
          id: `${courseIri}/objectives/O-1.1`,
          definition: {
            type: `${ADL}/activities/objective`,
            name: { 'en-US': 'Name the four parts of the definition' },
          },
        },
      ],
    });
  });

  test('an answer in the assessment belongs to the assessment, its try and the try’s seed', () => {
    const context = answered({ form: { attempt: 1, seed: 0 }, weighting: 1 })?.context;
    expect(context?.contextActivities?.parent?.map(({ id }) => id)).toEqual([`${courseIri}/assessment`]);
    expect(context?.extensions).toMatchObject({
      [`${courseIri}/extensions/try`]: 1,
      [`${courseIri}/extensions/form-seed`]: 0,
    });
  });
});
