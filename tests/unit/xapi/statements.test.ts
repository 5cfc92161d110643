import { describe, expect, test } from 'vitest';
import type { Effect, Outcome } from '../../../src/core/session.ts';
import { faultsOf } from '../../../src/lab/lrs/validation.ts';
import { statementsOf } from '../../../src/xapi/statements.ts';
import {
  answer,
  courseIri,
  outcomeOf,
  prototypes,
  registration,
  report,
  stamped,
  startedAt,
  uuid,
} from '../../support/xapi-course.ts';

const ADL = 'http://adlnet.gov/expapi';
const DAY = 86_400_000;
const failedTry = { raw: 0, passMark: 80, passed: false, attempt: 1 };
const passedTry = { raw: 80, passMark: 80, passed: true, attempt: 2 };
const passed: Outcome = { status: 'passed', completed: true, score: passedTry };

const effects: Readonly<Record<string, Effect>> = {
  'a first launch': { type: 'began', resumed: false, at: startedAt },
  'a launch that goes on': { type: 'began', resumed: true, at: startedAt },
  'a practice answer': answer(),
  'an answer without right or wrong': answer({ result: 'neutral' }),
  'an empty answer': answer({ chosen: [], result: 'incorrect', latencyMs: 0 }),
  'an assessment answer': answer({ attempt: 1, weighting: 1 }),
  progress: { type: 'progress', percent: 0, at: startedAt },
  'a failed try': { type: 'report', outcome: outcomeOf({ score: failedTry }), at: startedAt },
  'a pass': { type: 'report', outcome: passed, at: startedAt },
  'an end before the course is done': { type: 'end', outcome: outcomeOf(), at: startedAt + DAY },
  'an end after whole days': { type: 'end', outcome: passed, at: startedAt + 3 * DAY },
};

function build(effect: Effect, before?: Outcome) {
  return statementsOf(stamped(effect), report, before);
}

function verbs(effect: Effect, before?: Outcome): readonly string[] {
  return build(effect, before).map(({ verb }) => verb.id.replace(`${ADL}/verbs/`, ''));
}

function result(effect: Effect, verb: string) {
  return build(effect).find((statement) => statement.verb.id === `${ADL}/verbs/${verb}`)?.result;
}

const progress = (percent: number) =>
  build({ type: 'progress', percent, at: startedAt })[0]?.result?.extensions;
const reportOf = (outcome: Outcome): Effect => ({ type: 'report', outcome, at: startedAt + 1_000 });
const answered = (interaction: Parameters<typeof answer>[0] = {}) => build(answer(interaction))[0];

describe('every statement', () => {
  const all = Object.entries(effects).flatMap(([what, effect]) =>
    build(effect).map((statement) => ({ what, verb: statement.verb.display?.en, statement })),
  );

  test('the effects give each of the nine verbs', () => {
    expect(new Set(all.map(({ verb }) => verb))).toEqual(
      new Set([
        'initialized',
        'resumed',
        'answered',
        'progressed',
        'failed',
        'passed',
        'completed',
        'suspended',
        'terminated',
      ]),
    );
  });

  test.each(all)('$verb for $what passes the validator without a warning', ({ statement }) => {
    expect(faultsOf(statement)).toEqual([]);
  });

  test.each(all)(
    '$verb for $what follows the ADL SCORM profile: its category, course and attempt as grouping',
    ({ statement }) => {
      expect(statement.context?.contextActivities?.category).toEqual([
        {
          objectType: 'Activity',
          id: 'https://w3id.org/xapi/scorm',
          definition: { type: `${ADL}/activities/profile` },
        },
      ]);
      const grouping = statement.context?.contextActivities?.grouping?.map(({ id, definition }) => [
        id,
        definition?.type,
      ]);
      expect(grouping).toEqual([
        [courseIri, `${ADL}/activities/course`],
        [`${courseIri}/attempts/${registration}`, `${ADL}/activities/attempt`],
      ]);
      expect(statement.context?.registration).toBe(registration);
    },
  );

  test.each(all)('$verb for $what names the account, never a name, and sets no version', ({ statement }) => {
    expect(statement.actor).toEqual({
      objectType: 'Agent',
      account: { homePage: 'https://lms.example.gov', name: 'badge-4711' },
    });
    expect(statement).not.toHaveProperty('version');
  });

  test.each(all)('$verb for $what says which build the learner saw', ({ statement }) => {
    expect(statement.context?.extensions).toMatchObject({
      [`${courseIri}/extensions/version`]: '2.1.0',
      [`${courseIri}/extensions/content-hash`]: '9f86d081884c7d65',
      [`${courseIri}/extensions/edition`]: 'annual',
    });
  });
});

describe('a visit', () => {
  test('saving and committing give no statement', () => {
    expect([...build({ type: 'save' }), ...build({ type: 'commit', when: 'now' })]).toEqual([]);
  });

  test('a launch that goes on is initialized and then resumed, each under its own stamped id', () => {
    const statements = build({ type: 'began', resumed: true, at: startedAt });
    expect(statements.map(({ id, verb }) => [id, verb.display?.en])).toEqual([
      [uuid(2), 'initialized'],
      [uuid(3), 'resumed'],
    ]);
  });

  test('the timestamp is the moment of the effect, in UTC', () => {
    expect(build({ type: 'began', resumed: false, at: startedAt })[0]?.timestamp).toMatch(
      /^2026-11-22T05:00:00(\.0+)?Z$/,
    );
  });

  test('progress is a whole percent below 100, and 100 is left to completed', () => {
    const extension = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
    expect(progress(0)).toEqual({ [extension]: 0 });
    expect(progress(99.9)).toEqual({ [extension]: 99 });
    expect(progress(100)).toBeUndefined();
  });

  test('an unfinished attempt is suspended before it is terminated, a finished one only terminated', () => {
    expect(verbs({ type: 'end', outcome: outcomeOf(), at: startedAt })).toEqual(['suspended', 'terminated']);
    expect(verbs({ type: 'end', outcome: passed, at: startedAt })).toEqual(['terminated']);
  });

  test('terminated tells score, success, completion and time', () => {
    expect(result({ type: 'end', outcome: passed, at: startedAt + 90_500 }, 'terminated')).toEqual({
      score: { scaled: 0.8, raw: 80, min: 0, max: 100 },
      success: true,
      completion: true,
      duration: 'PT1M30.5S',
    });
  });

  test('three whole days are hours, for LRSs that refuse P3DT', () => {
    expect(result({ type: 'end', outcome: passed, at: startedAt + 3 * DAY }, 'terminated')?.duration).toBe(
      'PT72H',
    );
  });

  test('while tries are left, terminated has the score and no success', () => {
    const terminated = result(
      { type: 'end', outcome: outcomeOf({ score: failedTry }), at: startedAt },
      'terminated',
    );
    expect(terminated).toMatchObject({ score: { raw: 0 }, completion: false });
    expect(terminated).not.toHaveProperty('success');
  });
});

describe('a report', () => {
  test('a failed try with nothing right has the score 0, not none', () => {
    expect(result(reportOf(outcomeOf({ score: failedTry })), 'failed')).toEqual({
      score: { scaled: 0, raw: 0, min: 0, max: 100 },
      success: false,
      duration: 'PT1S',
    });
  });

  test('a pass gives passed with the score, then completed without it', () => {
    expect(verbs(reportOf(passed))).toEqual(['passed', 'completed']);
    expect(result(reportOf(passed), 'passed')).toMatchObject({ success: true, score: { scaled: 0.8 } });
    expect(result(reportOf(passed), 'completed')).toEqual({ completion: true, duration: 'PT1S' });
  });

  test('a failed try is told once, the next one again', () => {
    const first = outcomeOf({ score: failedTry });
    expect(verbs(reportOf(first))).toEqual(['failed']);
    expect(verbs(reportOf({ ...first, status: 'failed' }), first)).toEqual([]);
    expect(
      verbs(reportOf(outcomeOf({ status: 'failed', score: { ...failedTry, attempt: 2 } })), first),
    ).toEqual(['failed']);
  });

  test('a try that fails after the course was completed is not a second completion', () => {
    const completed = outcomeOf({ status: 'completed', completed: true });
    expect(verbs(reportOf(completed))).toEqual(['completed']);
    expect(verbs(reportOf({ ...completed, score: failedTry }), completed)).toEqual(['failed']);
  });

  test('a passed try waits for the lessons that are missing', () => {
    const early = outcomeOf({ score: passedTry });
    expect(verbs(reportOf(early))).toEqual([]);
    expect(verbs(reportOf(passed), early)).toEqual(['passed', 'completed']);
  });

  test('a judgement says its try, its seed and the mark that had to be reached', () => {
    expect(build(reportOf(outcomeOf({ score: failedTry })))[0]?.context?.extensions).toMatchObject({
      [`${courseIri}/extensions/try`]: 1,
      [`${courseIri}/extensions/form-seed`]: 0,
      [`${courseIri}/extensions/pass-mark`]: 80,
    });
  });
});

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
    expect(answered({ chosen: [3, 4] })?.result).toEqual({
      response: 'golf[,]tetris',
      success: true,
      duration: 'PT12.34S',
    });
  });

  test('a single choice stands without the delimiter (Data 2.4.4.1)', () => {
    expect(answered({ chosen: [2], result: 'incorrect' })?.result).toMatchObject({
      response: 'facebook',
      success: false,
    });
  });

  test('choosing nothing is an empty response, not an absent one', () => {
    expect(answered({ chosen: [], result: 'incorrect' })?.result?.response).toBe('');
  });

  test('where nothing was to be got right there is neither success nor a pattern', () => {
    const options = prototypes.options.map((option) => ({ ...option, correct: false }));
    const statement = answered({ result: 'neutral', question: { ...prototypes, options } });
    expect(statement?.result).not.toHaveProperty('success');
    expect(statement?.object).not.toHaveProperty('definition.correctResponsesPattern');
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
    const context = answered({ attempt: 1, weighting: 1 })?.context;
    expect(context?.contextActivities?.parent?.map(({ id }) => id)).toEqual([`${courseIri}/assessment`]);
    expect(context?.extensions).toMatchObject({
      [`${courseIri}/extensions/try`]: 1,
      [`${courseIri}/extensions/form-seed`]: 0,
    });
  });
});
